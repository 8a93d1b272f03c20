/** What the figure with the clock computes: four kinds of work on a short sequence, as boxes. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';
import { type Box, lengthOf, ticksOf } from './graph.ts';

/** Steps of the figure's sequence. */
export const STEPS = 8;
const SEQUENCES = 4;

/** A row for each sequence, or for each thing that is computed for every step. */
export interface Lane {
  readonly id: string;
  readonly title: LocalText;
  /** What its boxes need, in a few words. */
  readonly needs: LocalText;
  readonly rows: readonly (readonly Box[])[];
}

const row = (name: string, needs: (step: number) => readonly string[]): readonly Box[] =>
  Array.from({ length: STEPS }, (_, step) => ({ id: `${name}${step}`, needs: needs(step) }));

const sequence = (name: string) => row(name, (step) => (step > 0 ? [`${name}${step - 1}`] : []));

export const LANES: readonly Lane[] = [
  {
    id: 'recurrence',
    title: text('Recurrence, one sequence', '循环，一条序列'),
    needs: text('each state needs the one before', '每个状态都要用前一个'),
    rows: [sequence('h')],
  },
  {
    id: 'batch',
    title: text(`Recurrence, ${SEQUENCES} sequences`, `循环，${SEQUENCES} 条序列`),
    needs: text('sequences need nothing of each other', '序列之间互不相干'),
    rows: Array.from({ length: SEQUENCES }, (_, at) => sequence(`${'abcd'[at]}`)),
  },
  {
    id: 'product',
    title: text('Matrix product', '矩阵乘法'),
    needs: text('no row of the result needs another', '结果的各行互不相干'),
    rows: [row('c', () => [])],
  },
  {
    id: 'attention',
    title: text('Attention: scores, softmax, sums', '注意力：打分、softmax、求和'),
    needs: text('each row needs the row above, never its neighbour', '每一行只等上一行，不等左邻'),
    rows: [row('score', () => []), row('soft', (step) => [`score${step}`]), row('sum', (step) => [`soft${step}`])],
  },
];

export interface TimedLane extends Lane {
  readonly ticks: ReadonlyMap<string, number>;
  /** The tick after which nothing is left. */
  readonly length: number;
}

export const TIMED_LANES: readonly TimedLane[] = LANES.map((lane) => {
  const boxes = lane.rows.flat();
  return { ...lane, ticks: ticksOf(boxes), length: lengthOf(boxes) };
});

/** The tick after which all lanes are done. */
export const LAST_TICK = Math.max(...TIMED_LANES.map(({ length }) => length));

/** Boxes of a lane that are computed in a tick. */
export const litIn = ({ ticks }: TimedLane, tick: number): number =>
  [...ticks.values()].filter((at) => at === tick).length;
