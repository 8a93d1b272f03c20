import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Variant, Workload } from '../../engine/contract.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { CancelRun } from '../../ui/bench/cancel-run.tsx';
import { RunNotices } from '../../ui/bench/run-notices.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Fold } from '../../ui/controls/fold.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { type Group, groupOf, isOffered, needsGpu, sizeSpec } from '../../ui/plan/choice.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useRun } from '../../ui/state/services.tsx';
import { capabilitiesHere } from './capabilities-here.ts';
import type { RaceState } from './use-race.ts';

const ResultCharts = lazy(() => import('../../ui/charts/result-charts.tsx'));

interface RaceProps {
  workload: Workload;
  race: RaceState;
  probe: GpuProbe | null;
}

/** Is it fast? Against whom, at which sizes, and what came of it. */
export function Race({ workload, race, probe }: RaceProps) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const format = useFormat();
  const blocked = useInTheWay(race.by) !== null;
  const { sizes, going, problem } = race;
  return (
    <section className="card stack" aria-labelledby="race-title">
      <h2 id="race-title">{t('race.title')}</h2>
      <p className="small muted">{t('race.note')}</p>
      <Sizes workload={workload} race={race} />
      <Rivals workload={workload} race={race} probe={probe} />
      <div className="row">
        <Button disabled={going || blocked || !sizes.length} onClick={() => void race.start()}>
          {t('race.button')}
        </Button>
        {going && <CancelRun />}
        {going && <Progress />}
        {!going && sizes.length > 0 && (
          <span className="small muted num">{t('race.takes', { seconds: format.integer(race.seconds) })}</span>
        )}
      </div>
      {!sizes.length && (
        <p className="small" role="status">
          {t('race.none')}
        </p>
      )}
      <BusyNotice by={race.by} onInstead={() => race.start(true)} />
      {problem && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{text(problem)}</p>
        </Notice>
      )}
    </section>
  );
}

function Progress() {
  const { t } = useTranslation('workbench');
  const fraction = useRun((state) => state.fraction);
  return <progress className="progress" value={fraction} max={1} aria-label={t('race.title')} />;
}

/** As wide as there is room: charts want it. */
export function RaceResults({ race }: { race: RaceState }) {
  const { t } = useTranslation('workbench');
  const { summary, live, workloads, stale } = race;
  const sources = useMemo(() => (summary ? [{ id: 'here', label: null, summary, own: true }] : []), [summary]);
  if (!summary?.measurements.some(({ status }) => status !== 'aborted')) return null;
  return (
    <section className="card stack workbench__results" aria-labelledby="race-results-title">
      <h2 id="race-results-title">{t('race.results')}</h2>
      {stale && <p role="status">{t('race.changed')}</p>}
      {!live && <RunNotices />}
      <Suspense fallback={<p className="muted">{t('loading', { ns: 'common' })}</p>}>
        <ResultCharts sources={sources} live={live} plain workloads={workloads} />
      </Suspense>
    </section>
  );
}

function Sizes({ workload, race: { sizes, setSizes, going } }: { workload: Workload; race: RaceState }) {
  const { t } = useTranslation('workbench');
  const format = useFormat();
  return (
    <fieldset className="field workbench__chips" disabled={going}>
      <legend className="field__label">{t('race.sizes', { name: workload.chart.x })}</legend>
      {sizeSpec(workload).steps.map((size) => (
        <label key={size} className="chip num">
          <input
            type="checkbox"
            checked={sizes.includes(size)}
            onChange={({ target }) =>
              setSizes(target.checked ? [...sizes, size].sort((a, b) => a - b) : sizes.filter((each) => each !== size))
            }
          />
          {format.integer(size)}
        </label>
      ))}
    </fieldset>
  );
}

const SIDES = ['gpu', 'cpu'] as const;

function Rivals({ workload, race, probe }: RaceProps) {
  const { t } = useTranslation(['workbench', 'charts']);
  const text = useLocalText();
  const { rivals, setRivals, going } = race;
  const gpu = probe === null || probe.status === 'adapter';
  const caps = capabilitiesHere(probe);
  const chip = (variant: Variant) => (
    <label key={variant.id} className="chip">
      <input
        type="checkbox"
        checked={rivals.includes(variant.id)}
        disabled={!gpu && needsGpu(variant)}
        onChange={({ target }) =>
          setRivals(target.checked ? [...rivals, variant.id] : rivals.filter((id) => id !== variant.id))
        }
      />
      {text(variant.title)}
    </label>
  );
  const here = workload.variants.filter((one) => rivals.includes(one.id) || isOffered(workload, one, caps));
  const offered = (side: Group) => here.filter((variant) => groupOf(variant) === side);
  const libraries = offered('library');
  return (
    <>
      <fieldset className="field" disabled={going}>
        <legend className="field__label">{t('race.rivals')}</legend>
        {SIDES.map(
          (side) =>
            offered(side).length > 0 && (
              <fieldset key={side} className={`field workbench__chips side-${side}`}>
                <legend className="small">
                  <span className="swatch" aria-hidden="true" /> {t(`charts:side.${side}`)}
                </legend>
                {offered(side).map(chip)}
              </fieldset>
            ),
        )}
      </fieldset>
      {libraries.length > 0 && (
        <Fold title={t('race.libraries')}>
          <p className="small muted">{t('race.librariesNote')}</p>
          <fieldset className="field workbench__chips" disabled={going}>
            <legend className="visually-hidden">{t('race.libraries')}</legend>
            {libraries.map(chip)}
          </fieldset>
        </Fold>
      )}
    </>
  );
}
