import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { gpuNames } from '../../results/adapter-name.ts';
import type { Summary } from '../../results/summary.ts';
import { useFormat, useLocale } from '../../ui/state/locale.ts';

/** Machine and protocol, as the link tells them. */
export function Sender({ shared }: { shared: Summary }) {
  const { t } = useTranslation('result');
  const format = useFormat();
  const locale = useLocale();
  const { environment, startedAt, budgetMs, seed } = shared;
  const { timestampQuantumUs } = environment;
  const told = (text: string) => text || t('unknown', { ns: 'common' });
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('machine.adapter'), gpuNames(environment, locale) ?? t('machine.noAdapter')],
    [
      t('machine.browser'),
      environment.runtime === 'dawn'
        ? `${told(environment.browser)} · ${t('machine.dawn')}`
        : told(environment.browser),
    ],
    [t('machine.os'), told(environment.os)],
    [t('machine.cores'), format.integer(environment.cores)],
    [t('machine.isolated'), t(environment.crossOriginIsolated ? 'yes' : 'no', { ns: 'common' })],
    [t('machine.started'), format.date(startedAt)],
    [t('machine.budget'), format.ms(budgetMs)],
    [t('machine.seed'), String(seed)],
    [
      t('machine.quantum'),
      timestampQuantumUs === null ? t('machine.quantumNone') : format.ms(timestampQuantumUs / 1000),
    ],
    ...(environment.lockstep === undefined ? [] : [[t('machine.lockstep'), environment.lockstep] as const]),
  ];
  return (
    <section className="stack" aria-labelledby="sender-title">
      <div>
        <p className="eyebrow">{t('machine.reported')}</p>
        <h2 id="sender-title">{t('machine.title')}</h2>
      </div>
      <dl className="result__facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="muted">{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
