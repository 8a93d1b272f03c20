/** From the time of one product to the tokens that a model of a stated size would write. Pure; estimates, and named so. */
import type { Results } from '../lesson.ts';
import { kernelMs } from '../results.ts';
import { bestAt, type Side } from './readings.ts';

/** Weights of models as they are offered, in thousand millions. */
export const MODELS = [1, 3, 8, 70] as const;

export type Format = 'i8' | 'f16';

/** Bytes of all weights, in GB. */
export const sizeOf = (billions: number, format: Format): number => billions * (format === 'i8' ? 1 : 2);

/**
 * Tokens per second for all `b` users together: every weight is multiplied once per token, as fast as in the matrix
 * that was measured. Without attention, and as if the model fitted into memory. Null where it was not measured.
 */
export function tokensPerSecond(
  results: Results,
  side: Side,
  { billions, format, b }: { readonly billions: number; readonly format: Format; readonly b: number },
): number | null {
  const row = bestAt(results, 'tokens', side, b, format);
  const ms = kernelMs(row);
  if (!row || ms === null) return null;
  const weights = Number(row.params.rows) * Number(row.params.cols);
  return (b * 1000 * weights) / (ms * billions * 1e9);
}
