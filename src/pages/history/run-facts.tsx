import { useTranslation } from 'react-i18next';
import type { Report } from '../../engine/contract.ts';
import { gpuNames } from '../../results/adapter-name.ts';
import { useFormat, useLocale } from '../../ui/state/locale.ts';

/** Machine, protocol and how much was sampled: what a reader needs to judge the figures, or to repeat them. */
export function RunFacts({ report }: { report: Report }) {
  const { t } = useTranslation(['history', 'common']);
  const format = useFormat();
  const locale = useLocale();
  const { environment, plan } = report;
  const { adapter, timestampQuantumUs, pageClockQuantumUs } = environment;
  const timed = report.measurements.filter((each) => each.status === 'ok');
  const lost = report.measurements.some((each) => each.status === 'failed' && each.reason.code === 'device-gone');
  const noGpu = lost ? t('run.gpuLost') : t('noGpu');
  const samples = timed.reduce((sum, each) => sum + each.samples.length, 0);
  const facts: readonly (readonly [name: string, value: string, explanation?: string])[] = [
    [t('run.date'), format.date(report.startedAt)],
    [t('run.duration'), format.ms(report.durationMs)],
    [t('run.budget'), format.ms(plan.budgetMs)],
    [t('run.seed'), String(plan.seed), t('run.seedText')],
    [t('run.ownInputs'), plan.ownInputs ? t('run.ownPicture') : t('run.generated')],
    [
      t('run.samples'),
      t('run.samplesValue', { samples: format.integer(samples), cases: t('cases', { count: timed.length }) }),
      t('run.samplesText'),
    ],
    [t('run.browser'), environment.browser],
    [t('run.os'), environment.os],
    [t('run.cores'), format.integer(environment.cores)],
    [
      t('run.adapter'),
      adapter ? gpuNames(environment, locale) + (adapter.software ? ` · ${t('software')}` : '') : noGpu,
    ],
    [t('run.isolated'), environment.crossOriginIsolated ? t('common:yes') : t('common:no')],
    [t('run.gpuClock'), timestampQuantumUs === null ? t('run.gpuClockNone') : format.ms(timestampQuantumUs / 1000)],
    [t('run.pageClock'), format.ms(pageClockQuantumUs / 1000)],
    ...(environment.lockstep === undefined ? [] : [[t('run.lockstep'), environment.lockstep] as const]),
  ];
  return (
    <dl className="ledger run-facts">
      {facts.map(([name, value, explanation]) => (
        <div key={name}>
          <dt>
            {name}
            {explanation && <span className="small muted"> {explanation}</span>}
          </dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
