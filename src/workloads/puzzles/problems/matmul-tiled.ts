import { text } from '../../../engine/text.ts';
import type { Puzzle } from '../puzzle.ts';
import { PRODUCT } from './product.ts';

export const matmulTiled: Puzzle = {
  id: 'matmul-tiled',
  title: text('Matrix product in tiles', '分块矩阵乘法'),
  task: text(
    'The same product with an eighth of the reads: 64 threads fetch a tile of each matrix together, and each uses what all have fetched.',
    '同样的乘法，读取次数只要八分之一：64 个线程一起取来两个矩阵各一块，每个线程都用大家取来的数。',
  ),
  hints: [
    text(
      'Both tiles are filled, an element by each thread. Who may read them, and when?',
      '两块都由各线程一人一个填好。谁可以读，什么时候读？',
    ),
    text(
      'Within the tiles it is the product of puzzle 18, with rows of tileA and columns of tileB, eight numbers long. Before it all must have written; after it all must have read, as the next turn overwrites the tiles.',
      '块内就是第 18 题的乘法：tileA 的行乘 tileB 的列，长度为 8。之前要等大家写完；之后要等大家读完，因为下一圈会盖掉这两块。',
    ),
    text(
      'workgroupBarrier(); a loop of p from 0u to TILE that adds tileA[local.y][p] * tileB[p][local.x]; workgroupBarrier();',
      'workgroupBarrier(); 让 p 从 0u 循环到 TILE，每次加 tileA[local.y][p] * tileB[p][local.x]；再 workgroupBarrier();',
    ),
  ],
  solution: text(
    'Each number that comes from storage serves eight threads, and workgroup memory does the rest. Two barriers a turn, as in the prefix sum: forget the first and some tiles are read half full, forget the second and a quick thread overwrites what a slow one still needs. Larger tiles save more; the lesson on matrix products goes on from here.',
    '从存储里取来的每个数供八个线程使用，其余由工作组内存承担。每一圈两道屏障，与前缀和一样：漏掉前一道，会读到没填满的块；漏掉后一道，快的线程会盖掉慢的线程还要用的数。块越大省得越多；《矩阵乘法，一级一级来》那一课就从这里讲下去。',
  ),
  ...PRODUCT,
};
