import type { TFunction } from 'i18next';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { rateUnitOf } from '../../../chart-model/measures.ts';
import { type TimePoint, timeFrame, timePath } from '../../../chart-model/over-time.ts';
import type { Sustained, SustainedBatch } from '../../../engine/sustain/api.ts';
import type { Format } from '../../../i18n/format.ts';
import { adapterName } from '../../../results/adapter-name.ts';
import { sideOf } from '../../../results/contest.ts';
import { summaryRow } from '../../../results/summarize.ts';
import {
  type Bucket,
  bucketsOf,
  busyShare,
  type LateOverEarly,
  lateOverEarly,
  paceOf,
  rateOf,
} from '../../../results/sustained.ts';
import { AxisUnit } from '../../../ui/charts/axis-unit.tsx';
import { LazyDisclosure } from '../../../ui/charts/lazy-disclosure.tsx';
import { tickNumber } from '../../../ui/charts/names.ts';
import { StillChart } from '../../../ui/charts/still-chart.tsx';
import { useWidth } from '../../../ui/charts/use-width.ts';
import { Button, oneClick } from '../../../ui/controls/button.tsx';
import { Notice } from '../../../ui/controls/notice.tsx';
import { ScrollTable } from '../../../ui/controls/scroll-table.tsx';
import { SoftwareNotice } from '../../../ui/gpu/gpu-notice.tsx';
import { useFormat, useLocale, useLocalText, useMarks } from '../../../ui/state/locale.ts';
import { workloads } from '../../../workloads/registry.ts';
import type { Sustaining, SustainState } from './use-sustain.ts';
import './sustain.css';

/** Rate over time while it runs and afterwards, and what may be said of it. Nothing before the first. */
export function SustainResult({ sustaining }: { sustaining: Sustaining }) {
  const { t } = useTranslation('sustain');
  const { state, running } = sustaining;
  if (state.case === null) return null;
  return (
    <section className="stack sustain-result" aria-labelledby="sustain-result">
      <h2 id="sustain-result" className="lab-heading">
        {t('title')}
      </h2>
      {running && <Progress sustaining={sustaining} />}
      <div role="status">{!running && <Outcome state={state} />}</div>
      {state.batches.length > 0 && <RateOverTime state={state} />}
      {!running && <SoftwareGpu state={state} />}
    </section>
  );
}

function Progress({ sustaining: { state, stop } }: { sustaining: Sustaining }) {
  const { t } = useTranslation('sustain');
  const { phase, seconds, batches } = state;
  const done = Math.min(seconds, Math.floor((batches.at(-1)?.endMs ?? 0) / 1000));
  const doing =
    phase === 'stopping' || phase === 'idle' || phase === 'over'
      ? t('stopping')
      : t(`phase.${phase}`, { done, all: seconds });
  return (
    <>
      <progress className="progress" aria-label={t('progress')} value={done} max={seconds} />
      <div className="spread">
        <p className="small num">{doing}</p>
        <Button size="small" disabled={phase === 'stopping'} onClick={oneClick(stop)}>
          {t(phase === 'stopping' ? 'stopping' : 'stop')}
        </Button>
      </div>
    </>
  );
}

function useTitle(state: SustainState): string {
  const text = useLocalText();
  const workload = workloads.find(({ id }) => id === state.case?.workload);
  const variant = workload?.variants.find(({ id }) => id === state.case?.variant);
  return variant ? text(variant.title) : (state.case?.variant ?? '');
}

function sideOfCase({ case: id }: SustainState) {
  const variant = workloads.find((one) => one.id === id?.workload)?.variants.find((one) => one.id === id?.variant);
  return sideOf(variant?.on ?? null);
}

/** The rate that the workload's chart asks for; a time per iteration turned over where it has none. */
function useRate(state: SustainState) {
  const workload = workloads.find(({ id }) => id === state.case?.workload) ?? null;
  const id = state.case;
  if (!id) return { unit: '', of: () => null };
  const unit = rateUnitOf(workload);
  const of = rateOf({ measurement: { case: id } }, workloads, unit === 'GB/s' ? 'gbps' : 'gflops');
  return of(1) === null ? { unit: '1/s', of: perSecond } : { unit, of };
}

const perSecond = (iterationMs: number | null): number | null => (iterationMs ? 1000 / iterationMs : null);

function RateOverTime({ state }: { state: SustainState }) {
  const { t } = useTranslation('sustain');
  const format = useFormat();
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area);
  const title = useTitle(state);
  const rate = useRate(state);
  const { batches, seconds, sustained } = state;
  const buckets = bucketsOf(batches);
  const points = buckets.map(({ fromS, toS, iterationMs }): TimePoint => ({ fromS, toS, value: rate.of(iterationMs) }));
  const frame = timeFrame(points, sustained ? 0 : seconds, width);
  const ends = sustained ? lateOverEarly(batches) : null;
  const number = (value: number) => tickNumber(value, format);
  return (
    <figure className={`sustain-figure side-${sideOfCase(state)}`} aria-label={t('chart', { name: title })}>
      <div className="chart-area" ref={area}>
        {frame ? (
          <StillChart
            frame={frame}
            label={`${t('chart', { name: title })}. ${t('help')}`}
            yText={number}
            emphasis={null}
          >
            <AxisUnit frame={frame} unit={rate.unit} />
            {ends && <Windows frame={frame} ends={ends} lastS={lastOf(batches)} />}
            <path className="sustain-figure__line" d={timePath(frame, points)} />
          </StillChart>
        ) : (
          <div className="chart-area__pending" />
        )}
        <p className="chart-area__axis small muted">{t('axis')}</p>
      </div>
      {!sustained && <p className="small muted">{t('provisional')}</p>}
      {sustained && (
        <LazyDisclosure summary={t('table', { ns: 'common' })}>
          {() => <Buckets buckets={buckets} unit={rate.unit} rate={rate.of} />}
        </LazyDisclosure>
      )}
    </figure>
  );
}

const lastOf = (batches: readonly SustainedBatch[]) => (batches.at(-1)?.endMs ?? 0) / 1000;

interface WindowsProps {
  frame: NonNullable<ReturnType<typeof timeFrame>>;
  ends: LateOverEarly;
  lastS: number;
}

/** The two windows that are compared, behind the line. */
function Windows({ frame: { xOf, plot }, ends: { windowS }, lastS }: WindowsProps) {
  const { t } = useTranslation('sustain');
  const format = useFormat();
  const seconds = format.number(windowS);
  const windows = [
    { key: 'early', from: 0, to: windowS, anchor: 'start' },
    { key: 'late', from: lastS - windowS, to: lastS, anchor: 'end' },
  ] as const;
  return windows.map(({ key, from, to, anchor }) => (
    <g key={key} className="sustain-figure__window">
      <rect x={xOf(from)} y={plot.top} width={xOf(to) - xOf(from)} height={plot.bottom - plot.top} />
      <text x={anchor === 'start' ? xOf(from) + 6 : xOf(to) - 6} y={plot.bottom - 8} textAnchor={anchor}>
        {t(key, { seconds })}
      </text>
    </g>
  ));
}

interface BucketsProps {
  buckets: readonly Bucket[];
  unit: string;
  rate: (iterationMs: number | null) => number | null;
}

function Buckets({ buckets, unit, rate }: BucketsProps) {
  const { t } = useTranslation('sustain');
  const { bracketed } = useMarks();
  const format = useFormat();
  return (
    <ScrollTable label={t('table.caption')}>
      <caption>{t('table.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.from')}</th>
          <th scope="col" className="is-num">
            {t('table.batches')}
          </th>
          <th scope="col" className="is-num">
            {t('table.time')}
          </th>
          <th scope="col" className="is-num">
            {t('table.rate') + bracketed(unit)}
          </th>
        </tr>
      </thead>
      <tbody>
        {buckets.map(({ fromS, toS, batches, iterationMs }) => {
          const value = rate(iterationMs);
          return (
            <tr key={fromS}>
              <th scope="row" className="num">
                {t('table.range', { from: format.number(fromS), to: format.number(toS) })}
              </th>
              <td className="is-num">{format.integer(batches)}</td>
              <td className="is-num">{iterationMs === null ? '–' : format.ms(iterationMs)}</td>
              <td className="is-num">{value === null ? '–' : tickNumber(value, format)}</td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

function Outcome({ state }: { state: SustainState }) {
  const { t } = useTranslation('sustain');
  const text = useLocalText();
  const title = useTitle(state);
  const { sustained, problem } = state;
  if (problem) return <Failed>{text(problem)}</Failed>;
  if (!sustained) return null;
  const { measurement } = sustained;
  if (measurement.status !== 'ok') {
    const { reason } = summaryRow(measurement, workloads);
    const said = reason ? text(reason.text) : '';
    return <Failed>{measurement.status === 'wrong' ? t('failed.wrong', { problem: said }) : said}</Failed>;
  }
  return <Said title={title} sustained={sustained} />;
}

function Failed({ children }: { children: ReactNode }) {
  const { t } = useTranslation('sustain');
  return (
    <Notice kind="warning" title={t('failed.title')}>
      <p>{children}</p>
    </Notice>
  );
}

/** Factors near one need three digits to be told from it. */
const factor = (value: number) => value.toFixed(value < 0.1 ? 3 : 2);

function sentenceOf(ends: LateOverEarly, name: string, t: TFunction<'sustain'>, format: Format): string {
  const { ratio, windowS } = ends;
  const { median, low, high } = ratio;
  return t(paceOf(ends), {
    name,
    seconds: format.number(windowS),
    times: factor(median),
    low: factor(low),
    high: factor(high),
    percent: format.percent(Math.abs(median - 1)),
  });
}

function SoftwareGpu({ state: { sustained } }: { state: SustainState }) {
  const adapter = sustained?.environment.adapter;
  const measurement = sustained?.measurement;
  if (!adapter?.software || measurement?.status !== 'ok' || measurement.on !== 'gpu') return null;
  return <SoftwareNotice adapter={adapter} />;
}

function Said({ title, sustained }: { title: string; sustained: Sustained }) {
  const { t } = useTranslation('sustain');
  const format = useFormat();
  const locale = useLocale();
  const { batches, cancelled, environment } = sustained;
  const { adapter, browser, os } = environment;
  const ends = lateOverEarly(batches);
  const name = `“${title}”`;
  return (
    <div className="stack">
      <p className="sentence num">{ends ? sentenceOf(ends, name, t, format) : t('few', { name })}</p>
      {cancelled && <p>{t('cancelled', { seconds: format.number(lastOf(batches)) })}</p>}
      <p className="small muted num">{t('proved', { busy: format.percent(busyShare(batches)) })}</p>
      <p className="small muted">
        {t('machine', { adapter: adapter ? adapterName(adapter, locale) : t('noGpu'), browser, os })}
      </p>
    </div>
  );
}
