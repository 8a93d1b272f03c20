import { useTranslation } from 'react-i18next';
import { useRun } from '../state/services.tsx';

/** How long a run will still take, in words; that it goes on where it takes longer than it should. */
export function useTimeLeft(leftMs: number): string {
  const { t } = useTranslation();
  return leftMs > 0 ? t('left.seconds', { count: Math.ceil(leftMs / 1000) }) : t('left.longer');
}

/** Of the run that is going on. */
export function useRunTimeLeft(): string {
  // By the second: a sentence need not be drawn anew for every batch.
  return useTimeLeft(useRun(({ leftMs }) => Math.ceil(leftMs / 1000) * 1000));
}
