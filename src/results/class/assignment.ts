/**
 * An assignment as one line of text, and back. Cases are printed as patterns of the command line, `matmul@1:naive|tiled:n=64|128`,
 * so that a terminal takes them as well.
 */
import { combinationsIn, expandPattern } from '../../engine/bench/plan.ts';
import { formatCase } from '../../engine/case-id.ts';
import type { CaseId, Kernel, Plan, Workload } from '../../engine/contract.ts';
import { printKernel } from '../../engine/kernel/kernel-file.ts';
import { withKernels, withKernelTexts } from '../../engine/kernel/kernel-variant.ts';
import { crc32 } from '../share/envelope.ts';
import type { Assignment, AssignmentKey, Question } from './model.ts';

/** More than these no class waits for. */
export const MOST_CASES = 128;
export const SECONDS = { least: 2, most: 600, usual: 20 } as const;

/** What runs on each machine. It has no time beyond its seconds. */
export function planOf({ cases, kernel, seed, seconds }: Assignment): Plan {
  return withKernelTexts({ cases, budgetMs: 1000 * seconds, seed }, kernel ? [kernel] : []);
}

/**
 * Patterns that stand for these cases: of each workload, parameters with the same contenders together, those that differ in
 * one alone as a list.
 * @param workloads with the kernel, where there is one
 */
export function printCases(cases: readonly CaseId[], workloads: readonly Workload[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { of, variants } of bySetting(cases)) {
    const head = `${of.workload}@${of.version}:${variants.join('|')}`;
    const schema = workloads.find(({ id }) => id === of.workload)?.params ?? null;
    const [, , list = ''] = formatCase(of, schema).split(':');
    groups.set(head, [...(groups.get(head) ?? []), list]);
  }
  return [...groups].flatMap(([head, lists]) => merged(lists).map((list) => `${head}:${list}`));
}

/** Each workload with each of its parameter sets, and who runs it. */
function bySetting(cases: readonly CaseId[]): { readonly of: CaseId; readonly variants: readonly string[] }[] {
  const found = new Map<string, { of: CaseId; variants: string[] }>();
  for (const of of cases) {
    const key = JSON.stringify([of.workload, of.version, of.params]);
    const known = found.get(key) ?? { of, variants: [] };
    if (!known.variants.includes(of.variant)) known.variants.push(of.variant);
    found.set(key, known);
  }
  return [...found.values()];
}

/** `n=64` and `n=128` -> `n=64|128`; sets that differ in more than one parameter stay as they are. */
function merged(lists: readonly string[]): readonly string[] {
  const sets = lists.map((list) => list.split(',').map((part) => part.split('=')));
  const names = sets.map((set) => set.map(([name]) => name).join());
  if (new Set(names).size > 1 || names[0] === '') return lists;
  const columns = sets[0].map(([name], at) => ({ name, values: [...new Set(sets.map((set) => set[at][1]))] }));
  if (columns.filter(({ values }) => values.length > 1).length > 1) return lists;
  return [columns.map(({ name, values }) => `${name}=${values.join('|')}`).join(',')];
}

export type Cases =
  | { readonly ok: true; readonly cases: readonly CaseId[] }
  | { readonly ok: false; readonly problem: 'unknown' | 'too-many' };

/** The one order of an assignment's cases, which entries count by. */
export function casesOf(patterns: readonly string[], kernel: Kernel | null, workloads: readonly Workload[]): Cases {
  const known = withKernels(workloads, kernel ? [kernel] : []);
  const cases: CaseId[] = [];
  for (const pattern of patterns) {
    if (combinationsIn(pattern) > MOST_CASES) return { ok: false, problem: 'too-many' };
    const expanded = expandPattern(pattern, known);
    if (!expanded.ok) return { ok: false, problem: 'unknown' };
    cases.push(...expanded.cases);
    if (cases.length > MOST_CASES) return { ok: false, problem: 'too-many' };
  }
  return cases.length ? { ok: true, cases } : { ok: false, problem: 'unknown' };
}

/** Cases without builds, in that order; of what a run measured or is about to. */
export function orderedCases(cases: readonly CaseId[], kernel: Kernel | null, workloads: readonly Workload[]): Cases {
  const known = withKernels(workloads, kernel ? [kernel] : []);
  return casesOf(printCases(cases, known), kernel, workloads);
}

/** Of 32 bits. */
export const hash = (text: string) => crc32(new TextEncoder().encode(text));

/** Every entry of a class is held against it. */
const keys = new WeakMap<Assignment, AssignmentKey>();

/** What tells whether two runs are of one assignment; the language does not matter to it. */
export function assignmentKey(assignment: Assignment): AssignmentKey {
  const known = keys.get(assignment) ?? keyOf(assignment);
  keys.set(assignment, known);
  return known;
}

function keyOf({ cases, kernel, seed, seconds, question }: Assignment): AssignmentKey {
  const printed = cases.map((id) => formatCase(id, null).replace(/@\d+/, ''));
  const text = [...printed, kernel ? printKernel(kernel) : '', seconds, printQuestion(question)].join('\n');
  const versions = [...new Set(cases.map(({ workload, version }) => `${workload}@${version}`))].sort();
  return { plan: hash(text), seed, version: hash(versions.join(' ')) };
}

/** Why a result of `theirs` cannot lie beside those of `own`; null where it can. */
export function reasonAgainst(own: AssignmentKey, theirs: AssignmentKey): 'version' | 'seed' | 'plan' | null {
  if (own.version !== theirs.version) return 'version';
  if (own.plan !== theirs.plan) return 'plan';
  return own.seed === theirs.seed ? null : 'seed';
}

/** `speed-up 12 kernel`, `time 3 endToEnd`, `crossover kernel`. */
export function printQuestion(question: Question): string {
  const { kind, clock } = question;
  if (kind === 'crossover') return `${kind} ${clock}`;
  return `${kind} ${kind === 'time' ? question.of : question.at} ${clock}`;
}

export function readQuestion(text: string, caseCount: number): Question | null {
  const [, kind, place = '', clock] = /^(speed-up|time|crossover)(?: (\d{1,3}))? (kernel|endToEnd)$/.exec(text) ?? [];
  if (kind === undefined || (clock !== 'kernel' && clock !== 'endToEnd')) return null;
  if (kind === 'crossover') return place === '' ? { kind, clock } : null;
  const at = Number(place);
  if (place === '' || at >= caseCount) return null;
  return kind === 'time' ? { kind, of: at, clock } : { kind: 'speed-up', at, clock };
}
