/** A step in JavaScript: which stages it has, and how their rows are shared out. */
import type { Stage, Tensors } from '../../engine/contract.ts';
import { back, convolve, FILTER_ROWS, updateFilters } from './convolutional/kernels.ts';
import { finish, hidden, output, update } from './dense/kernels.ts';
import { rowsOf, type TrainingParams } from './layout.ts';

export function stages(p: TrainingParams): readonly Stage[] {
  const { b } = p;
  const rows = rowsOf(p) + 1;
  const forward = [
    { entry: 'hidden', rows: b, grain: 2 },
    { entry: 'output', rows: b, grain: 4 },
  ];
  const last = [
    { entry: 'update', rows, grain: 8 },
    { entry: 'finish', rows: 1, grain: 1 },
  ];
  if (p.network === 'perceptron') return [...forward, ...last];
  return [
    { entry: 'convolve', rows: b, grain: 1 },
    ...forward,
    { entry: 'back', rows: b, grain: 1 },
    { entry: 'updateFilters', rows: FILTER_ROWS, grain: 4 },
    ...last,
  ];
}

const STAGES = { convolve, hidden, output, back, updateFilters, update, finish };

export const stage = (io: Tensors, p: TrainingParams, entry: string, begin: number, end: number): void =>
  STAGES[entry as keyof typeof STAGES](io, p, begin, end);

/** All stages, one after the other. */
export function step(io: Tensors, p: TrainingParams): void {
  for (const { entry, rows } of stages(p)) stage(io, p, entry, 0, rows);
}
