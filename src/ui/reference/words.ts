import { useTranslation } from 'react-i18next';
import type { Beside } from '../../results/reference/beside.ts';
import type { ReferenceMachine } from '../../results/reference/shelf.ts';
import { useFormat, useLocale } from '../state/locale.ts';

/** What reference machines are called, and where and when one was recorded. */
export function useMachineWords() {
  const { t } = useTranslation('reference');
  const format = useFormat();
  const locale = useLocale();
  return {
    name: ({ name, software }: ReferenceMachine): string => (software ? t('software', { name }) : name),
    /** `Recorded on NVIDIA H100 with Chromium 156, 27 Nov 2026 · driver 580.65`. */
    told(machine: ReferenceMachine, { summary, driver }: Beside): string {
      const { environment, startedAt } = summary;
      const told = t('told', { name: machine.name, browser: environment.browser, date: format.date(startedAt) });
      if (driver === null) return told;
      return [told, t('driver', { driver })].join(locale === 'en' ? ' · ' : '，');
    },
  };
}
