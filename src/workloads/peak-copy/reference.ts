/** The reference: the input itself, word by word. */
import { checkElementwise } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';

export const verifier = ({ from }: Tensors): Verifier => ({
  check: ({ to }) => {
    const { ok, maxError, tolerance, index } = checkElementwise(to, from, () => 0);
    return { ok, maxError, tolerance, at: index < 0 ? null : `word ${index}`, method: 'elementwise' };
  },
  reference: { to: from },
});
