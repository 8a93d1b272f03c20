/**
 * Seeded randomness: the same seed gives the same bits in every browser and in Node.
 * Generator: PCG-style 32-bit hash of a counter (Jarzynski & Olano, "Hash Functions for GPU Rendering", JCGT 2020).
 */
export function pcgHash(input: number): number {
  const state = (Math.imul(input, 747796405) + 2891336453) >>> 0;
  const word = Math.imul(((state >>> ((state >>> 28) + 4)) ^ state) >>> 0, 277803737) >>> 0;
  return ((word >>> 22) ^ word) >>> 0;
}

/** A seed that nobody chose, 32 bits: for who has none yet. */
export const drawSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0];

/** A stream of unsigned 32-bit integers. Different `stream`s of one seed are independent. */
export function randomU32(seed: number, stream = 0): () => number {
  let counter = pcgHash((seed ^ Math.imul(stream + 1, 0x9e3779b9)) >>> 0);
  return () => {
    counter = (counter + 1) >>> 0;
    return pcgHash(counter);
  };
}

/** Uniform in [0, 1) with 32 bits of resolution. */
export function randomUnit(seed: number, stream = 0): () => number {
  const next = randomU32(seed, stream);
  return () => next() / 2 ** 32;
}

/** Fills with uniform values in [-1, 1), every mantissa bit in play: zeros and round numbers run faster on some chips. */
export function fillUniform(target: Float32Array, seed: number, stream = 0): Float32Array {
  const next = randomU32(seed, stream);
  for (let i = 0; i < target.length; i++) target[i] = next() / 2 ** 31 - 1;
  return target;
}

/** Fisher–Yates, in place. `next` gives values in [0, 1). */
export function shuffle<T>(items: T[], next: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const swap = items[i];
    items[i] = items[j];
    items[j] = swap;
  }
  return items;
}
