/** What outputs and scratch hold before a batch, so that a result that is there was written by that batch. */
import type { TensorData } from '../contract.ts';
import { pcgHash, randomU32 } from '../random.ts';
import { unwrittenNaN } from '../unwritten.ts';
import type { Layout } from './layout.ts';
import { viewTensors } from './layout.ts';

/** A prime, so that the repeated block falls in step with no row. */
const BLOCK_BYTES = 65_521;
/** f32: a NaN that arithmetic does not make; others, which use all values: noise. */
function fill(target: TensorData, turn: number): void {
  if (target instanceof Float32Array) {
    new Uint32Array(target.buffer, target.byteOffset, target.length).fill(unwrittenNaN(turn));
    return;
  }
  const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  const next = randomU32(pcgHash(turn));
  const block = Uint8Array.from({ length: Math.min(BLOCK_BYTES, bytes.length) }, () => next() >>> 24);
  for (let at = 0; at < bytes.length; at += block.length) bytes.set(block.subarray(0, bytes.length - at), at);
}

/**
 * Fills part number `part` of `parts` of every output place and of the scratch.
 * @param scratch `whole` where each part has a scratch of its own
 */
export function overwrite(
  layout: Layout,
  buffer: ArrayBufferLike,
  turn: number,
  { part, parts, scratch }: { readonly part: number; readonly parts: number; readonly scratch: 'whole' | 'part' },
): void {
  for (let place = 0; place < layout.places; place++) {
    const views = viewTensors(layout, buffer, place);
    for (const [name, { role, rows, length }] of Object.entries(layout.tensors)) {
      if (role === 'input' || role === 'state' || (role === 'scratch' && place > 0)) continue;
      const whole = role === 'scratch' && scratch === 'whole';
      const edge = (at: number) => Math.floor((rows * at) / parts) * (length / rows);
      fill(whole ? views[name] : views[name].subarray(edge(part), edge(part + 1)), turn);
    }
  }
}
