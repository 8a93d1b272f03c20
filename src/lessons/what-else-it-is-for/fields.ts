/** The four fields, and what was measured and counted of them. Pure. */
import type { Cost, LocalText, Params } from '../../engine/contract.ts';
import type { Ratio } from '../../engine/stats/ratio.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { cost as dockingCost } from '../../workloads/docking/definition.ts';
import { sweepCost } from '../../workloads/heat/definition.ts';
import { cost as nBodyCost } from '../../workloads/n-body/definition.ts';
import { BLOCK, blocksOf, cost as optionCost } from '../../workloads/option-price/definition.ts';
import type { Results } from '../lesson.ts';
import { fastest, rowsOf, speedup } from '../results.ts';
import { text } from '../text.ts';

export const RUN = 'fields';

export type FieldId = 'docking' | 'heat' | 'option-price' | 'n-body';

export interface Field {
  /** Also that of its workload. */
  readonly id: FieldId;
  readonly label: LocalText;
  /** For a place with little room. */
  readonly short: LocalText;
  /** What one thread could do alone. */
  readonly piece: LocalText;
  readonly waits: LocalText;
  /** How many pieces there are at once. */
  pieces(p: Params): number;
  /** How many of those make what `piece` names, and how often they come. */
  readonly counted: (p: Params) => number;
  cost(p: Params): Cost;
}

const AFTER_EACH = text('after each step', '每一步之后');

export const FIELDS: readonly Field[] = [
  {
    id: 'docking',
    label: text('Drugs: docking', '药物：分子对接'),
    short: text('Drugs', '药物'),
    piece: text('a pose', '一个姿态'),
    waits: text('never', '从不'),
    pieces: ({ n }) => Number(n),
    counted: ({ n }) => Number(n),
    cost: (p) => dockingCost(p as never),
  },
  {
    id: 'heat',
    label: text('Climate: heat', '气候：热传导'),
    short: text('Climate', '气候'),
    piece: text('a cell, one step', '一格，走一步'),
    waits: AFTER_EACH,
    pieces: ({ width, height }) => Number(width) * Number(height),
    counted: ({ width, height, steps }) => Number(width) * Number(height) * Number(steps),
    cost: (p) => sweepCost(p as never),
  },
  {
    id: 'option-price',
    label: text('Finance: option price', '金融：期权定价'),
    short: text('Finance', '金融'),
    piece: text(`${BLOCK.toLocaleString('en')} paths`, `${BLOCK.toLocaleString('en')} 条路径`),
    waits: text('for the sum alone', '只在求和时'),
    pieces: ({ n }) => blocksOf({ n: Number(n) }),
    counted: ({ n }) => Number(n) / BLOCK,
    cost: (p) => optionCost(p as never),
  },
  {
    id: 'n-body',
    label: text('Astronomy: n-body', '天文：多体引力'),
    short: text('Astronomy', '天文'),
    piece: text('a body, one step', '一个天体，走一步'),
    waits: AFTER_EACH,
    pieces: ({ n }) => Number(n),
    counted: ({ n }) => Number(n),
    cost: (p) => nBodyCost(p as never),
  },
];

export const labelOf = (id: string): LocalText => FIELDS.find((field) => field.id === id)?.label ?? text(id, id);

export const rowsOfField = (results: Results, id: FieldId): readonly SummaryRow[] =>
  rowsOf(results, RUN).filter(({ workload }) => workload === id);

export const bestOf = (results: Results, id: FieldId, side: 'gpu' | 'cpu'): SummaryRow | null =>
  fastest(rowsOfField(results, id), side);

/** The speed of the best GPU kernel as a multiple of the best on all cores; null where a side has no time. */
export const gainOf = (results: Results, id: FieldId): Ratio | null =>
  speedup(bestOf(results, id, 'cpu'), bestOf(results, id, 'gpu'));

export interface Gain {
  readonly field: Field;
  readonly ratio: Ratio;
}

/** The largest first; empty unless all four are known. */
export function gainsOf(results: Results): readonly Gain[] {
  const all = FIELDS.flatMap((field) => {
    const ratio = gainOf(results, field.id);
    return ratio ? [{ field, ratio }] : [];
  });
  return all.length === FIELDS.length ? all.sort((a, b) => b.ratio.median - a.ratio.median) : [];
}

/** Of a kernel, FLOP per byte; null where it has no time. */
export const intensityOf = ({ gflops, gbps }: SummaryRow): number | null =>
  gflops !== null && gbps !== null && gbps > 0 ? gflops / gbps : null;

export interface Counted {
  readonly field: Field;
  readonly pieces: number;
  /** Of a piece. */
  readonly flops: number;
  readonly bytes: number;
}

export function countedAt(field: Field, params: Params): Counted {
  const { flops, bytes } = field.cost(params);
  const count = field.counted(params);
  return { field, pieces: field.pieces(params), flops: flops / count, bytes: bytes / count };
}

/** At the sizes of the run; empty before it. */
export const countsOf = (results: Results): readonly Counted[] =>
  FIELDS.flatMap((field) => {
    const [row] = rowsOfField(results, field.id);
    return row ? [countedAt(field, row.params)] : [];
  });

/** Whether the GPU's figures are those of a processor that plays GPU, here or where they were recorded. */
export function isSoftware(results: Results): boolean {
  const run = results[RUN];
  if (!run) return false;
  return run.recorded ? run.recorded.software : (run.summary.environment.adapter?.software ?? false);
}
