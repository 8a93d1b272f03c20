/** The reference. Counts leave no room: every one has to be right. */
import { checkElementwise } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import { BINS, CHANNELS, type HistogramParams } from './definition.ts';
import { countInOne } from './kernels.ts';

const NAMES = ['red', 'green', 'blue', 'alpha'] as const;

export function verifier({ picture }: Tensors, _p: HistogramParams): Verifier {
  const expected = new Uint32Array(BINS * CHANNELS);
  countInOne({ picture, counts: expected });
  return {
    check: ({ counts }) => {
      const { ok, maxError, tolerance, index } = checkElementwise(counts, expected, () => 0);
      const at = index < 0 ? null : `bin ${Math.floor(index / CHANNELS)}, ${NAMES[index % CHANNELS]}`;
      return { ok, maxError, tolerance, at, method: 'elementwise' };
    },
    reference: { counts: expected },
  };
}
