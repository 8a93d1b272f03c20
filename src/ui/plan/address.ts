/**
 * A choice <-> what follows `#/lab/` in the address: a pattern of cases as on the command line, then the time for the
 * run and the visitor's own weights where there are any, e.g. `matmul:naive|registers:n=64|512/20s` or
 * `convolution:*:size=512,filter=custom/60s/weights=0,-1,0,-1,5,-1,0,-1,0`.
 */
import { combinationsIn, expandPattern } from '../../engine/bench/plan.ts';
import { contenderOf, fallbackOf } from '../../engine/case-id.ts';
import type { CaseId, LocalText, Params, Workload } from '../../engine/contract.ts';
import { type Choice, FIRST_BUDGET_MS, featuredVariants, firstChoice, ownVariants, wantsWeights } from './choice.ts';

export interface Read {
  readonly choice: Choice;
  /** Why the address could not be followed, or not in every point. */
  readonly problem: LocalText | null;
}

/** More cases than this are a slip or an attack: nobody waits for them. */
const MAX_CASES = 400;
const MAX_LENGTH = 6000;
const MIN_SECONDS = 1;
const MAX_SECONDS = 3600;

/** Prints a choice with at least one size and one contender. */
export function printChoice(choice: Choice): string {
  const { workload, sizes, params, variants, second, budgetMs, weights } = choice;
  const own = ownVariants(workload);
  const libraries = variants.filter((id) => !own.includes(id));
  const all = own.every((id) => variants.includes(id));
  const onSecond = (second ?? []).map((variant) => contenderOf({ variant, gpu: 'second' }));
  const contenders = [...(all ? ['*', ...libraries] : variants), ...onSecond];
  const values = [
    `${workload.chart.x}=${sizes.join('|')}`,
    ...Object.keys(workload.params).flatMap((name) => (name in params ? [`${name}=${params[name]}`] : [])),
  ];
  const parts = [`${workload.id}:${contenders.join('|')}:${values.join(',')}`];
  if (budgetMs !== FIRST_BUDGET_MS || weights) parts.push(`${budgetMs / 1000}s`);
  if (weights) parts.push(`weights=${weights.map((weight) => Number(weight.toPrecision(6))).join(',')}`);
  return parts.join('/');
}

/** Never throws; an empty address is the suggested plan. */
export function readChoice(address: string, workloads: readonly Workload[]): Read {
  const fallback = firstChoice(workloads[0]);
  if (address === '') return { choice: fallback, problem: null };
  const [pattern, ...extras] = decode(address).split('/');
  if (address.length > MAX_LENGTH || combinationsIn(pattern) > MAX_CASES) {
    return { choice: fallback, problem: TOO_MANY };
  }
  const { cases, problem } = followed(pattern, workloads);
  if (!cases.length) return { choice: fallback, problem };
  if (cases.length > MAX_CASES) return { choice: fallback, problem: TOO_MANY };
  const read = choiceOf(cases, workloads);
  return readExtras({ ...read, problem: problem ?? read.problem }, extras.filter(Boolean));
}

interface Followed {
  /** None where not even the workload is known. */
  readonly cases: readonly CaseId[];
  readonly problem: LocalText | null;
}

/** The cases of a pattern, of a wrong one those of what is left without the contenders and values that there are not. */
function followed(pattern: string, workloads: readonly Workload[]): Followed {
  const whole = expandPattern(pattern, workloads);
  if (whole.ok) return { cases: whole.cases, problem: null };
  const [name, named = '*', list = ''] = pattern.split(':');
  const any = expandPattern(name, workloads);
  if (!any.ok) return { cases: [], problem: name ? unknownWork(name) : any.problem };
  const exists = (contender: string) => expandPattern(`${name}:${contender}`, workloads).ok;
  const contenders = named.split('|');
  const unknown = contenders.filter((contender) => !exists(contender));
  const { workload } = any.cases[0];
  const suggested = workloads.filter(({ id }) => id === workload).flatMap(featuredVariants);
  const left = unknown.length < contenders.length ? contenders.filter(exists) : suggested;
  const values: string[] = [];
  let problem = unknown.length > 0 ? unknownContenders(unknown) : null;
  for (const part of list.split(',').filter(Boolean)) {
    const [param, ...given] = part.split(/[=|]/);
    const fitting = given.filter((value) => {
      const tried = expandPattern(`${name}:*:${[...values, `${param}=${value}`].join(',')}`, workloads);
      if (!tried.ok) problem ??= tried.problem;
      return tried.ok;
    });
    if (fitting.length > 0) values.push(`${param}=${fitting.join('|')}`);
  }
  const rest = expandPattern(`${name}:${left.join('|')}:${values.join(',')}`, workloads);
  return { cases: rest.ok ? rest.cases : any.cases, problem: problem ?? whole.problem };
}

const decode = (address: string) => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

/** What a set of cases looks like in the lab. Of several workloads the first counts, of a parameter its first value. */
export function choiceOf(cases: readonly CaseId[], workloads: readonly Workload[]): Read {
  const workload = workloads.find(({ id }) => id === cases[0].workload) ?? workloads[0];
  const { x } = workload.chart;
  const own = cases.filter((each) => each.workload === workload.id);
  const sizes = [...new Set(own.map(({ params }) => Number(params[x])))].sort((a, b) => a - b);
  const namedOn = (which: CaseId['gpu']) => {
    const named = new Set(own.filter(({ gpu }) => gpu === which).map(({ variant }) => variant));
    return workload.variants.filter(({ id }) => named.has(id)).map(({ id }) => id);
  };
  const second = namedOn('second');
  const [params, ...others] = [...new Set(own.map((each) => JSON.stringify(setParams(workload, each.params))))];
  const choice: Choice = {
    ...firstChoice(workload),
    sizes,
    params: JSON.parse(params),
    variants: namedOn(undefined),
    second: second.length > 0 ? second : null,
  };
  const narrowed = others.length > 0 || own.length < cases.length;
  return { choice, problem: narrowed ? NARROWED(x) : null };
}

/** The parameters that say something: not the size, not one at its default, not one that follows another. */
function setParams({ params: schema, chart }: Workload, params: Params): Params {
  const said = Object.entries(params).filter(([name, value]) => {
    const spec = schema[name];
    if (!spec || name === chart.x) return false;
    return value !== fallbackOf(spec, params);
  });
  return Object.fromEntries(said);
}

function readExtras(read: Read, extras: readonly string[]): Read {
  let { choice, problem } = read;
  for (const extra of extras) {
    const seconds = /^(\d{1,4})s$/.exec(extra)?.[1];
    const weights = /^weights=(.*)$/.exec(extra)?.[1];
    if (seconds !== undefined) {
      choice = { ...choice, budgetMs: 1000 * Math.min(MAX_SECONDS, Math.max(MIN_SECONDS, Number(seconds))) };
    } else if (weights !== undefined && wantsWeights(choice)) {
      // Their number is checked where the grid is known: a wrong one is replaced there.
      choice = { ...choice, weights: weights.split(',').map(Number) };
      if (choice.weights?.some((weight) => !Number.isFinite(weight))) {
        choice = { ...choice, weights: null };
        problem = BAD_WEIGHTS;
      }
    } else problem = unknownExtra(extra);
  }
  return { choice, problem };
}

const TOO_MANY: LocalText = {
  en: `It stands for more than ${MAX_CASES} cases.`,
  'zh-CN': `它包含的测量超过 ${MAX_CASES} 项。`,
};
const unknownWork = (name: string): LocalText => ({
  en: `There is no workload “${name.slice(0, 40)}”.`,
  'zh-CN': `没有名为“${name.slice(0, 40)}”的任务。`,
});
const unknownContenders = (names: readonly string[]): LocalText => ({
  en: `There is no contender ${names.map((name) => `“${name.slice(0, 40)}”`).join(', ')}.`,
  'zh-CN': `没有名为${names.map((name) => `“${name.slice(0, 40)}”`).join('、')}的实现。`,
});
const BAD_WEIGHTS: LocalText = {
  en: 'Its weights are not all numbers.',
  'zh-CN': '其中的权重不全是数字。',
};
const NARROWED = (x: string): LocalText => ({
  en: `Here a run varies ${x} alone, in one workload; of everything else the first value was taken.`,
  'zh-CN': `这里一次只针对一个任务、只变化 ${x}；其余各项取了第一个值。`,
});
const unknownExtra = (extra: string): LocalText => ({
  en: `'${extra.slice(0, 40)}' is neither a time such as 20s nor a list of weights.`,
  'zh-CN': `“${extra.slice(0, 40)}”既不是 20s 这样的时间，也不是权重。`,
});
