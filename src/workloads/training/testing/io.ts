/** Runs the JavaScript kernel in tests. */
import type { TensorData, TensorSpec, Tensors } from '../../../engine/contract.ts';
import { lengthOf } from '../../testing/cpu.ts';
import { scratch, tensors } from '../definition.ts';
import type { TrainingParams } from '../layout.ts';

/** All that a step touches. */
export function ioOf(p: TrainingParams, inputs: Tensors): Record<string, TensorData> {
  const made = Object.entries<TensorSpec>({ ...scratch(p), ...tensors(p).outputs }).map(([name, { dtype, shape }]) => {
    const length = lengthOf(shape);
    return [name, dtype === 'u32' ? new Uint32Array(length) : new Float32Array(length)] as const;
  });
  const copies = Object.entries(inputs).map(([name, data]) => [name, data.slice()] as const);
  return Object.fromEntries<TensorData>([...copies, ...made]);
}
