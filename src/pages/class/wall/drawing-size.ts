import { type RefObject, useRef } from 'react';
import { useWidth } from '../../../ui/charts/use-width.ts';
import { useMedia } from '../../../ui/controls/use-media.ts';

export interface DrawingSize {
  /** Of the element that the drawing fills. */
  readonly ref: RefObject<HTMLDivElement | null>;
  /** Pixels; 0 until it is laid out. */
  readonly width: number;
  readonly height: number;
  /** Pixels of a line of text, to be read from the last row on a projector. */
  readonly type: number;
}

const NARROW = 620;
const WIDE = 1200;

/** As wide as there is room, and so high that the rest of the wall fits below it on a screen of its own. */
export function useDrawingSize(): DrawingSize {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const high = useMedia('(height >= 900px)');
  const height = width < NARROW ? 440 : Math.min(high ? 430 : 320, Math.round(width * 0.5));
  return { ref, width, height, type: width < NARROW ? 14 : width < WIDE ? 16 : 20 };
}
