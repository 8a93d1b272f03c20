/** The kernels whose pages the lesson reads and times, each with its size. */
import type { LocalText, Params } from '../../engine/contract.ts';
import { text } from '../text.ts';

interface Job {
  readonly id: string;
  readonly label: LocalText;
  readonly workload: string;
  readonly variant: string;
  readonly params: Params;
}

/** The first is the one that is read line by line. */
export const JOBS = [
  {
    id: 'add',
    label: text('Adding two arrays', '两个数组相加'),
    workload: 'vector-add',
    variant: 'scalar',
    params: { n: 1000 },
  },
  {
    id: 'multiply',
    label: text('Multiplying matrices', '矩阵乘法'),
    workload: 'matmul',
    variant: 'naive',
    params: { n: 64, m: 64, k: 64 },
  },
  {
    id: 'sum',
    label: text('A sum of many numbers', '许多数的和'),
    workload: 'reduction',
    variant: 'sequential',
    params: { n: 65_536 },
  },
] as const satisfies readonly Job[];

export type JobId = (typeof JOBS)[number]['id'];
