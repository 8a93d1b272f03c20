/** The reference: every number is what it was, bit for bit, save that a GPU may flush a denormal to zero. */
import { checkElementwise, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import type { StridedCopyParams } from './definition.ts';

export function verifier({ source }: Tensors, { stride, count }: StridedCopyParams): Verifier {
  const copied = new Float32Array(count);
  for (let i = 0; i < count; i++) copied[i] = source[i * stride];
  return {
    check: (outputs) => {
      const { ok, maxError, tolerance, index } = checkElementwise(outputs.copied, copied, (at) =>
        Math.abs(copied[at]) < SMALLEST_NORMAL ? SMALLEST_NORMAL : 0,
      );
      return { ok, maxError, tolerance, at: index < 0 ? null : `element ${index}`, method: 'elementwise' };
    },
    reference: { copied },
  };
}
