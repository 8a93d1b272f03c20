/** The reference. Integers leave no room: every bit has to be right, so every word was read. */
import { checkElementwise } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import type { PeakReadParams } from './definition.ts';
import { sumBlocks } from './kernels.ts';

export function verifier({ words }: Tensors, { blocks }: PeakReadParams): Verifier {
  const expected = new Uint32Array(blocks);
  sumBlocks({ words, sums: expected });
  return {
    check: ({ sums }) => {
      const { ok, maxError, tolerance, index } = checkElementwise(sums, expected, () => 0);
      return { ok, maxError, tolerance, at: index < 0 ? null : `block ${index}`, method: 'elementwise' };
    },
    reference: { sums: expected },
  };
}
