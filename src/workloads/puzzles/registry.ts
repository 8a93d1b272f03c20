/** Every puzzle, one line each, in the order of the course. */
import { attention } from './problems/attention.ts';
import { axisSum } from './problems/axis-sum.ts';
import { broadcast } from './problems/broadcast.ts';
import { convolution } from './problems/convolution.ts';
import { dot } from './problems/dot.ts';
import { exchange } from './problems/exchange.ts';
import { guard } from './problems/guard.ts';
import { histogram } from './problems/histogram.ts';
import { map } from './problems/map.ts';
import { matmul } from './problems/matmul.ts';
import { matmulTiled } from './problems/matmul-tiled.ts';
import { mirror } from './problems/mirror.ts';
import { pooling } from './problems/pooling.ts';
import { prefixSum } from './problems/prefix-sum.ts';
import { softmax } from './problems/softmax.ts';
import { stride } from './problems/stride.ts';
import { transpose } from './problems/transpose.ts';
import { tree } from './problems/tree.ts';
import { untilOne } from './problems/until-one.ts';
import { zip } from './problems/zip.ts';
import type { Puzzle } from './puzzle.ts';

/** `alone`: each thread by itself. `together`: a workgroup shares memory. `tables`: rows and columns, up to attention. */
export const PARTS = [
  { id: 'alone', puzzles: [map, guard, zip, broadcast, mirror, stride, untilOne] },
  { id: 'together', puzzles: [exchange, pooling, tree, dot, convolution, histogram, prefixSum] },
  { id: 'tables', puzzles: [transpose, axisSum, softmax, matmul, matmulTiled, attention] },
] as const satisfies readonly { readonly id: string; readonly puzzles: readonly Puzzle[] }[];

export const PUZZLES: readonly Puzzle[] = PARTS.flatMap(({ puzzles }): readonly Puzzle[] => puzzles);
