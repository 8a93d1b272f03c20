/** The visitor's own weights: a k×k grid, row-major. Pure. */

/** Crops or pads with zeros around the centre. */
export function resizeGrid(weights: readonly number[], side: number): number[] {
  const old = Math.sqrt(weights.length);
  const shift = (old - side) / 2;
  return Array.from({ length: side * side }, (_, at) => {
    const row = Math.floor(at / side) + shift;
    const column = (at % side) + shift;
    return row < 0 || column < 0 || row >= old || column >= old ? 0 : weights[row * old + column];
  });
}

export type Typed = { readonly ok: true; readonly weight: number } | { readonly ok: false };

/** Beyond this a sum of 8-bit colours says nothing any more. */
export const LARGEST_WEIGHT = 1000;

/** Reads one weight as people write it: `0.5`, `-1`, `1/9`, `1e-3`. */
export function parseWeight(typed: string): Typed {
  const match = /^([-+−]?[\d.]+(?:e[-+]?\d+)?)(?:\/([\d.]+))?$/i.exec(typed.trim());
  if (!match) return { ok: false };
  const weight = Number(match[1].replace('−', '-')) / Number(match[2] ?? 1);
  return Number.isFinite(weight) && Math.abs(weight) <= LARGEST_WEIGHT ? { ok: true, weight } : { ok: false };
}

/** Numbers from pasted text, whatever stands between them; null where something is not a number. */
export function parseGrid(text: string): number[] | null {
  const words = text.split(/[\s,;|[\](){}]+/).filter(Boolean);
  const numbers = words.map(parseWeight);
  return numbers.length && numbers.every((each) => each.ok) ? numbers.map((each) => each.weight) : null;
}

export const sumOf = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);

/** Weights that keep the brightness: their sum is one. Null where the sum is zero, as for edges. */
export function normalised(weights: readonly number[]): number[] | null {
  const sum = sumOf(weights);
  return Math.abs(sum) < 1e-6 ? null : weights.map((weight) => weight / sum);
}

/** As short as a narrow field needs: `0.111`, `-1`. */
export const printWeight = (weight: number): string => String(Number(weight.toPrecision(3)));
