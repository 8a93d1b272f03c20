/** What Lockstep reads from a WGSL text to run it: sides of the workgroup, bindings, fields of the uniform. */
import type { Params, Workload } from '../contract.ts';
import { elementCount } from '../sizes.ts';
import { withoutComments } from '../wgsl-comments.ts';
import { evaluate, type Names } from './formula.ts';

/** Module-scope constants that are whole numbers, each by itself or by formulas of those before it. */
export function constantsOf(code: string): Names {
  const names: Record<string, number> = {};
  for (const [, name, value] of withoutComments(code).matchAll(
    /^\s*const\s+(\w+)\s*(?::\s*[ui]32\s*)?=\s*([^;]+);/gm,
  )) {
    const found = evaluate(value.replace(/\b(\d+)[ui]\b/g, '$1').trim(), names);
    if (found.ok) names[name] = found.value;
  }
  return names;
}

/** The sides of `@workgroup_size`; null where there is none, or one that only a compiler can work out. */
export function workgroupSize(code: string, constants = constantsOf(code)): readonly [number, number, number] | null {
  const [, list] = /@workgroup_size\s*\(([^)]*)\)/.exec(withoutComments(code)) ?? [];
  if (list === undefined) return null;
  const sides = list
    .split(',')
    .map((side) => side.trim().replace(/^(\d+)[ui]$/, '$1'))
    .filter(Boolean)
    .map((side) => evaluate(side, constants));
  const [x, y, z] = sides.map((side) => (side.ok ? side.value : Number.NaN)).concat(1, 1, 1);
  return [x, y, z].every((side) => side >= 1) ? [x, y, z] : null;
}

/** A choice is the place of its option. */
export const numbersOf = (workload: Workload, params: Params): Names =>
  Object.fromEntries(
    Object.entries(workload.params).map(([name, spec]) => {
      const value = params[name];
      const place = spec.kind === 'choice' ? spec.options.findIndex((option) => option.value === value) : Number(value);
      return [name, place];
    }),
  );

/** What a formula of a pass may name: parameters, then elements of tensors, constants of the text, sides of its workgroup. */
export function namesFor(workload: Workload, params: Params, code: string): Names {
  const { inputs, outputs, state } = workload.tensors(params);
  const tensors = Object.entries({ ...inputs, ...state, ...outputs }).map(([name, spec]) => [name, elementCount(spec)]);
  const constants = constantsOf(code);
  const [wx, wy, wz] = workgroupSize(code, constants) ?? [1, 1, 1];
  return { ...Object.fromEntries(tensors), ...constants, ...numbersOf(workload, params), wx, wy, wz };
}

interface Bound {
  readonly name: string;
  readonly group: number;
  readonly binding: number;
}

const boundIn = (code: string): readonly Bound[] =>
  [...withoutComments(code).matchAll(/((?:@\w+\s*\(\s*\d+\s*\)\s*)+)var\s*(?:<[^>]*>)?\s*(\w+)/g)].map(
    ([, attributes, name]) => {
      const number = (of: string) => Number(new RegExp(`@${of}\\s*\\(\\s*(\\d+)`).exec(attributes)?.[1]);
      return { name, group: number('group'), binding: number('binding') };
    },
  );

/** Names of group 0, in order of their number. */
export const bindingsOf = (code: string): readonly string[] =>
  boundIn(code)
    .filter(({ group }) => group === 0)
    .sort((a, b) => a.binding - b.binding)
    .map(({ name }) => name);

/** What is bound where Lockstep binds nothing: tensors are group 0, and the numbers of the problem are all of group 1. */
export const boundElsewhere = (code: string): Bound | undefined =>
  boundIn(code).find(({ group, binding }) => group > 1 || (group === 1 && binding > 0));

/** Names of the fields of `struct Problem` behind its `origin`; none where there is no such struct. */
export function problemFields(code: string): readonly string[] {
  const [, body = ''] = /struct\s+Problem\s*\{([^}]*)\}/.exec(withoutComments(code)) ?? [];
  return [...body.matchAll(/(\w+)\s*:\s*\w+/g)].map(([, name]) => name).slice(1);
}
