/** The graph whose critical path is asked for. Its text stands in the lesson's own. Pure. */
import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';
import { type Box, isCriticalPath, lengthOf } from './graph.ts';

interface Placed extends Box {
  /** Column and row of the drawing. */
  readonly at: readonly [column: number, row: number];
}

/** Columns are not ticks: one box waits for another of its own column. */
export const GRAPH: readonly Placed[] = [
  { id: 'A', needs: [], at: [0, 1] },
  { id: 'B', needs: ['A'], at: [1, 0] },
  { id: 'C', needs: ['A'], at: [1, 1] },
  { id: 'D', needs: ['A'], at: [1, 2] },
  { id: 'E', needs: ['A'], at: [1, 3] },
  { id: 'F', needs: ['B', 'C'], at: [2, 0] },
  { id: 'G', needs: ['D'], at: [2, 1] },
  { id: 'H', needs: ['G'], at: [2, 2] },
  { id: 'I', needs: ['F'], at: [3, 0] },
  { id: 'J', needs: ['H'], at: [3, 1] },
  { id: 'K', needs: ['E'], at: [3, 3] },
  { id: 'L', needs: ['I', 'J', 'K'], at: [4, 1] },
];

export const COLUMNS = 5;
export const ROWS = 4;

export const isSolved = (chosen: ReadonlySet<string>, ticks: number): boolean =>
  isCriticalPath(GRAPH, chosen) && ticks === lengthOf(GRAPH);

export const path: Challenge = {
  kind: 'own',
  question: text(
    'Each box takes one tick and needs the boxes whose lines enter it from the left or from above. There are more workers than boxes. Mark the critical path: how many ticks does it take at the least?',
    '每个方框要一拍；从左边或上面连进来的方框都算完了，它才能开始。人手比方框还多。标出关键路径：最少要几拍？',
  ),
  hint: text(
    'Write 1 on every box that needs nothing. Every other box gets one more than the largest number among the boxes that it waits for. Then walk back from the largest number, always to the box that made it so large. The path is counted in boxes, not in columns.',
    '什么都不用等的方框写 1；其余的方框，写它要等的数里最大的那个再加 1。然后从最大的数往回走，每次走到让它变得这么大的那个方框。数的是方框，不是列。',
  ),
  because: text(
    'Twelve boxes, but six ticks, with any number of workers: A, D, G, H, J and L wait for each other. To be faster one has to shorten that chain; making any other box faster gains nothing.',
    '方框有十二个，最少却要六拍，人手再多也没用：A、D、G、H、J、L 一个等一个。想更快，只能把这条链缩短；别的方框算得再快也白费。',
  ),
};
