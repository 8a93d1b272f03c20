/** The JavaScript kernel. */
import type { Tensors } from '../../engine/contract.ts';
import type { StridedCopyParams } from './definition.ts';

/** Elements [begin, end) of `copied`. */
export function copyRange(
  { source, copied }: Tensors,
  { stride }: StridedCopyParams,
  begin: number,
  end: number,
): void {
  for (let i = begin, from = begin * stride; i < end; i++, from += stride) copied[i] = source[from];
}
