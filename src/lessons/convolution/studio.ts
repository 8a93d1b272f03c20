/** The visitor's picture and weights, kept from step to step until the page is closed. */
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OwnPicture } from '../../ui/picture/load.ts';
import type { Shape } from '../../ui/picture/use-picture.ts';
import { filterWeights } from '../../workloads/convolution/filters.ts';
import { useLesson } from '../kit/context.tsx';
import type { CourseStore } from '../state/course-store.ts';
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

/** One for each course: whoever made the course decides how long it lives. */
const studios = new WeakMap<CourseStore, StoreApi<Studio>>();

export function useStudio(): readonly [Studio, (part: Partial<Studio>) => void] {
  const { course } = useLesson();
  let studio = studios.get(course);
  if (!studio) {
    studio = createStore<Studio>(() => ({
      picture: null,
      shape: 'square',
      weights: [...filterWeights('gaussian', 3)],
      measured: null,
    }));
    studios.set(course, studio);
  }
  return [useStore(studio), studio.setState];
}
