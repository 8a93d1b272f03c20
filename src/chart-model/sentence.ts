/** The words for a finding: one to three short sentences in the reader's language. */
import type { TFunction } from 'i18next';
import { isNoisy } from '../engine/stats/ratio.ts';
import type { Format } from '../i18n/format.ts';
import type { Locale } from '../i18n/index.ts';
import { MARKS } from '../i18n/marks.ts';
import { LEAST_OF_INTERVAL } from '../results/contest.ts';
import type { Crossover } from '../results/crossover.ts';
import type { Standing } from '../results/roofline.ts';
import type { SummaryRow } from '../results/summary.ts';
import { type Duel, type Finding, findingOf } from './findings.ts';
import type { Cell, Facet, WorkloadGroup } from './group.ts';
import { briefPlace, paramName } from './words.ts';

export interface SentenceContext {
  readonly t: TFunction<'charts'>;
  readonly locale: Locale;
  readonly format: Format;
  /** How near a row comes to the limit of its machine; null where that is not known. */
  readonly standing?: (row: SummaryRow, source: number) => Standing | null;
  /** By source: its name (null for the only one), and whether its GPU is software. */
  readonly sources: readonly {
    readonly label: string | null;
    readonly software: boolean;
    /** Measured on somebody else's machine, as a link or a file says. */
    readonly foreign?: boolean;
  }[];
}

/** Without an interval that could say more, within 5% is even. */
const EVEN = 1.05;

/** Who is fastest at the largest size that all have in common, by how much, and where the GPU overtakes. */
export function sentenceOf(group: WorkloadGroup, facet: Facet, context: SentenceContext): string {
  const finding = findingOf(facet);
  const parts = [
    headline(group, facet, finding, context),
    ...rest(group, finding, context),
    ...share(finding, context),
  ];
  const gpu = facet.cells.filter(({ contender, row }) => contender.side === 'gpu' && row.status === 'ok' && !row.gpu);
  const soft = new Set(gpu.map(({ contender }) => contender.source).filter((at) => context.sources[at]?.software));
  if (soft.size > 0 && context.sources.length < 2) {
    parts.push(context.t(context.sources[0]?.foreign ? 'sentence.softwareElsewhere' : 'sentence.software'));
  } else for (const at of soft) parts.push(context.t('sentence.softwareOf', { source: nameOf(at, context) }));
  return parts.join(MARKS[context.locale].gap);
}

const nameOf = (source: number, { sources }: SentenceContext) => sources[source]?.label ?? String(source + 1);

function headline(group: WorkloadGroup, facet: Facet, finding: Finding, context: SentenceContext): string {
  const { t, format } = context;
  if (finding.kind === 'none') return t('sentence.none');
  const at = briefPlace(group, facet, finding.x, context.locale);
  if (finding.kind === 'single') {
    return t('sentence.single', { at, first: named(finding.cell, context), time: format.ms(finding.time.median) });
  }
  const { first, second, ratio } = finding.duel;
  const level = levelOf(finding.duel);
  if (level !== null) {
    const names = { first: named(first, context), second: named(second, context) };
    return t(`sentence.${level}`, { at, ...names, ...timesText(finding.duel, format) });
  }
  const values = {
    at,
    times: factorText(ratio.median, format),
    interval: intervalOf(finding.duel, t, format),
  };
  if (finding.kind === 'sources') {
    const names = {
      source: nameOf(first.contender.source, context),
      other: nameOf(second.contender.source, context),
      first: titled(first, context),
      second: titled(second, context),
    };
    return t('sentence.sources', { ...values, ...names });
  }
  const names = { first: named(first, context), second: named(second, context) };
  if (finding.kind === 'contenders') return t('sentence.contenders', { ...values, ...names });
  return t(`sentence.${first.contender.side === 'gpu' ? 'gpu' : 'cpu'}`, { ...values, ...names });
}

/** Both ends of the interval of the factor of a duel that somebody has won, and of how few samples where it rests on ranges. */
export function intervalOf({ first, second, ratio }: Duel, t: TFunction<'charts'>, format: Format): string {
  const samples = Math.min(...[first, second].map(({ row }) => row.kernelMs?.samples ?? 0));
  const bounds = { low: factorText(ratio.low, format), high: factorText(ratio.high, format) };
  return samples < LEAST_OF_INTERVAL ? t('sentence.range', { ...bounds, samples }) : t('sentence.interval', bounds);
}

/** Why neither may be called faster; null where one may. */
export const levelOf = ({ outcome }: Duel): 'tie' | 'noisy' | 'unsure' | null =>
  outcome === 'first' || outcome === 'second' ? null : outcome;

/** What both took, for when no more may be said. */
export const timesText = ({ first, second }: Duel, format: Format): { one: string; other: string } => ({
  one: format.ms(first.row.kernelMs?.median ?? Number.NaN),
  other: format.ms(second.row.kernelMs?.median ?? Number.NaN),
});

/** `“Register blocks” on the GPU`. */
function titled({ contender }: Cell, { t, locale }: SentenceContext): string {
  return t(`sentence.on.${contender.side}`, { title: contender.title[locale] });
}

/** Of several sources with its source: two of them may have the same contender. */
function named(cell: Cell, context: SentenceContext): string {
  const name = titled(cell, context);
  if (context.sources.length < 2) return name;
  return context.t('sentence.of', { name, source: nameOf(cell.contender.source, context) });
}

function rest(group: WorkloadGroup, finding: Finding, context: SentenceContext): string[] {
  const { t, format } = context;
  if (finding.kind !== 'sides') return [];
  const { endToEnd, crossover } = finding;
  const parts: string[] = [];
  // What is too noisy to tell is not even, and what few samples do not tell of the kernels the copies do not either.
  if (endToEnd !== null && !isNoisy(endToEnd.ratio) && finding.duel.outcome !== 'unsure') {
    const { median, tie } = endToEnd.ratio;
    const even = tie || (!endToEnd.measured && median <= EVEN && median >= 1 / EVEN);
    const outcome = even ? 'even' : median > 1 ? 'ahead' : 'behind';
    const times = factorText(outcome === 'behind' ? 1 / median : median, format);
    parts.push(t(`sentence.copies.${outcome}`, { times }));
  }
  const overtakes = crossoverText(group, crossover, context);
  if (overtakes !== null) parts.push(overtakes);
  return parts;
}

/** Of the first named alone: one figure says enough. */
function share(finding: Finding, context: SentenceContext): string[] {
  const { t, format, standing } = context;
  if (finding.kind === 'none') return [];
  const cell = finding.kind === 'single' ? finding.cell : finding.duel.first;
  const known = standing?.(cell.row, cell.contender.source);
  if (!known) return [];
  const { reach, limitedBy } = known;
  const key = reach === 'within' ? limitedBy : reach;
  return [t(`sentence.share.${key}`, { first: named(cell, context), share: format.percent(known.share) })];
}

function crossoverText(
  group: WorkloadGroup,
  crossover: Crossover,
  { t, locale, format }: SentenceContext,
): string | null {
  if (crossover.kind === 'none') return null;
  if (crossover.kind === 'between') {
    const { below, above } = crossover;
    return t('sentence.crossover.between', {
      name: group.axis === null ? '' : paramName(group.workload, group.axis, locale),
      below: format.integer(below),
      above: format.integer(above),
    });
  }
  return t(`sentence.crossover.${crossover.kind}`);
}

/** Near one, a decimal more: `1.04`, not `1`. */
export const factorText = (value: number, format: Format): string =>
  value < 2 ? format.number(value) : format.factor(value);
