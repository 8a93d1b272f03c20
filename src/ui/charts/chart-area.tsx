import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { drawsGhosts } from '../../chart-model/ghosts.ts';
import type { Contender, Facet, WorkloadGroup } from '../../chart-model/group.ts';
import { rateUnitOf, workDiffers } from '../../chart-model/measures.ts';
import { hasPhases } from '../../chart-model/phases.ts';
import { pointsOf, type Reading, readCell } from '../../chart-model/view.ts';
import { axisText } from '../../chart-model/words.ts';
import { isMeasuredEndToEnd, timeOf } from '../../results/contest.ts';
import { useGap, useLocale } from '../state/locale.ts';
import { Bars } from './bars.tsx';
import { useBesideSource } from './beside.ts';
import { ChartBoundary } from './chart-boundary.tsx';
import { useNames } from './names.ts';
import { PhaseBars } from './phases.tsx';
import type { ResultSource } from './result-source.ts';
import { SizeChart } from './size-chart.tsx';
import type { Choice } from './switches.tsx';
import { useWidth } from './use-width.ts';

const RooflineChart = lazy(() => import('./roofline-chart.tsx'));

interface ChartAreaProps {
  group: WorkloadGroup;
  facet: Facet;
  /** Those that are shown. */
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  choice: Choice;
  x: number | null;
  /** Drawn without read-out. */
  still: boolean;
}

/** What is shown in words, then the drawing: lines over several sizes, bars at one. */
export function ChartArea({ group, facet, contenders, sources, choice, x, still }: ChartAreaProps) {
  const { t } = useTranslation(['charts', 'reference']);
  const locale = useLocale();
  const gap = useGap();
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area);
  const beside = useBesideSource();
  const about = [
    ...useAbout(group, sources, choice),
    ...(beside && !drawsGhosts(choice.view) ? [t('reference:notHere', { name: beside.name })] : []),
  ];
  const lines = facet.xs.length > 1;
  const reading: Reading | null =
    choice.view === 'phases' || choice.view === 'roofline'
      ? null
      : { view: choice.view, unit: rateUnitOf(group.workload), baseline: choice.baseline, clock: choice.clock };
  const label = t('chart.title', { workload: group.title[locale], view: t(`view.${choice.view}`) });

  return (
    <div className="chart-area" ref={area}>
      <ChartBoundary resetOn={facet} fallback={<p className="muted">{t('chart.broken')}</p>}>
        {choice.view === 'roofline' ? (
          <Suspense fallback={<div className="chart-area__pending" />}>
            <RooflineChart
              group={group}
              facet={facet}
              contenders={contenders}
              sources={sources}
              width={width}
              label={`${label}. ${t('roofline.help')}`}
            />
          </Suspense>
        ) : !hasFigures(facet, contenders, reading) ? (
          <p className="chart-area__empty muted">
            {t(contenders.length === 0 && facet.cells.length > 0 ? 'chart.allHidden' : 'chart.empty')}
          </p>
        ) : reading === null ? (
          <PhaseBars facet={facet} contenders={contenders} sources={sources} x={x} />
        ) : !lines ? (
          <Bars facet={facet} contenders={contenders} sources={sources} reading={reading} />
        ) : width === 0 ? (
          <div className="chart-area__pending" />
        ) : (
          <>
            <SizeChart
              group={group}
              facet={facet}
              contenders={contenders}
              sources={sources}
              reading={reading}
              width={width}
              label={still ? label : `${label}. ${t('chart.help')}`}
              still={still}
            />
            <p className="chart-area__axis small muted">{axisText(group, locale)}</p>
          </>
        )}
      </ChartBoundary>
      <p className="small muted">{about.join(gap)}</p>
    </div>
  );
}

function hasFigures(facet: Facet, contenders: readonly Contender[], reading: Reading | null): boolean {
  const ids = new Set(contenders.map(({ id }) => id));
  if (reading !== null && facet.xs.length > 1) {
    return pointsOf(facet, ids, reading).length > 0;
  }
  return facet.cells.some(
    (cell) =>
      ids.has(cell.contender.id) && (reading === null ? hasPhases(cell.row) : readCell(cell, facet, reading) !== null),
  );
}

function useAbout(group: WorkloadGroup, sources: readonly ResultSource[], { view, clock, baseline }: Choice): string[] {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const names = useNames(sources);
  if (view === 'phases') return [t('about.phases')];
  if (view === 'roofline') return [t('about.roofline')];
  const timed = group.facets.flatMap(({ cells }) => cells.filter(({ row }) => timeOf(row, 'endToEnd')));
  const sums = timed.filter(({ row }) => !isMeasuredEndToEnd(row)).length;
  const ofEndToEnd =
    sums === 0 ? [t('about.interval')] : [t(sums < timed.length ? 'about.partlySums' : 'about.sumOfParts')];
  if (view === 'endToEnd') {
    return [t(sums && sums === timed.length ? 'about.endToEndSum' : 'about.endToEnd'), ...ofEndToEnd];
  }
  if (view === 'kernel') return [t('about.kernel'), t('about.interval')];
  if (view === 'rate') {
    const warning = workDiffers(group) ? [t('about.workDiffers')] : [];
    return [t('about.rate', { unit: rateUnitOf(group.workload) }), t('about.interval'), ...warning];
  }
  const base = baseline.kind === 'contender' ? group.contenders.find(({ id }) => id === baseline.id) : undefined;
  const phrase = base
    ? t('baseline.phraseContender', { title: sources.length > 1 ? names.contender(base) : base.title[locale] })
    : baseline.kind === 'source'
      ? t('baseline.phraseSource', { source: names.source(baseline.source) })
      : t('baseline.phraseBestCpu');
  const kernel = clock === 'kernel';
  const about = t(kernel ? 'about.speedUpKernel' : 'about.speedUpEndToEnd', { baseline: phrase });
  return [about, ...(kernel ? [t('about.interval')] : ofEndToEnd)];
}
