import { useTranslation } from 'react-i18next';
import type { SummaryRow } from '../../results/summary.ts';
import { useFormat } from '../state/locale.ts';

/** What compiling took, `612 ms`; of a row that waited for none of it, that it came from a cache and what it took then. */
export function useCompileText(): (row: Pick<SummaryRow, 'compileMs' | 'firstUseMs'>) => string {
  const { t } = useTranslation('common');
  const format = useFormat();
  return ({ compileMs, firstUseMs }) => {
    if (compileMs === null || !Number.isFinite(compileMs)) return '–';
    const time = format.ms(compileMs);
    return firstUseMs?.cached ? t('fromCache', { time }) : time;
  };
}
