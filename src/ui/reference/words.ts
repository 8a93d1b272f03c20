import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import { MARKS } from '../../i18n/marks.ts';
import type { Beside, Origin } from '../../results/reference/beside.ts';
import type { ReferenceMachine } from '../../results/reference/shelf.ts';
import { useFormat, useLocale } from '../state/locale.ts';

/** What reference machines are called, and where and when one was recorded. The same as long as the language is. */
export function useMachineWords() {
  const { t } = useTranslation('reference');
  const format = useFormat();
  const locale = useLocale();
  return useMemo(() => machineWords(t, format, locale), [t, format, locale]);
}

export type MachineWords = ReturnType<typeof machineWords>;

function machineWords(t: TFunction<'reference'>, format: Format, locale: Locale) {
  const point = locale === 'en' ? ' · ' : '，';
  const each = (values: readonly string[]): string => [...new Set(values)].join(MARKS[locale].listed);
  const withDriver = (told: string, origins: readonly Origin[]): string => {
    const drivers = origins.flatMap(({ driver }) => driver ?? []);
    return drivers.length ? [told, t('driver', { driver: each(drivers) })].join(point) : told;
  };
  /** `27 Nov 2026, 08:33`; of several recordings the day, or the first and the last. One at least. */
  const when = (origins: readonly Origin[]): string => {
    // All are of the same form and in UTC, so that letters have the order of time.
    const moments = origins.map(({ startedAt }) => startedAt).sort();
    const [first, last] = [moments[0], moments[moments.length - 1]];
    if (first === last) return format.date(first);
    const [from, to] = [format.day(first), format.day(last)];
    return from === to ? from : t('between', { from, to });
  };
  const browsers = (origins: readonly Origin[]): string => each(origins.map(({ browser }) => browser));
  return {
    name: ({ name, software }: ReferenceMachine): string => (software ? t('software', { name }) : name),
    when,
    browsers,
    /** `Recorded on NVIDIA H100 with Chromium 156, 27 Nov 2026 · driver 580.65`. */
    told(machine: ReferenceMachine, beside: Pick<Beside, 'origins'>): string {
      const origins = [...beside.origins.values()];
      const values = { name: machine.name, browser: browsers(origins), date: when(origins) };
      return withDriver(t('told', values), origins);
    },
    /** Of one row: `Recorded with Chromium 156, 27 Nov 2026, 08:33 · driver 580.65`. */
    toldOf: (origin: Origin): string =>
      withDriver(t('toldOf', { browser: origin.browser, date: format.date(origin.startedAt) }), [origin]),
  };
}
