/** How large tensors are. */
import type { TensorSpec, TensorSpecs } from './contract.ts';

/** Of one element. */
export const ELEMENT_BYTES: Readonly<Record<TensorSpec['dtype'], number>> = { f32: 4, u32: 4, i32: 4, u8: 1 };

/** Elements in a tensor. */
export const elementCount = (spec: TensorSpec): number => spec.shape.reduce((product, side) => product * side, 1);

/** Bytes of all tensors together. */
export const bytesOf = (specs: TensorSpecs): number =>
  Object.values(specs).reduce((sum, spec) => sum + elementCount(spec) * ELEMENT_BYTES[spec.dtype], 0);
