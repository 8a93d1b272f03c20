/** What a job needs of a device that is open. */
import type { Job, Reason, TensorSpecs } from '../contract.ts';
import { bytesOf } from '../sizes.ts';
import { specsOf } from '../specs.ts';
import { type Build, buildOf } from './build.ts';
import { type EditedPass, withEdits } from './edits.ts';
import type { Live } from './live.ts';
import { beyondLimit } from './reasons.ts';

type Wanted =
  | { readonly reason: Reason }
  | { readonly reason: null; readonly build: Build; readonly passes: readonly EditedPass[] };

/** What a job is built as and made of here; why it cannot run, where it cannot. */
export async function passesOf(live: Live, job: Job): Promise<Wanted> {
  const { variant, params } = job;
  if (variant.on !== 'gpu') throw new Error(`${variant.id} does not run on a GPU.`);
  const { capabilities } = live.open;
  const { inputs, outputs, scratch, state } = specsOf(job);
  const tensors = { ...inputs, ...outputs, ...scratch, ...state };
  const reason = variant.unsupported?.(params, capabilities) ?? tooLarge(tensors, live.device);
  if (reason) return { reason };
  const build = buildOf(job, capabilities);
  return {
    reason: null,
    build,
    passes: await withEdits(variant.passes(params, capabilities, build.configuration), job.edits),
  };
}

function tooLarge(specs: TensorSpecs, { limits }: GPUDevice): Reason | null {
  const limit = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  for (const [name, spec] of Object.entries(specs)) {
    const bytes = bytesOf({ [name]: spec });
    if (bytes > limit) return beyondLimit(name, bytes, limit);
  }
  return null;
}
