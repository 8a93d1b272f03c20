/** Parameters in words, from the workload's own definition. */
import type { Locale } from '../i18n/index.ts';
import { MARKS } from '../i18n/marks.ts';
import type { Facet, WorkloadGroup } from './group.ts';

/** `Gaussian blur` for a choice, `k = 9` for a number. */
function paramText(group: WorkloadGroup, name: string, value: number | string, locale: Locale): string {
  const spec = group.workload?.params[name];
  const option = spec?.kind === 'choice' ? spec.options.find((one) => one.value === value) : undefined;
  return option ? option.label[locale] : `${name} = ${value}`;
}

const joined = (parts: readonly string[], locale: Locale) => parts.join(MARKS[locale].comma);

/** What all rows of a facet share: `k = 9, Gaussian blur`; empty where there is nothing. */
export const facetText = (group: WorkloadGroup, facet: Facet, locale: Locale): string =>
  joined(
    facet.fixed.map(([name, value]) => paramText(group, name, value, locale)),
    locale,
  );

/** One place of a facet: `n = 1024`, `size = 512, k = 9, Gaussian blur`. */
export function placeText(group: WorkloadGroup, facet: Facet, x: number | null, locale: Locale): string {
  const own = group.axis !== null && x !== null ? [`${group.axis} = ${x}`] : [];
  return joined([...own, ...facet.fixed.map(([name, value]) => paramText(group, name, value, locale))], locale);
}

/**
 * The same in a headline or a sentence, where what is as it is when nobody says would only be in the way: `n = 1024`,
 * `size = 512, k = 3`. The size is always named, and so is what sets this facet apart from others.
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

/** `Columns of B and C (n) · n = m = k`. */
export function axisText({ workload, axis, following }: WorkloadGroup, locale: Locale): string {
  if (axis === null) return '';
  const label = workload?.params[axis]?.label[locale] ?? axis;
  return following.length > 0 ? `${label} · ${[axis, ...following].join(' = ')}` : label;
}
