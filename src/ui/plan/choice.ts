/** What a visitor has chosen in the lab, and the cases that follow from it. Pure. */
import { workOf } from '../../engine/bench/estimate.ts';
import { caseOf, resolveParams } from '../../engine/case-id.ts';
import type {
  CaseId,
  GpuCapabilities,
  IntParam,
  LocalText,
  Params,
  ParamValue,
  SecondGpu,
  Variant,
  Workload,
} from '../../engine/contract.ts';

export interface Choice {
  readonly workload: Workload;
  /** Values of the parameter on the chart's x axis, ascending. */
  readonly sizes: readonly number[];
  /** The other parameters that were set; those left out follow or take their default. */
  readonly params: Params;
  /** In the workload's order. */
  readonly variants: readonly string[];
  /** Those that run on the second of two GPUs as well, or there alone; null where that one is left out. */
  readonly second: readonly string[] | null;
  readonly budgetMs: number;
  /** The visitor's own weights, row-major; null for those that the workload makes. */
  readonly weights: readonly number[] | null;
}

/** A first sweep: long enough to see a curve bend, short enough to wait for. */
const FIRST_SIZES = 4;
const LEAST_SIZES = 2;
/** Operations, or words moved, up to which a first sweep goes where the GPU is software: a tenth of a second or so each. */
const SOFTWARE_WORK = 5e7;
export const FIRST_BUDGET_MS = 20_000;
export const BUDGETS_MS = [10_000, 20_000, 60_000, 180_000] as const;

export type Group = 'gpu' | 'cpu' | 'library';

/** Under which heading a contender is offered. */
export const groupOf = ({ on }: Variant): Group => (on === 'gpu' || on === 'library' ? on : 'cpu');

/** Whether a contender can run only where the browser offers a GPU. */
export const needsGpu = (variant: Variant): boolean =>
  variant.on === 'gpu' || (variant.on === 'library' && variant.side === 'gpu');

/**
 * Whether a contender is shown to choose from: one that takes a browser's flag only where it can run.
 * @param caps null until they are known
 */
export function isOffered(workload: Workload, variant: Variant, caps: GpuCapabilities | null): boolean {
  if (variant.on !== 'gpu' || !variant.needsFlag) return true;
  const resolved = resolveParams(workload, {});
  return caps !== null && resolved.ok && !variant.unsupported?.(resolved.params, caps);
}

/** Libraries are somebody else's code and a download: they are chosen one by one. */
export const ownVariants = (workload: Workload): readonly string[] =>
  workload.variants.filter(({ on }) => on !== 'library').map(({ id }) => id);

/** The parameter that a sweep varies. @throws TypeError for a workload whose x axis is a choice */
export function sizeSpec(workload: Workload): IntParam {
  const spec = workload.params[workload.chart.x];
  if (spec?.kind !== 'int') throw new TypeError(`${workload.id}: the x axis of its chart is not a number`);
  return spec;
}

/**
 * The suggested plan of a workload.
 * @param software whether the GPU is software: then sizes that such a one gets through
 */
export function firstChoice(workload: Workload, software = false): Choice {
  return {
    workload,
    sizes: firstSizes(workload, software),
    params: {},
    variants: featuredVariants(workload),
    second: null,
    budgetMs: FIRST_BUDGET_MS,
    weights: null,
  };
}

function firstSizes(workload: Workload, software: boolean): readonly number[] {
  const first = sizeSpec(workload).steps.slice(0, FIRST_SIZES);
  if (!software) return first;
  return first.filter((size, at) => {
    const resolved = paramsAt({ workload, params: {} }, size);
    return at < LEAST_SIZES || (resolved.ok && workOf(workload.cost(resolved.params)) <= SOFTWARE_WORK);
  });
}

export function featuredVariants(workload: Workload): readonly string[] {
  const named = workload.featured;
  if (named) return workload.variants.filter(({ id }) => named.includes(id)).map(({ id }) => id);
  const sides = (['gpu', 'cpu'] as const).map((side) => workload.variants.filter((one) => groupOf(one) === side));
  const ends = sides.flatMap((side) => [side.at(0)?.id, side.at(-1)?.id]);
  return workload.variants.filter(({ id }) => ends.includes(id)).map(({ id }) => id);
}

/** What is suggested on a second GPU: what runs on the first, as far as it is ours. */
export function suggestedSecond(workload: Workload, variants: readonly string[]): readonly string[] {
  const ours = workload.variants.filter(({ on }) => on === 'gpu').map(({ id }) => id);
  const chosen = ours.filter((id) => variants.includes(id));
  return chosen.length ? chosen : ours.filter((id) => featuredVariants(workload).includes(id));
}

/** Complete parameters at one size, or why there are none. */
export const paramsAt = (choice: Pick<Choice, 'workload' | 'params'>, size: number) =>
  resolveParams(choice.workload, { ...choice.params, [choice.workload.chart.x]: size });

/** Complete parameters at the largest size; what the page shows of a plan in general. */
export function mainParams(choice: Choice): Params | null {
  const resolved = paramsAt(choice, choice.sizes.at(-1) ?? sizeSpec(choice.workload).default);
  return resolved.ok ? resolved.params : null;
}

export type Cases =
  | { readonly ok: true; readonly cases: readonly CaseId[] }
  | { readonly ok: false; readonly problem: LocalText };

/**
 * Every chosen contender at every chosen size, one on a second GPU after the same on the first.
 * @param usable says which contenders can run here
 * @param two whether there is a second GPU; without it what is chosen there is left out
 */
export function casesOf(choice: Choice, usable: (variant: Variant) => boolean, two = false): Cases {
  const { workload, sizes, variants, second } = choice;
  const contenders = workload.variants
    .filter(usable)
    .flatMap(({ id }): (readonly [id: string, gpu?: SecondGpu])[] => [
      ...(variants.includes(id) ? [[id] as const] : []),
      ...(two && second?.includes(id) ? [[id, 'second'] as const] : []),
    ]);
  const cases: CaseId[] = [];
  for (const size of sizes) {
    const resolved = paramsAt(choice, size);
    if (!resolved.ok) return resolved;
    cases.push(...contenders.map(([id, gpu]) => caseOf(workload, id, resolved.params, gpu)));
  }
  return { ok: true, cases };
}

export const chosenVariants = ({ workload, variants }: Choice): readonly Variant[] =>
  workload.variants.filter(({ id }) => variants.includes(id));

/** Sets a parameter; null takes it back to its default. */
export function withParam(params: Params, name: string, value: ParamValue | null): Params {
  const { [name]: _, ...rest } = params;
  return value === null ? rest : { ...rest, [name]: value };
}

/** Whether the plan leaves the weights to the visitor. */
export function wantsWeights({ workload, params }: Pick<Choice, 'workload' | 'params'>): boolean {
  const { weights } = workload.accepts ?? {};
  return weights !== undefined && params[weights.param] === weights.value;
}
