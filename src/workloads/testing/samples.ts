/** Parameters for tests, made from a workload's own schema: whoever adds a workload gets its tests with it. */
import { resolveParams } from '../../engine/case-id.ts';
import type { IntParam, Params, ParamValue, TensorData, Tensors, Workload } from '../../engine/contract.ts';
import { randomU32, randomUnit, shuffle } from '../../engine/random.ts';

/** One, primes, both sides of the tiles' edges. */
const SIDES = [1, 2, 3, 5, 7, 8, 13, 15, 16, 17, 20, 31, 32, 33, 47, 61, 64, 65, 67];

function intValues(spec: IntParam, most: number): number[] {
  const fits = (value: number) => value >= spec.min && value <= spec.max && (!spec.odd || value % 2 === 1);
  // Few values on a linear scale (a filter's width): all of them. Sizes: some that are small.
  const wanted = spec.scale === 'linear' ? [spec.min, ...spec.steps] : [spec.min, ...SIDES];
  const values = [...new Set(wanted)].filter((value) => fits(value) && (value <= most || value === spec.min));
  return values.length ? values : [spec.min];
}

/** Sides that are each small may make a large problem together; its float64 reference should take no time. */
const MOST_FLOPS = 1e7;

/**
 * `count` sets of valid parameters. Each parameter goes through all its values in an order of its own, so that every
 * choice and every small number occurs when `count` is no less than their number, and sides are independent.
 */
export function sampleParams(workload: Workload, count: number, seed: number, most = 67): Params[] {
  const next = randomUnit(seed);
  const decks = Object.entries(workload.params).map(([name, spec]) => {
    const values: ParamValue[] = spec.kind === 'int' ? intValues(spec, most) : spec.options.map(({ value }) => value);
    return { name, values, left: [] as ParamValue[] };
  });
  const found: Params[] = [];
  for (let tries = 0; found.length < count && tries < 50 * count; tries++) {
    const drawn = decks.map((deck) => {
      if (!deck.left.length) deck.left = shuffle([...deck.values], next);
      return [deck.name, deck.left.pop() ?? deck.values[0]] as const;
    });
    const resolved = resolveParams(workload, Object.fromEntries(drawn));
    if (resolved.ok && workload.cost(resolved.params).flops <= MOST_FLOPS) found.push(resolved.params);
  }
  if (found.length < count) throw new Error(`${workload.id} has no ${count} valid sets of parameters.`);
  return found;
}

const SPECIAL = {
  zeros: [0, -0],
  denormals: [2 ** -149, -(2 ** -130), 2 ** -127],
  huge: [3e38, -3e38, 1e30],
  infinities: [Infinity, -Infinity],
  nan: [Number.NaN],
} as const;

export type Special = keyof typeof SPECIAL;
export const SPECIALS = Object.keys(SPECIAL) as Special[];

/** The inputs with about one f32 in `spacing` replaced by a special value; the other dtypes have none. */
export function withSpecials(inputs: Tensors, kind: Special, seed: number, spacing = 5): Tensors {
  const next = randomU32(seed, 77);
  const replaced = Object.entries(inputs).map(([name, data]): [string, TensorData] => {
    if (!(data instanceof Float32Array)) return [name, data];
    const values = SPECIAL[kind];
    return [name, data.map((value) => (next() % spacing === 0 ? values[next() % values.length] : value))];
  });
  return Object.fromEntries(replaced);
}
