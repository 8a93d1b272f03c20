import { useTranslation } from 'react-i18next';
import { adapterName } from '../../../results/adapter-name.ts';
import ResultCharts from '../../../ui/charts/result-charts.tsx';
import { useStirred } from '../../../ui/controls/use-stirred.ts';
import { useFormat, useLocale } from '../../../ui/state/locale.ts';
import { EXAMPLE, PROCESSOR } from './example.ts';

const SOURCES = [{ id: 'example', label: null, summary: EXAMPLE, own: false }];

/**
 * A recorded run, named as such, in the place of the visitor's own. Its charts answer once there is somebody to point at
 * them: before a run begins, which fetching and starting recharts would disturb, and not while the page comes up.
 */
export function ExampleChart() {
  const { t } = useTranslation('lab');
  const locale = useLocale();
  const format = useFormat();
  const stirred = useStirred();
  const { environment, startedAt } = EXAMPLE;
  const { adapter, browser, cores } = environment;
  return (
    <>
      <header className="lab-example">
        <h2 className="lab-example__title">{t('example.title')}</h2>{' '}
        <p className="lab-example__origin muted num">
          {t('example.recorded', {
            adapter: adapter ? adapterName(adapter, locale) : '',
            processor: PROCESSOR,
            count: cores,
            browser,
            date: format.day(startedAt),
          })}
        </p>
      </header>
      <ResultCharts sources={SOURCES} still={!stirred} />
      <p className="small muted">{t('example.plan')}</p>
    </>
  );
}
