/**
 * The kernels of a pass through the model, each as the case of a workload that does the same work: what is timed is that
 * case. Pure.
 */
import type { Cost, LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { cost as attentionCost } from '../../workloads/attention/definition.ts';
import { cost as productCost } from '../../workloads/matmul/definition.ts';
import { cost as softmaxCost } from '../../workloads/softmax/definition.ts';
import { cost as sumCost } from '../../workloads/vector-add/definition.ts';
import type { Results } from '../lesson.ts';
import { fastest, kernelMs, rowsOf } from '../results.ts';
import { text } from '../text.ts';

/** Of the English model that the site brings along; the Chinese one has more tokens, and is the same otherwise. */
export const SHAPE = { width: 64, layers: 2, heads: 4, t: 96, vocabulary: 163 } as const;

/** 16 stories as long as can be, or as many tokens of longer texts. */
export const TOKENS = 16 * SHAPE.t;

export type Side = 'gpu' | 'cpu';
export const SIDES: readonly Side[] = ['gpu', 'cpu'];
export const NAMES = { gpu: 'GPU', cpu: 'CPU' } as const;

/** Products with weights; attention, whose products are of tokens with tokens; and what is left. */
export const KINDS = ['matrix', 'attention', 'rest'] as const;
export type Kind = (typeof KINDS)[number];

export interface Kernel {
  readonly id: string;
  readonly kind: Kind;
  readonly label: LocalText;
  /** Where the case is of another operation on as many numbers. */
  readonly standsIn: boolean;
  readonly workload: keyof typeof VARIANTS;
  readonly params: Readonly<Record<string, number>>;
  /** How often in a pass. */
  readonly times: number;
  /** Of all its times. */
  readonly flops: number;
}

/** On the GPU one that any device runs, on the CPU the best on all cores. */
const VARIANTS = {
  matmul: 'registers|wasm-threads',
  attention: 'fused|wasm-threads',
  softmax: 'row-per-workgroup|wasm-threads',
  'vector-add': 'vec4|wasm-threads',
} as const;

const { width, layers, heads, vocabulary } = SHAPE;

interface Named {
  readonly id: string;
  readonly label: LocalText;
  readonly times?: number;
  readonly standsIn?: boolean;
}

const kernel = (
  kind: Kind,
  workload: Kernel['workload'],
  params: Kernel['params'],
  { flops }: Cost,
  { times = 1, standsIn = false, ...named }: Named,
): Kernel => ({ ...named, kind, workload, params, times, standsIn, flops: times * flops });

function product(k: number, n: number, named: Named): Kernel {
  const params = { m: TOKENS, k, n };
  return kernel('matrix', 'matmul', params, productCost(params), named);
}

function attentionOf(t: number): Kernel {
  const params = { t, d: width / heads, heads: (heads * TOKENS) / t };
  const label = text('attention', '注意力');
  return kernel('attention', 'attention', params, attentionCost(params), { id: 'attention', label, times: layers });
}

function rows(n: number, named: Named): Kernel {
  const params = { m: TOKENS, n };
  return kernel('rest', 'softmax', params, softmaxCost(params), named);
}

function sums(named: Named): Kernel {
  const params = { n: TOKENS * width };
  return kernel('rest', 'vector-add', params, sumCost(params), named);
}

/** In the order in which a pass first comes to each. */
export const KERNELS: readonly Kernel[] = [
  sums({ id: 'sums', label: text('additions', '相加'), times: 1 + 2 * layers }),
  rows(width, { id: 'norms', label: text('norms', '归一化'), times: 2 * layers + 1, standsIn: true }),
  product(width, 3 * width, { id: 'qkv', label: text('queries, keys, values', '查询、键、值'), times: layers }),
  attentionOf(SHAPE.t),
  product(width, width, { id: 'projection', label: text('projection', '投影'), times: layers }),
  product(width, 4 * width, { id: 'up', label: text('up', '升维'), times: layers }),
  rows(4 * width, { id: 'gelu', label: text('GELU', 'GELU'), times: layers, standsIn: true }),
  product(4 * width, width, { id: 'down', label: text('down', '降维'), times: layers }),
  product(width, vocabulary, {
    id: 'output',
    label: text('output: a score for each token', '输出：给每个 token 打分'),
  }),
  rows(vocabulary, { id: 'softmax', label: text('softmax of the scores', '分数的 softmax') }),
];

/** Those that a longer text is asked of: all of the layers' products, and attention. */
export const kernelsAt = (t: number): readonly Kernel[] =>
  KERNELS.flatMap((one) => (one.kind === 'matrix' && one.id !== 'output' ? [one] : [])).concat(attentionOf(t));

export const patternsOf = (kernels: readonly Kernel[]): readonly string[] => [
  ...new Set(
    kernels.map(({ workload, params }) => {
      const given = Object.entries(params).map(([name, value]) => `${name}=${value}`);
      return `${workload}:${VARIANTS[workload]}:${given.join(',')}`;
    }),
  ),
];

export interface Timed extends Kernel {
  /** Of all its times. */
  readonly ms: number;
  /** Its part of all that are timed with it. */
  readonly share: number;
}

/** What each takes on a side, all its times together; null for those without a time there. */
export const msOf = (
  results: Results,
  run: string,
  side: Side,
  kernels: readonly Kernel[] = KERNELS,
): readonly { readonly kernel: Kernel; readonly ms: number | null }[] =>
  kernels.map((kernel) => {
    const ms = kernelMs(fastest(rowsLike(results, run, kernel), side));
    return { kernel, ms: ms === null ? null : kernel.times * ms };
  });

/** Those that a side has times for, with their parts of the whole; null unless all have one there. */
export function timedOf(
  results: Results,
  run: string,
  side: Side,
  kernels: readonly Kernel[] = KERNELS,
): readonly Timed[] | null {
  const timed = msOf(results, run, side, kernels).flatMap(({ kernel: one, ms }) =>
    ms === null ? [] : [{ ...one, ms }],
  );
  if (timed.length < kernels.length) return null;
  const total = timed.reduce((sum, { ms }) => sum + ms, 0);
  return timed.map((one) => ({ ...one, share: one.ms / total }));
}

const rowsLike = (results: Results, run: string, { workload, params }: Kernel): readonly SummaryRow[] =>
  rowsOf(results, run).filter(
    (row) => row.workload === workload && Object.entries(params).every(([name, value]) => row.params[name] === value),
  );

/** Of the time. */
export const shareOf = (timed: readonly Timed[], kind: Kind): number =>
  timed.reduce((sum, one) => sum + (one.kind === kind ? one.share : 0), 0);

/** Of the time, in percent: they add up to 100. Whole ones, or tenths where a part is less than one. */
export function percentsOf(timed: readonly Timed[]): Readonly<Record<Kind, string>> {
  const [matrix, attention, rest] = portions(KINDS.map((kind) => shareOf(timed, kind)));
  return { matrix, attention, rest };
}

/** Shares that add up to 1 as percents that add up to 100, by largest remainders. */
export function portions(shares: readonly number[]): readonly string[] {
  const unit = shares.some((share) => share > 0 && share < 0.01) ? 10 : 1;
  const exact = shares.map((share) => share * 100 * unit);
  const least = exact.map((value) => Math.floor(value + 1e-9));
  const left = 100 * unit - least.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact.map((value, at) => ({ at, over: value - least[at] })).sort((a, b) => b.over - a.over);
  const raised = new Set(byRemainder.slice(0, Math.max(0, left)).map(({ at }) => at));
  return least.map((value, at) => String((value + (raised.has(at) ? 1 : 0)) / unit));
}

/** Of the arithmetic. */
export function flopsShare(kernels: readonly Kernel[], kind: Kind): number {
  const sum = (some: readonly Kernel[]) => some.reduce((total, { flops }) => total + flops, 0);
  return sum(kernels.filter((one) => one.kind === kind)) / sum(kernels);
}

export const totalMs = (timed: readonly Timed[]): number => timed.reduce((sum, { ms }) => sum + ms, 0);
