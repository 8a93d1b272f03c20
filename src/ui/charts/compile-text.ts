import { useTranslation } from 'react-i18next';
import type { SummaryRow } from '../../results/summary.ts';
import { useFormat } from '../state/locale.ts';

/**
 * What compiling took, `612 ms`; of a row that waited for none of it, that it came from a cache and what it took then. Of
 * JavaScript, which the browser compiles as it runs, nothing is known.
 */
export function useCompileText(): (row: Pick<SummaryRow, 'compileMs' | 'firstUseMs'>) => string {
  const { t } = useTranslation('common');
  const format = useFormat();
  return ({ compileMs, firstUseMs }) => {
    if (!compileMs || !Number.isFinite(compileMs)) return '–';
    const time = format.ms(compileMs);
    return firstUseMs?.cached ? t('fromCache', { time }) : time;
  };
}
