/** The JavaScript kernel. */
import type { Tensors } from '../../engine/contract.ts';

/** Elements [begin, end). */
export function addRange({ a, b, c }: Tensors, begin: number, end: number): void {
  for (let i = begin; i < end; i++) c[i] = a[i] + b[i];
}
