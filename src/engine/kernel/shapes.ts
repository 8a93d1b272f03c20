/** Shapes for a visitor's kernel: those at which it is proved, and smaller ones to look at cell by cell. */
import { workOf } from '../bench/estimate.ts';
import { resolveParams } from '../case-id.ts';
import type { IntParam, Params, Workload } from '../contract.ts';

/** Work of a shape, so that its reference in float64 takes well under a second and a software adapter keeps up. */
const MOST_WORK = 3e7;

/**
 * Three where the workload has as many: the smallest of its sweep, an odd one near it with sides that differ, and a larger
 * one. All are such as the workload takes.
 */
export function provingShapes(workload: Workload): readonly Params[] {
  const spec = workload.params[workload.chart.x];
  const steps = spec.kind === 'int' ? spec.steps : [];
  const at = (size: number) => resolved(workload, { [workload.chart.x]: size });
  const small = [...steps.map(at)]
    .flatMap((one) => (one ? [one] : []))
    .filter((p) => workOf(workload.cost(p)) <= MOST_WORK);
  const first = small[0] ?? at(steps[0] ?? 1) ?? resolved(workload, {});
  const odd = oddShape(workload, steps[0] ?? 1);
  const larger = small.slice(1, 3).at(-1);
  const shapes = [first, odd, larger].flatMap((one) => (one ? [one] : []));
  return [...new Map(shapes.map((one) => [JSON.stringify(one), one])).values()];
}

/** Every number becomes odd and different from the others, as far as the workload allows. */
function oddShape(workload: Workload, size: number): Params | null {
  const names = Object.entries(workload.params).flatMap(([name, spec]) =>
    spec.kind === 'int' && !spec.byChoice ? [{ name, spec }] : [],
  );
  const values = names.map(({ name, spec }, place) => {
    const base = name === workload.chart.x || spec.follows === workload.chart.x ? size : spec.default;
    const odd = Math.min((base | 1) + 2 * place, spec.max);
    return [name, spec.odd || odd % 2 === 1 ? odd : odd - 1] as const;
  });
  const byX = values.filter(([name]) => name === workload.chart.x);
  const sides = values.filter(([name]) => {
    const spec = workload.params[name];
    return name === workload.chart.x || (spec.kind === 'int' && spec.follows === workload.chart.x);
  });
  for (const some of [values, sides, byX]) {
    const shape = resolved(workload, Object.fromEntries(some));
    if (shape && workOf(workload.cost(shape)) <= MOST_WORK) return shape;
  }
  return null;
}

function resolved(workload: Workload, given: Params): Params | null {
  const found = resolveParams(workload, given);
  return found.ok ? found.params : null;
}

/** What the first parameter is to be, of shapes that a person can still take in. */
const LOOKED_AT = [5, 8, 17, 33, 130, 1030];
const MOST_LOOKED_AT = 6e5;

/**
 * Small enough for an interpreter and for a picture of every cell, ascending, then the smallest of each choice that is as
 * small. Sides differ where they may. At least one, which is as small as can be had.
 */
export function smallShapes(workload: Workload): readonly Params[] {
  const choices = Object.entries(workload.params).flatMap(([name, spec]) =>
    spec.kind === 'choice' ? spec.options.map(({ value }) => ({ [name]: value })) : [],
  );
  const sizes = LOOKED_AT.map((size) => smallShape(workload, size, {}));
  const others = choices.map((chosen) => smallShape(workload, LOOKED_AT[0], chosen));
  const small = [...sizes, ...others].filter((params) => workOf(workload.cost(params)) <= MOST_LOOKED_AT);
  const kept = small.length ? small : sizes.slice(0, 1);
  return [...new Map(kept.map((one) => [JSON.stringify(one), one])).values()];
}

/** Each number in turn becomes the smallest of a few that go with those before it; where none does, it stays as it is. */
function smallShape(workload: Workload, size: number, choices: Params): Params {
  const { x } = workload.chart;
  const numbers = Object.entries(workload.params).flatMap(([name, spec]) =>
    spec.kind === 'int' ? [{ name, spec }] : [],
  );
  let given = choices;
  let shape: Params | null = null;
  for (const [place, { name, spec }] of numbers.entries()) {
    const isSide = name === x || spec.follows === x;
    const wanted = isSide ? [size + place, size] : [3, 2];
    for (const value of [...wanted, spec.min, spec.steps[0], spec.default].map((one) => near(spec, one))) {
      const tried = { ...given, [name]: value };
      const found = resolved(workload, tried);
      if (!found) continue;
      given = tried;
      shape = found;
      break;
    }
  }
  return shape ?? provingShapes(workload)[0];
}

function near({ min, max, odd }: IntParam, value: number): number {
  const inside = Math.min(Math.max(value, min), max);
  return odd && inside % 2 === 0 ? inside + 1 : inside;
}
