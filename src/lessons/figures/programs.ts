/** What the waves of the figures execute. `a` and `b` are arrays in memory; `i` is the number of the lane. */
import type { Branch, Instruction, Program } from './wave.ts';

export const SOURCE: readonly number[] = [3, 1, 4, 1, 5, 9, 2, 6];

const load: Instruction = { code: 'x = a[i]', does: (_, lane) => SOURCE[lane] };
const twice: Instruction = { code: 'x = x * 2', does: (x) => x * 2 };
const more: Instruction = { code: 'x = x + 1', does: (x) => x + 1 };
const less: Instruction = { code: 'x = x - 1', does: (x) => x - 1 };
const thrice: Instruction = { code: 'x = x * 3', does: (x) => x * 3 };
const store: Instruction = { code: 'b[i] = x', does: (x) => x };

/** No branch: nobody ever waits. */
export const STRAIGHT: Program = { before: [load, twice, more, store], branch: null, after: [] };

const branching = (code: string, holds: Branch['holds']): Program => ({
  before: [load],
  branch: { code, holds, yes: [twice, more], no: [less, thrice] },
  after: [store],
});

export const BRANCHING = {
  agree: branching('if i < 8', (lane) => lane < 8),
  other: branching('if i % 2 == 0', (lane) => lane % 2 === 0),
  single: branching('if i == 3', (lane) => lane === 3),
} as const;
