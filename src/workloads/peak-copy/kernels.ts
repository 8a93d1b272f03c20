/** The JavaScript kernel. */
import type { Tensors } from '../../engine/contract.ts';

export function copyAll({ from, to }: Tensors): void {
  to.set(from);
}
