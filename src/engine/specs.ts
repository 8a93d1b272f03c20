/** The arrays of a case on a GPU, by what they are for. */
import type { GpuVariant, Job, TensorSpecs } from './contract.ts';

export interface Specs {
  readonly inputs: TensorSpecs;
  readonly outputs: TensorSpecs;
  readonly scratch: TensorSpecs;
  readonly state: TensorSpecs;
}

export function specsOf({ workload, variant, params }: Pick<Job, 'workload' | 'variant' | 'params'>): Specs {
  return { state: {}, ...workload.tensors(params), scratch: (variant as GpuVariant).scratch?.(params) ?? {} };
}
