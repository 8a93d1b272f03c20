/** Parameters in words, from the workload's own definition. */
import type { ParamValue, Workload } from '../engine/contract.ts';
import { createFormat } from '../i18n/format.ts';
import type { Locale } from '../i18n/index.ts';
import { MARKS } from '../i18n/marks.ts';
import type { Facet, WorkloadGroup } from './group.ts';

type Known = Pick<Workload, 'params'> | null | undefined;

/**
 * What readers know a parameter by: the letter that its label has for it, which formulas and texts have too (`n`, `T`);
 * where it has none, the label without its unit (`width`, `宽`). One that nobody knows keeps its id.
 */
export function paramName(workload: Known, name: string, locale: Locale): string {
  const label = workload?.params[name]?.label;
  if (!label) return name;
  const letter = name.length === 1 && new RegExp(`(?<![\\w’])${name}(?!\\w)`, 'i').exec(label.en)?.[0];
  if (letter) return letter;
  const words = label[locale].replace(/ ?[(（][^)）]*[)）]$/, '');
  return words.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase());
}

/** `Gaussian blur` for a choice, `k = 9` or `width = 1,024` for a number. */
export function paramText(workload: Known, name: string, value: ParamValue, locale: Locale): string {
  const spec = workload?.params[name];
  const option = spec?.kind === 'choice' ? spec.options.find((one) => one.value === value) : undefined;
  if (option) return option.label[locale];
  const shown = typeof value === 'number' ? createFormat(locale).integer(value) : value;
  return `${paramName(workload, name, locale)} = ${shown}`;
}

/** What all rows of a facet share: `k = 9, Gaussian blur`; empty where there is nothing. */
export const facetText = ({ workload }: WorkloadGroup, facet: Facet, locale: Locale): string =>
  facet.fixed.map(([name, value]) => paramText(workload, name, value, locale)).join(MARKS[locale].comma);

/** `n = 1,024`; empty where a group has no axis. */
export const axisPlace = ({ workload, axis }: WorkloadGroup, x: number, locale: Locale): string =>
  axis === null ? '' : paramText(workload, axis, x, locale);

/** One place of a facet: `n = 1,024`, `width = 512, k = 9, Gaussian blur`. */
export function placeText(group: WorkloadGroup, facet: Facet, x: number | null, locale: Locale): string {
  const own = group.axis !== null && x !== null ? [axisPlace(group, x, locale)] : [];
  return [...own, facetText(group, facet, locale)].filter(Boolean).join(MARKS[locale].comma);
}

/**
 * The same in a headline or a sentence, where what is as it is when nobody says would only be in the way: `n = 1,024`,
 * `width = 512, k = 3`. The size is always named, and so is what sets this facet apart from others.
 */
export function briefPlace(group: WorkloadGroup, facet: Facet, x: number | null, locale: Locale): string {
  const { workload, facets } = group;
  const values = (name: string) =>
    new Set(facets.map(({ fixed }) => fixed.find(([other]) => other === name)?.[1])).size;
  const matters = ([name, value]: Facet['fixed'][number]) => {
    const spec = workload?.params[name];
    if (!spec || name === workload.chart.x || values(name) > 1) return true;
    // One that follows another is there only where it was chosen.
    return (spec.kind === 'int' && spec.follows !== undefined) || value !== spec.default;
  };
  return placeText(group, { ...facet, fixed: facet.fixed.filter(matters) }, x, locale);
}

/** `Columns of B and C (n) · n = m = k`, `Width (pixels) · width = height`. */
export function axisText({ workload, axis, following }: WorkloadGroup, locale: Locale): string {
  if (axis === null) return '';
  const label = workload?.params[axis]?.label[locale] ?? axis;
  if (following.length === 0) return label;
  const names = [axis, ...following].map((name) => paramName(workload, name, locale));
  return `${label} · ${names.join(' = ')}`;
}
