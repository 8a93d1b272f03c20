/** A small drawing for each lesson, of what it is about. The text beside it says the same. */
import type { ReactNode } from 'react';
import { AI } from './drawings/ai.tsx';
import { BEYOND } from './drawings/beyond.tsx';
import { MANY } from './drawings/many.tsx';
import { MEMORY } from './drawings/memory.tsx';

const WIDTH = 96;
const HEIGHT = 64;

/** By lesson. */
export const DRAWINGS: Readonly<Record<string, ReactNode>> = { ...MANY, ...MEMORY, ...AI, ...BEYOND };

export function Thumbnail({ lesson }: { lesson: string }) {
  return (
    <svg className="thumb" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {DRAWINGS[lesson]}
    </svg>
  );
}
