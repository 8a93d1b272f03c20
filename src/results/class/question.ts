/** What an entry answers to its assignment's question. Pure. */
import { costOf } from '../../engine/bench/estimate.ts';
import { fallbackOf, formatCase, workloadOf } from '../../engine/case-id.ts';
import type { CaseId, Kernel, Params, Variant, Workload } from '../../engine/contract.ts';
import { withKernels } from '../../engine/kernel/kernel-variant.ts';
import type { Bounds } from '../../engine/stats/ratio.ts';
import { bestOfSides, type Clock, timeOf } from '../contest.ts';
import { aheadFrom, type OutcomeAt } from '../crossover.ts';
import { NO_FIGURES, type SummaryRow } from '../summary.ts';
import type { Assignment, Entry, EntryRow } from './model.ts';

type Measured = Pick<Entry, 'rows'>;

type Plan = Pick<Assignment, 'cases' | 'kernel'>;

/** What every entry's row of one case has in common. */
interface CaseFacts {
  readonly blank: SummaryRow;
  readonly cost: { readonly flops: number; readonly bytes: number } | null;
}

/** Worked out once for all entries of an assignment. */
const facts = new WeakMap<
  readonly CaseId[],
  { readonly kernel: Kernel | null; readonly workloads: readonly Workload[]; readonly found: readonly CaseFacts[] }
>();

function factsOf({ cases, kernel }: Plan, workloads: readonly Workload[]): readonly CaseFacts[] {
  const known = facts.get(cases);
  if (known?.kernel === kernel && known.workloads === workloads) return known.found;
  const all = withKernels(workloads, kernel ? [kernel] : []);
  const found = cases.map((id): CaseFacts => {
    const workload = workloadOf(id, all);
    const variant: Variant | undefined = workload?.variants.find((one) => one.id === id.variant);
    return {
      blank: {
        ...NO_FIGURES,
        case: formatCase(id, workload?.params ?? null),
        workload: id.workload,
        variant: id.variant,
        on: variant?.on ?? null,
        params: id.params,
        status: 'aborted',
        reason: null,
      },
      cost: workload && variant ? costOf(workload, variant, id.params) : null,
    };
  });
  facts.set(cases, { kernel, workloads, found });
  return found;
}

/** An entry's rows as charts and contests take them: with rates, and without what a hand-in leaves out. */
export function summaryRows(plan: Plan, { rows }: Measured, workloads: readonly Workload[]): SummaryRow[] {
  const known = factsOf(plan, workloads);
  return rows.flatMap((row) => (row.case < known.length ? summaryRow(known[row.case], row) : []));
}

function summaryRow({ blank, cost }: CaseFacts, { status, kernel, roundTrip }: EntryRow): SummaryRow {
  const timed = kernel !== null && kernel.median > 0 ? cost : null;
  return {
    ...blank,
    status,
    kernelMs: kernel && { ...kernel, min: kernel.low },
    roundTripMs: roundTrip,
    endToEndMs: roundTrip && { median: roundTrip.median },
    gflops: timed?.flops && kernel ? timed.flops / kernel.median / 1e6 : null,
    gbps: timed && kernel ? timed.bytes / kernel.median / 1e6 : null,
  };
}

/** In the question's unit, with how sure it is; null where this machine did not measure what it takes. */
export const answerOf = (assignment: Assignment, entry: Measured, workloads: readonly Workload[]): Bounds | null =>
  answerIn(assignment, summaryRows(assignment, entry, workloads), workloads);

/** The same of its rows. */
export function answerIn(
  assignment: Assignment,
  rows: readonly SummaryRow[],
  workloads: readonly Workload[],
): Bounds | null {
  const { question, cases } = assignment;
  if (question.kind === 'speed-up') return speedUp(rowsAt(rows, cases[question.at]), question.clock);
  if (question.kind === 'time') {
    const asked = cases[question.of];
    const row = rowsAt(rows, asked).find(({ variant }) => variant === asked.variant);
    return row ? timeOf(row, question.clock) : null;
  }
  return crossover(assignment, rows, workloads);
}

/** The case that the question is about; of a sweep the first. */
export const askedCase = ({ question, cases }: Pick<Assignment, 'question' | 'cases'>): CaseId | undefined =>
  cases[question.kind === 'speed-up' ? question.at : question.kind === 'time' ? question.of : 0];

export const rowsAt = (rows: readonly SummaryRow[], at: CaseId | undefined): SummaryRow[] =>
  rows.filter(({ workload, params }) => workload === at?.workload && sameParams(params, at.params));

const sameParams = (a: CaseId['params'], b: CaseId['params']) =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value);

/** The fastest on the CPU over the fastest on the GPU: above 1 the GPU wins. */
function speedUp(rows: readonly SummaryRow[], clock: Clock): Bounds | null {
  const ratio = bestOfSides(rows, clock)?.ratio;
  return ratio ? { median: ratio.median, low: ratio.low, high: ratio.high } : null;
}

/** From which size on the GPU is ahead; null where it is not at the largest, a side is missing, or no size tells. */
function crossover(
  { cases, question }: Assignment,
  rows: readonly SummaryRow[],
  workloads: readonly Workload[],
): Bounds | null {
  const workload = workloads.find(({ id }) => id === cases[0]?.workload);
  if (!workload || question.kind !== 'crossover') return null;
  const outcomes = outcomesBySize(rows, workload, cases[0].params, question.clock);
  if (outcomes.some(({ outcome }) => outcome === null)) return null;
  const from = aheadFrom(outcomes);
  return from === null || from === undefined ? null : { median: from, low: from, high: from };
}

/** Who is ahead at each size, the GPU first; null where a side has no time. */
export const outcomesBySize = (
  rows: readonly SummaryRow[],
  workload: Workload,
  like: Params,
  clock: Clock,
): OutcomeAt[] =>
  bySize(rows, workload, like).map(({ size, rows: own }) => ({
    x: size,
    outcome: bestOfSides(own, clock)?.outcome ?? null,
  }));

/** Rows of each size of a workload's chart, ascending. @param like only what differs from this in its size alone is one sweep */
export function bySize(
  rows: readonly SummaryRow[],
  workload: Workload,
  like: Params,
): { readonly size: number; readonly rows: readonly SummaryRow[] }[] {
  const { id, chart } = workload;
  const own = rows.filter((row) => row.workload === id && alikeButSize(workload, row.params, like));
  const sizes = [...new Set(own.map(({ params }) => Number(params[chart.x])))].sort((a, b) => a - b);
  return sizes.map((size) => ({ size, rows: own.filter(({ params }) => Number(params[chart.x]) === size) }));
}

/** Whether two sets of a workload's parameters differ at most in the size, and in what keeps step with it. */
export function alikeButSize({ chart, params: schema }: Workload, one: Params, other: Params): boolean {
  const keepsStep = (name: string, params: Params) => {
    const spec = schema[name];
    return spec?.kind === 'int' && spec.follows !== undefined && params[name] === fallbackOf(spec, params);
  };
  return Object.keys(one).every(
    (name) => name === chart.x || one[name] === other[name] || (keepsStep(name, one) && keepsStep(name, other)),
  );
}
