/** The JavaScript kernels: step by step, and as a scan in chunks of steps. */
import type { Tensors } from '../../engine/contract.ts';
import { CHUNK, chunksOf, type LinearRecurrenceParams } from './definition.ts';

/** All steps, from a state of zeros. */
export function loop({ z, v, h }: Tensors, { t, c }: LinearRecurrenceParams): void {
  for (let channel = 0; channel < c; channel++) h[channel] = z[channel] * v[channel];
  for (let at = c; at < t * c; at++) h[at] = (1 - z[at]) * h[at - c] + z[at] * v[at];
}

/** What chunks [begin, end) keep of what they begin with, and what they add to it. */
export function reduce(io: Tensors, { t, c }: LinearRecurrenceParams, begin: number, end: number): void {
  const { z, v, kept, added } = io;
  for (let chunk = begin; chunk < end; chunk++) {
    const to = chunk * c;
    kept.fill(1, to, to + c);
    added.fill(0, to, to + c);
    const last = Math.min(t, (chunk + 1) * CHUNK);
    for (let step = chunk * CHUNK; step < last; step++) {
      for (let channel = 0; channel < c; channel++) {
        const gate = z[step * c + channel];
        kept[to + channel] *= 1 - gate;
        added[to + channel] = (1 - gate) * added[to + channel] + gate * v[step * c + channel];
      }
    }
  }
}

/** What each chunk begins with, for channels [begin, end). */
export function join(io: Tensors, { t, c }: LinearRecurrenceParams, begin: number, end: number): void {
  const { kept, added, carry } = io;
  carry.fill(0, begin, end);
  for (let chunk = 1; chunk < chunksOf(t); chunk++) {
    for (let channel = begin; channel < end; channel++) {
      const before = (chunk - 1) * c + channel;
      carry[chunk * c + channel] = kept[before] * carry[before] + added[before];
    }
  }
}

/** Steps [begin, end), each chunk from what it begins with; a portion may begin within a chunk. */
export function apply(io: Tensors, { c }: LinearRecurrenceParams, begin: number, end: number): void {
  const { z, v, h, carry } = io;
  const states = new Float64Array(c);
  const first = Math.floor(begin / CHUNK);
  for (let step = first * CHUNK; step < end; step++) {
    const chunk = Math.floor(step / CHUNK);
    if (step % CHUNK === 0) states.set(carry.subarray(chunk * c, (chunk + 1) * c));
    for (let channel = 0; channel < c; channel++) {
      const gate = z[step * c + channel];
      states[channel] = (1 - gate) * states[channel] + gate * v[step * c + channel];
      if (step >= begin) h[step * c + channel] = states[channel];
    }
  }
}
