/** The visitor's picture and weights, kept from step to step until the page is closed. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { OwnPicture } from '../../ui/picture/load.ts';
import type { Shape } from '../../ui/picture/use-picture.ts';
import { filterWeights } from '../../workloads/convolution/filters.ts';
import { useLesson } from '../kit/context.tsx';
import { perCourse } from '../state/per-course.ts';
import { text } from '../text.ts';

export const STALE_WEIGHTS = text(
  'You have changed the weights since: measure again to see what they do.',
  '权重后来改过了：再测一次，看看新权重的效果。',
);

interface Studio {
  readonly picture: OwnPicture | null;
  readonly shape: Shape;
  /** 3×3, row by row. */
  readonly weights: readonly number[];
  /** What the last run filtered, RGBA, and with which weights. */
  readonly measured: {
    readonly pixels: Uint8Array;
    readonly width: number;
    readonly height: number;
    readonly weights: readonly number[];
  } | null;
}

const studioOf = perCourse(() =>
  createStore<Studio>(() => ({
    picture: null,
    shape: 'square',
    weights: [...filterWeights('gaussian', 3)],
    measured: null,
  })),
);

export function useStudio(): readonly [Studio, (part: Partial<Studio>) => void] {
  const studio = studioOf(useLesson().course);
  return [useStore(studio), studio.setState];
}
