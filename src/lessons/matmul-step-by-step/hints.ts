import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

/** Sums that a thread keeps: a block of so many rows and as many columns of C. */
export const SIDE = 8;
/** Multiply-adds for each number that it reads. */
export const USES = (SIDE * SIDE) / (SIDE + SIDE);

export const hints: Readonly<Record<string, Hints>> = {
  reads: {
    idea: text(
      'The numbers of A stand along one edge of the block, those of B along the other. Each sum of the block belongs to one of each.',
      'A 的数排在块的一条边上，B 的数排在另一条边上。块里的每个和，都对应 A 的一个数和 B 的一个数。',
    ),
    outline: text(
      `Multiply-adds in one step: as many as the block has sums. Numbers read in one step: ${SIDE} and ${SIDE}. Divide the first by the second.`,
      `每一步的乘加次数：块里有几个和，就有几次。每一步读的数：${SIDE} 个加 ${SIDE} 个。前者除以后者。`,
    ),
    solution: () =>
      text(
        `${SIDE} × ${SIDE} = ${SIDE * SIDE} multiply-adds for ${SIDE} + ${SIDE} = ${2 * SIDE} numbers: ${USES} for each number.`,
        `${SIDE} × ${SIDE} = ${SIDE * SIDE} 次乘加，读 ${SIDE} + ${SIDE} = ${2 * SIDE} 个数：每个数 ${USES} 次。`,
      ),
  },
};
