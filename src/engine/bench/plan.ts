/** From words to cases: wildcards of the command line, and the sweep that runs when nothing was asked for. */
import {
  caseOf,
  noSecond,
  otherVersion,
  parseValues,
  readContender,
  resolveParams,
  unknownVariant,
  unknownWorkload,
} from '../case-id.ts';
import type { CaseId, LocalText, Params, ParamValue, SecondGpu, Variant, Workload } from '../contract.ts';

export type Expanded =
  | { readonly ok: true; readonly cases: readonly CaseId[] }
  | { readonly ok: false; readonly problem: LocalText };

/**
 * Expands `workload:variant:params`; `*` stands for any run of letters in the first two, `a|b` for several variants or
 * values, and what is left out takes its default. A variant that ends in `~second` is meant on the second of two GPUs.
 * Cases come sorted by parameters, then in the workload's order.
 * Libraries are fetched and run only where they were asked for: a wildcard that a name begins with leaves them out.
 */
export function expandPattern(pattern: string, workloads: readonly Workload[]): Expanded {
  const [workloadGlob, variantGlob = '*', list = '', ...rest] = pattern.split(':');
  const [name, version] = workloadGlob.split('@');
  if (!name || rest.length) {
    return problem(
      `'${pattern}' is not a pattern such as 'matmul:*:n=512'.`,
      `“${pattern}”不是 'matmul:*:n=512' 这样的写法。`,
    );
  }
  const named = workloads.filter(({ id }) => glob(name).test(id));
  if (!named.length) return unknownWorkload(name, workloads);
  const chosen = named.filter(({ version: current }) => matches(version, current));
  if (!chosen.length) return otherVersion(named[0], version ?? '');
  const cases: CaseId[] = [];
  for (const workload of chosen) {
    const contenders = contendersOf(workload, variantGlob.split('|'));
    if (!contenders.ok) return contenders;
    const values = parseValues(list, workload);
    if (!values.ok) return values;
    for (const combination of combinations(values.lists)) {
      const resolved = resolveParams(workload, combination);
      if (!resolved.ok) return resolved;
      cases.push(...contenders.named.map(([id, gpu]) => caseOf(workload, id, resolved.params, gpu)));
    }
  }
  return { ok: true, cases };
}

type Contenders =
  | { readonly ok: true; readonly named: readonly (readonly [variant: string, gpu?: SecondGpu])[] }
  | { readonly ok: false; readonly problem: LocalText };

/** Each once, a variant on the second GPU after the same on the run's own. */
function contendersOf(workload: Workload, globs: readonly string[]): Contenders {
  const own: string[] = [];
  const second: string[] = [];
  for (const one of globs) {
    const { variant: pattern, gpu } = readContender(one);
    const named = workload.variants.filter((variant) => names(pattern, variant));
    if (!named.length) return unknownVariant(workload, pattern);
    const fits = gpu ? named.filter(({ on }) => on === 'gpu') : named;
    if (!fits.length) return noSecond(workload, one);
    (gpu ? second : own).push(...fits.map(({ id }) => id));
  }
  const named = workload.variants.flatMap(({ id }) => [
    ...(own.includes(id) ? [[id] as const] : []),
    ...(second.includes(id) ? [[id, 'second'] as const] : []),
  ]);
  return { ok: true, named };
}

const matches = (wanted: string | undefined, version: number) => wanted === undefined || wanted === `${version}`;

const names = (pattern: string, { id, on }: Variant) =>
  glob(pattern).test(id) && !(on === 'library' && pattern.startsWith('*'));

/** Stars side by side say no more than one, and would be tried in every division among them. */
const glob = (pattern: string) =>
  new RegExp(`^${pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replace(/\*+/g, '.*')}$`);

/** Cartesian product, the first name varying slowest. */
function combinations(lists: Readonly<Record<string, readonly ParamValue[]>>): Params[] {
  let all: Params[] = [{}];
  for (const [name, values] of Object.entries(lists)) {
    all = all.flatMap((params) => values.map((value) => ({ ...params, [name]: value })));
  }
  return all;
}

/** Each variant of each workload that takes part, at a few sizes from the low end: a slow machine needs a minute. */
export function defaultSweep(workloads: readonly Workload[]): readonly CaseId[] {
  return workloads.flatMap((workload) => {
    const spec = workload.params[workload.chart.x];
    if (spec.kind !== 'int' || workload.inDefaultSweep === false) return [];
    const variants = workload.variants.filter(({ inDefaultSweep, on }) => inDefaultSweep !== false && on !== 'library');
    return spec.steps.slice(0, SWEEP_SIZES).flatMap((size) => {
      const resolved = resolveParams(workload, { [workload.chart.x]: size });
      return resolved.ok ? variants.map(({ id }) => caseOf(workload, id, resolved.params)) : [];
    });
  });
}

const SWEEP_SIZES = 4;

const problem = (en: string, zh: string) => ({ ok: false as const, problem: { en, 'zh-CN': zh } });

/** Parameter sets that a pattern stands for, without making them. */
export const combinationsIn = (pattern: string): number =>
  pattern
    .split(':')
    .slice(2)
    .join(':')
    .split(',')
    .reduce((product, part) => product * part.split('|').length, 1);
