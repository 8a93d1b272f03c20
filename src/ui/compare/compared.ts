import { useState } from 'react';
import type { Summary } from '../../results/summary.ts';
import { letterOf } from './letters.ts';

/** One result among several that are laid over each other. */
export interface Compared {
  readonly id: string;
  readonly summary: Summary;
  /** Measured by this visitor. */
  readonly own: boolean;
}

export interface Lettered extends Compared {
  readonly letter: string;
}

/** More lines than of so many are hard to follow at first. */
export const FIRST_DRAWN = 6;

export interface Drawing {
  /** All, with their letters. */
  readonly all: readonly Lettered[];
  /** Those that are drawn, and compared in the table; the first is what others are compared with. */
  readonly drawn: readonly Lettered[];
  isDrawn(id: string): boolean;
  draw(id: string, on: boolean): void;
  drawAll(): void;
  drawFirst(): void;
}

/** Who is drawn: the first few until the reader chooses. @param results must keep its identity */
export function useDrawing(results: readonly Compared[]): Drawing {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const all = results.map((one, index) => ({ ...one, letter: letterOf(index) }));
  const first = new Set(all.slice(0, FIRST_DRAWN).map(({ id }) => id));
  const isDrawn = (id: string) => chosen.get(id) ?? first.has(id);
  return {
    all,
    drawn: all.filter(({ id }) => isDrawn(id)),
    isDrawn,
    draw: (id, on) => setChosen(new Map(chosen).set(id, on)),
    drawAll: () => setChosen(new Map(all.map(({ id }) => [id, true]))),
    drawFirst: () => setChosen(new Map()),
  };
}
