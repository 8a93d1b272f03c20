/** From the bandwidth that was measured to what a model of a stated size could do here at most. Pure; estimates, and named so. */
import type { Bits } from './runs.ts';

/** Weights of models as they are offered, in thousand millions. */
export const MODELS = [1, 8, 70] as const;

/** Bytes of all weights, in GB. */
export const sizeOf = (billions: number, bits: Bits): number => (billions * bits) / 8;

/** Of the memory: what the system, the browser and the text's own cache are assumed to need. */
export const TAKEN = 0.2;

/** Whether weights of this size find room. Both in GB. */
export const fits = (size: number, memory: number): boolean => size <= (1 - TAKEN) * memory;

/** Tokens a second for one reader: every weight is read once for each, and nothing else costs anything. */
export const mostTokens = (gbps: number, size: number): number => gbps / size;

/** What a WebGPU device lets a shader have, in bytes. */
export type BufferLimits = Pick<GPUSupportedLimits, 'maxBufferSize' | 'maxStorageBufferBindingSize'>;

/** The largest piece of weights that one buffer holds and a shader may read, in bytes. */
export const largestPiece = ({ maxBufferSize, maxStorageBufferBindingSize }: BufferLimits): number =>
  Math.min(maxBufferSize, maxStorageBufferBindingSize);

/** Into how many pieces weights of this size, in GB, have to be cut at least. */
export const piecesOf = (size: number, limits: BufferLimits): number => Math.ceil((size * 1e9) / largestPiece(limits));

export interface Line {
  readonly billions: number;
  readonly bits: Bits;
  /** GB. */
  readonly size: number;
  /** Null while it is not known how much memory there is. */
  readonly fits: boolean | null;
  /** At most, a second; null where no bandwidth was measured. */
  readonly tokens: number | null;
  /** Null where WebGPU's limits are not known. */
  readonly pieces: number | null;
}

/** @param memory GB, as the visitor says. @param gbps as measured here */
export function linesOf(
  bits: readonly Bits[],
  { memory, gbps, limits }: { memory: number | null; gbps: number | null; limits: BufferLimits | null },
): readonly Line[] {
  return MODELS.flatMap((billions) =>
    bits.map((each) => {
      const size = sizeOf(billions, each);
      return {
        billions,
        bits: each,
        size,
        fits: memory === null ? null : fits(size, memory),
        tokens: gbps === null ? null : mostTokens(gbps, size),
        pieces: limits && piecesOf(size, limits),
      };
    }),
  );
}
