/** The reference: every number is where it belongs, bit for bit, save that a GPU may flush a denormal to zero. */
import { checkElementwise, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import type { TransposeParams } from './definition.ts';
import { transposeBlocked } from './kernels.ts';

const place = (index: number, m: number) => `row ${Math.floor(index / m)}, column ${index % m}`;

export function verifier({ a }: Tensors, p: TransposeParams): Verifier {
  const t = new Float32Array(a.length);
  transposeBlocked({ a, t }, p, 0, p.n);
  return {
    check: (outputs) => {
      const { ok, maxError, tolerance, index } = checkElementwise(outputs.t, t, (at) =>
        Math.abs(t[at]) < SMALLEST_NORMAL ? SMALLEST_NORMAL : 0,
      );
      return { ok, maxError, tolerance, at: index < 0 ? null : place(index, p.m), method: 'elementwise' };
    },
    reference: { t },
  };
}
