/**
 * Steps between two looks of whoever follows a training: they are fed their batches and their rate. A batch lies where the
 * workload looks for it (layout.ts, `windowAt`), wherever a stretch begins.
 */
import type { LanguageParams } from '../layout.ts';
import { rateAt, type Schedule } from './rate.ts';
import { batchOf, type Source } from './source.ts';

/** Steps of a stretch, at most. */
export const STRETCH = 10;

/** What of the workload's parameters is not chosen: text for a stretch, and the words that it has. */
export const textOf = (source: Source, b: number) => ({
  windows: STRETCH * b,
  vocabulary: source.vocabulary.tokens.length,
});

export interface Fodder {
  readonly tokens: Uint32Array<ArrayBuffer>;
  readonly targets: Uint32Array<ArrayBuffer>;
  readonly rate: Float32Array<ArrayBuffer>;
}

/**
 * Of the steps from number `from` on, `STRETCH` of them.
 * @param p as `textOf` has it
 * @param counted steps that the model's state has counted by then: fewer for one whose optimizer began anew
 */
export function stretchFrom(
  from: number,
  source: Source,
  schedule: Schedule,
  seed: number,
  { b, t }: Pick<LanguageParams, 'b' | 't'>,
  counted = from,
): Fodder {
  const tokens = new Uint32Array(STRETCH * b * t);
  const targets = new Uint32Array(STRETCH * b * t);
  for (let step = from; step < from + STRETCH; step++) {
    const batch = batchOf(source, { rows: b, length: t, seed, step });
    const place = ((counted + step - from) % STRETCH) * b * t;
    tokens.set(batch.inputs, place);
    targets.set(batch.targets, place);
  }
  return { tokens, targets, rate: Float32Array.of(rateAt(from, schedule)) };
}
