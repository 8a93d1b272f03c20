/** The works that compete: what each does at a length T, what it costs, and how much of it stands in a row. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { type AttentionParams, cost as attentionCost } from '../../workloads/attention/definition.ts';
import { type MatmulParams, cost as productCost } from '../../workloads/matmul/definition.ts';
import { type RecurrenceParams, cost as recurrenceCost } from '../../workloads/recurrence/definition.ts';
import type { Results } from '../lesson.ts';
import { fastest, rowsOf } from '../results.ts';
import { figure, text } from '../text.ts';

/** Numbers of a state, and of a token in all heads together. */
const WIDTH = 128;
const HEADS = 2;

/** Here all three do the same number of operations: attention has T·(T + 1)/2 pairs, and T + 1 is 2 · 128. */
export const EQUAL_T = 2 * WIDTH - 1;

export const recurrenceAt = (t: number, b = 1): RecurrenceParams => ({ t, d: WIDTH, b });
/** W·h and U·x of every step, as one product: [T, 2d] times [2d, d]. */
const productAt = (t: number): MatmulParams => ({ m: t, k: 2 * WIDTH, n: WIDTH });
const attentionAt = (t: number): AttentionParams => ({ t, d: WIDTH / HEADS, heads: HEADS });

export interface Work {
  /** That of its workload. */
  readonly id: string;
  readonly label: LocalText;
  /** For a column of a table. */
  readonly short: LocalText;
  /** Variants that compete, as in a pattern. */
  readonly variants: string;
  params(t: number): Readonly<Record<string, number>>;
  /** Floating-point operations at a length. */
  flops(t: number): number;
  /** Steps of which each needs the one before it. */
  inARow(t: number): number;
}

export const WORKS: readonly Work[] = [
  {
    id: 'recurrence',
    label: text('Recurrence, one sequence', '循环，一条序列'),
    short: text('recurrence', '循环'),
    variants: 'steps|loop|wasm-threads',
    params: (t) => recurrenceAt(t),
    flops: (t) => recurrenceCost(recurrenceAt(t)).flops,
    inARow: (t) => t,
  },
  {
    id: 'matmul',
    label: text('The same multiply-adds without the waiting: a matrix product', '同样的乘加，不用等待：矩阵乘法'),
    short: text('matrix product', '矩阵乘法'),
    variants: 'coalesced|wasm-threads',
    params: productAt,
    flops: (t) => productCost(productAt(t)).flops,
    inARow: () => 1,
  },
  {
    id: 'attention',
    label: text('Attention, two heads', '注意力，两个头'),
    short: text('attention', '注意力'),
    variants: 'fused|wasm-threads',
    params: attentionAt,
    flops: (t) => attentionCost(attentionAt(t)).flops,
    // Scores, softmax, weighted sums.
    inARow: () => 3,
  },
];

export const work = (id: string): Work => {
  const found = WORKS.find((one) => one.id === id);
  if (!found) throw new Error(`No work '${id}'.`);
  return found;
};

/** The cases of all works at a length. */
export const patternsAt = (t: number): readonly string[] =>
  WORKS.map(({ id, variants, params }) => {
    const given = Object.entries(params(t)).map(([name, value]) => `${name}=${value}`);
    return `${id}:${variants}:${given.join(',')}`;
  });

export const mflop = (flops: number): string => `${figure(flops / 1e6)} MFLOP`;

export type Side = 'gpu' | 'cpu';

export const SIDES: readonly Side[] = ['gpu', 'cpu'];

/** A work's timed rows of a run. */
export const rowsOfWork = (results: Results, run: string, id: string): readonly SummaryRow[] =>
  rowsOf(results, run).filter(({ workload }) => workload === id);

/** A work's fastest row on a side; null where none has a time. */
export const bestOf = (results: Results, run: string, id: string, side: Side): SummaryRow | null =>
  fastest(rowsOfWork(results, run, id), side);
