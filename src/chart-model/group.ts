/**
 * Summary rows -> workloads, contenders and facets. A facet is one chart: all its rows agree in every parameter but the
 * one on the horizontal axis, so that no line ever mixes two problems.
 */
import { contenderOf, fallbackOf } from '../engine/case-id.ts';
import type {
  IntParam,
  Locale,
  LocalText,
  ParamSchema,
  Params,
  ParamValue,
  SecondGpu,
  Workload,
} from '../engine/contract.ts';
import { gpuName, SECOND_GPU } from '../results/adapter-name.ts';
import { type Side, sideOf } from '../results/contest.ts';
import type { Summary, SummaryEnvironment, SummaryRow } from '../results/summary.ts';

/** One variant in one source, on one of its GPUs: a line, a row of bars. */
export interface Contender {
  readonly id: string;
  /** Index into the sources. */
  readonly source: number;
  readonly variant: string;
  /** Of the legend, one for all sources: the variant, and the GPU where it is a second one (`contenderOf`). */
  readonly entry: string;
  readonly side: Side;
  /** Names the GPU where its source used two. */
  readonly title: LocalText;
  /**
   * Position among the variants of its side, by the workload's own order: it picks colour, marker and dashes. Those on a
   * second GPU come after.
   */
  readonly step: number;
}

/** What is charted of a summary; without an environment two GPUs are told apart and not named. */
type Charted = Pick<Summary, 'measurements'> & {
  readonly environment?: Pick<SummaryEnvironment, 'adapter' | 'secondAdapter'>;
};

export interface Cell {
  readonly contender: Contender;
  readonly row: SummaryRow;
  /** Value of the axis parameter; null where a facet has no axis. */
  readonly x: number | null;
}

export interface Facet {
  readonly key: string;
  /** What all its rows have in common, in the schema's order; parameters that merely follow another are left out. */
  readonly fixed: readonly (readonly [name: string, value: ParamValue])[];
  /** Ascending; empty where a facet has no axis. */
  readonly xs: readonly number[];
  readonly cells: readonly Cell[];
}

export interface WorkloadGroup {
  readonly key: string;
  readonly id: string;
  readonly title: LocalText;
  /** Null for one that this version does not know; its rows are shown all the same. */
  readonly workload: Workload | null;
  /** Parameter on the horizontal axis; null where nothing varies that could be one. */
  readonly axis: string | null;
  /** Parameters that keep step with the axis (matmul's m and k). */
  readonly following: readonly string[];
  readonly contenders: readonly Contender[];
  readonly facets: readonly Facet[];
}

const SIDES: readonly Side[] = ['gpu', 'cpu', 'library'];
const same = (text: string): LocalText => ({ en: text, 'zh-CN': text });

/** Versions of a workload are kept apart: their timings do not compare. Order: the registry's, then unknown ones. */
export function groupWorkloads(sources: readonly Charted[], workloads: readonly Workload[]): WorkloadGroup[] {
  const keys = new Map<string, [source: number, row: SummaryRow][]>();
  for (const [source, summary] of sources.entries()) {
    for (const row of summary.measurements) {
      const key = row.case.split(':', 1)[0];
      const rows = keys.get(key) ?? [];
      rows.push([source, row]);
      keys.set(key, rows);
    }
  }
  const rank = (id: string) => workloads.findIndex((workload) => workload.id === id) >>> 0;
  return [...keys]
    .map(([key, rows]) => groupOf(key, rows, sources, workloads))
    .sort((a, b) => rank(a.id) - rank(b.id) || a.key.localeCompare(b.key));
}

function groupOf(
  key: string,
  rows: [number, SummaryRow][],
  sources: readonly Charted[],
  workloads: readonly Workload[],
): WorkloadGroup {
  const { workload: id } = rows[0][1];
  const workload = workloads.find((known) => known.id === id && `${known.id}@${known.version}` === key) ?? null;
  const all = rows.map(([, row]) => row);
  const schema = workload?.params ?? {};
  const axis = axisOf(all, workload);
  const contenders = contendersOf(rows, sources, workload);
  const byId = new Map(contenders.map((contender) => [contender.id, contender]));

  const facets = new Map<string, { fixed: Facet['fixed']; cells: Map<string, Cell> }>();
  const fixedOf = fixedBy(all, schema, axis);
  for (const [source, row] of rows) {
    const contender = byId.get(`${source}|${contenderOf(row)}`);
    if (!contender) continue;
    const fixed = fixedOf(completed(row.params, schema));
    const facetKey = fixed.map(([name, value]) => `${name}=${value}`).join(',');
    const facet = facets.get(facetKey) ?? { fixed, cells: new Map<string, Cell>() };
    const value = axis === null ? null : row.params[axis];
    const x = typeof value === 'number' ? value : null;
    // A case that a source holds twice: the later one replaces the earlier.
    facet.cells.set(`${contender.id}|${x}`, { contender, row, x });
    facets.set(facetKey, facet);
  }
  return {
    key,
    id,
    title: workload?.title ?? same(id),
    workload,
    axis,
    following: axis === null ? [] : followersOf(all, schema, axis),
    contenders,
    facets: [...facets].map(([facetKey, { fixed, cells }]) => facetOf(facetKey, fixed, [...cells.values()])),
  };
}

/** Older results say nothing of a choice that their workload did not offer yet: it is at its default. */
function completed(params: Params, schema: ParamSchema): Params {
  const missing = Object.entries(schema).filter(([name, spec]) => spec.kind === 'choice' && !(name in params));
  return { ...params, ...Object.fromEntries(missing.map(([name, spec]) => [name, spec.default])) };
}

function facetOf(key: string, fixed: Facet['fixed'], cells: readonly Cell[]): Facet {
  const xs = [...new Set(cells.flatMap(({ x }) => (x === null ? [] : [x])))].sort((a, b) => a - b);
  return { key, fixed, xs, cells };
}

/** The workload's own choice where it varies, else the first number that does. */
function axisOf(rows: readonly SummaryRow[], workload: Workload | null): string | null {
  const schema = workload?.params;
  const numbers = Object.keys(rows[0].params).filter((name) => (schema ? schema[name]?.kind === 'int' : true));
  const order = workload ? [workload.chart.x, ...numbers] : numbers;
  const varies = (name: string) => distinct(rows, name).filter((value) => typeof value === 'number').length > 1;
  return order.find(varies) ?? null;
}

const distinct = (rows: readonly SummaryRow[], name: string) => [...new Set(rows.map((row) => row.params[name]))];

const followsOf = (schema: ParamSchema, name: string): string | undefined => {
  const spec = schema[name];
  return spec?.kind === 'int' ? (spec as IntParam).follows : undefined;
};

function followersOf(rows: readonly SummaryRow[], schema: ParamSchema, axis: string): string[] {
  return Object.keys(schema).filter(
    (name) => followsOf(schema, name) === axis && rows.every((row) => row.params[name] === row.params[axis]),
  );
}

/**
 * Parameters off the axis. One that has what it takes from the one it follows says nothing, unless it is the same in every row while
 * the other varies: then it was chosen.
 */
function fixedBy(rows: readonly SummaryRow[], schema: ParamSchema, axis: string | null) {
  const constant = new Set(Object.keys(rows[0].params).filter((name) => distinct(rows, name).length === 1));
  return (params: Params): Facet['fixed'] =>
    Object.entries(params).filter(([name, value]) => {
      if (name === axis) return false;
      const follows = followsOf(schema, name);
      if (follows === undefined || value !== fallbackOf(schema[name], params)) return true;
      return constant.has(name) && !constant.has(follows);
    });
}

function contendersOf(
  rows: readonly [number, SummaryRow][],
  sources: readonly Charted[],
  workload: Workload | null,
): Contender[] {
  const known = workload?.variants ?? [];
  const steps = new Map<string, number>();
  const sides = new Map<string, Side>(known.map(({ id, on }) => [id, sideOf(on)]));
  for (const [, row] of rows) if (!sides.has(row.variant)) sides.set(row.variant, sideOf(row.on));
  for (const side of SIDES) {
    [...sides].filter(([, its]) => its === side).forEach(([variant], step) => void steps.set(variant, step));
  }
  const order = [...sides.keys()];
  const onGpu = [...sides.values()].filter((side) => side === 'gpu').length;
  const contenders = new Map<string, Contender>();
  for (const [source, row] of rows) {
    const { variant, gpu } = row;
    const entry = contenderOf(row);
    const title = known.find(({ id }) => id === variant)?.title ?? same(variant);
    const side = sides.get(variant) ?? 'cpu';
    contenders.set(`${source}|${entry}`, {
      id: `${source}|${entry}`,
      source,
      variant,
      entry,
      side,
      title: side === 'gpu' ? onWhich(title, sources[source], gpu) : title,
      step: (steps.get(variant) ?? 0) + (gpu ? onGpu : 0),
    });
  }
  return [...contenders.values()].sort(
    (a, b) =>
      order.indexOf(a.variant) - order.indexOf(b.variant) ||
      Number(a.entry !== a.variant) - Number(b.entry !== b.variant) ||
      a.source - b.source,
  );
}

/** With the name of its GPU, where its source used two. */
function onWhich(title: LocalText, source: Charted, gpu: SecondGpu | undefined): LocalText {
  if (!source.measurements.some((row) => row.gpu)) return title;
  const { environment } = source;
  const name = (locale: Locale) => {
    if (environment) return gpuName(environment, gpu, locale);
    return gpu ? SECOND_GPU[locale] : null;
  };
  const named = (locale: Locale) => [title[locale], name(locale)].filter(Boolean).join(' · ');
  return { en: named('en'), 'zh-CN': named('zh-CN') };
}
