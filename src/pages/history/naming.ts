/** What a run is called while the visitor has given it no name: the workloads and their sizes. */
import { paramText } from '../../chart-model/words.ts';
import type { Locale, Workload } from '../../engine/contract.ts';
import { createFormat } from '../../i18n/format.ts';
import { MARKS } from '../../i18n/marks.ts';
import type { EntryWorkload, HistoryEntry } from '../../results/history/record.ts';
import { workloads } from '../../workloads/registry.ts';

/** `Matrix multiplication, n = 256–1,024`; several workloads are joined. */
export const measuredText = (entry: Pick<HistoryEntry, 'workloads'>, locale: Locale): string =>
  entry.workloads.map((part) => workloadText(part, locale)).join(' + ');

export const runName = (entry: HistoryEntry, locale: Locale): string => entry.name ?? measuredText(entry, locale);

function workloadText(part: EntryWorkload, locale: Locale): string {
  const workload = workloads.find(({ id, version }) => id === part.id && version === part.version);
  const title = workload?.title[locale] ?? `${part.id}@${part.version}`;
  const sizes = sizesText(part, workload, locale);
  return sizes ? title + MARKS[locale].comma + sizes : title;
}

/** The parameter that the chart draws along, as a range; a workload that is not known here shows its first one. */
function sizesText({ params }: EntryWorkload, workload: Workload | undefined, locale: Locale): string {
  const name = workload?.chart.x ?? Object.keys(params)[0];
  const values = params[name] ?? [];
  if (values.length === 0) return '';
  const [first, last] = [values[0], values[values.length - 1]];
  if (first === last) return paramText(workload, name, first, locale);
  const range = [first, last].map((one) => (typeof one === 'number' ? createFormat(locale).integer(one) : one));
  return paramText(workload, name, range.join('–'), locale);
}
