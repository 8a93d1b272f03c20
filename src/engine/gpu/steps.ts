/** What a batch consists of: slices of passes, packed into submissions. */
import type { Dispatch } from './dispatch.ts';

export interface Step {
  readonly dispatch: Dispatch;
  readonly slice: number;
  /** Of the inputs. */
  readonly copy: number;
  /** Of the outputs. */
  readonly place: number;
  /** About how long it takes. */
  readonly ms: number;
}

/** One compute pass. */
export function encodeSteps(
  encoder: GPUCommandEncoder,
  steps: readonly Step[],
  timestampWrites?: GPUComputePassTimestampWrites,
): void {
  const pass = encoder.beginComputePass(timestampWrites ? { timestampWrites } : {});
  for (const { dispatch, slice, copy, place } of steps) dispatch.encode(pass, slice, copy, place);
  pass.end();
}

/**
 * Packs steps into submissions of about `ms` at most, equally long ones: coarse timestamps would see nothing of a short
 * rest. A step that is longer stands alone.
 */
export function chunk<S extends { readonly ms: number }>(steps: readonly S[], ms: number): S[][] {
  const total = steps.reduce((sum, step) => sum + step.ms, 0);
  const share = total / Math.ceil(total / ms);
  const chunks: S[][] = [];
  let held = 0;
  let last = -1;
  for (const step of steps) {
    // A step belongs to the share in which its middle lies.
    const place = total > 0 ? Math.floor((held + step.ms / 2) / share) : 0;
    if (place > last || !chunks.length) chunks.push([]);
    chunks[chunks.length - 1].push(step);
    held += step.ms;
    last = place;
  }
  return chunks;
}
