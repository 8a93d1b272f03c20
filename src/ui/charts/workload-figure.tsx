import { memo, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facet, WorkloadGroup } from '../../chart-model/group.ts';
import { defaultMeasure } from '../../chart-model/measures.ts';
import { placeOfPhases } from '../../chart-model/phases.ts';
import { type SentenceContext, sentenceOf } from '../../chart-model/sentence.ts';
import { bestVariants, contendersIn, missingIn, shownAtFirst } from '../../chart-model/view.ts';
import { briefPlace, facetText } from '../../chart-model/words.ts';
import { useFormat, useLocale } from '../state/locale.ts';
import { ChartArea } from './chart-area.tsx';
import { DataTable } from './data-table.tsx';
import { GhostNote } from './ghost-note.tsx';
import { LazyDisclosure } from './lazy-disclosure.tsx';
import { Legend } from './legend.tsx';
import { LimitDoubt } from './limit-doubt.tsx';
import { Machines } from './machines.tsx';
import { Missing } from './missing.tsx';
import type { ResultSource } from './result-source.ts';
import { useShares } from './roofline-shares.ts';
import { SaveMenu } from './save-menu.tsx';
import { type Choice, Switches } from './switches.tsx';

interface WorkloadFigureProps {
  group: WorkloadGroup;
  sources: readonly ResultSource[];
  live: boolean;
  still: boolean;
  plain: boolean;
}

/** Sentence, switches, chart, legend, what is missing, table: all that is known of one workload. */
export const WorkloadFigure = memo(function WorkloadFigure(props: WorkloadFigureProps) {
  const { group, sources, live, still, plain } = props;
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const figure = useRef<HTMLElement>(null);
  const caption = useId();
  const [choice, setChoice] = useState<Choice>(() => ({
    view: defaultMeasure(group.workload),
    clock: 'kernel',
    baseline: { kind: 'best-cpu' },
    facet: group.facets[0].key,
    x: null,
  }));
  const facet = group.facets.find(({ key }) => key === choice.facet) ?? group.facets[0];
  const shown = useShown(group, facet);
  const sentence = useSentence(group, facet, sources);
  const contenders = contendersIn(group, facet);
  const drawn = contenders.filter(({ entry, source }) => shown.entry(entry) && shown.source(source));
  const x = choice.x ?? placeOfPhases(facet, new Set(drawn.map(({ id }) => id)));
  const lines = choice.view === 'roofline' || (facet.xs.length > 1 && choice.view !== 'phases');
  const title = group.title[locale];
  // The lab says all that was set; a lesson, what is not as always.
  const settings = plain ? briefPlace(group, facet, null, locale) : facetText(group, facet, locale);

  return (
    <figure
      className={['chart-figure', plain ? 'chart-figure--plain' : 'card', live && 'chart-figure--live']
        .filter(Boolean)
        .join(' ')}
      ref={figure}
      aria-labelledby={caption}
    >
      <div className="chart-figure__head">
        <h3>{title}</h3>
        {settings && <p className="chart-figure__settings muted num">{settings}</p>}
        <SaveMenu title={title} sources={sources} figure={figure} />
      </div>
      <figcaption id={caption} className="chart-figure__sentence num">
        {sentence}
      </figcaption>
      <Announcement live={live} text={sentence} />
      <Switches
        group={group}
        facet={facet}
        sources={sources}
        choice={choice}
        x={x}
        change={(part) => setChoice((before) => ({ ...before, ...part }))}
      />
      <ChartArea
        group={group}
        facet={facet}
        contenders={drawn}
        sources={sources}
        choice={choice}
        x={x}
        still={live || still}
      />
      {contenders.length > 1 && (
        <Legend
          key={String(lines)}
          folded={!lines}
          contenders={contenders}
          sources={sources}
          isShown={shown.entry}
          isSourceShown={shown.source}
          toggle={shown.toggle}
          toggleSource={shown.toggleSource}
          showAll={shown.showAll}
          showBest={shown.showBest}
        />
      )}
      <Machines sources={sources} />
      <GhostNote group={group} />
      <div data-not-in-picture>
        <LimitDoubt group={group} sources={sources} live={live} />
        <Missing group={group} facet={facet} cells={missingIn(group, facet)} sources={sources} />
        <LazyDisclosure summary={t('table', { ns: 'common' })}>
          {() => <DataTable group={group} sources={sources} />}
        </LazyDisclosure>
      </div>
    </figure>
  );
}, nothingNew);

/** While a run goes on, a workload whose rows have not changed is not drawn again. */
function nothingNew(before: WorkloadFigureProps, after: WorkloadFigureProps): boolean {
  if (before.live !== after.live || before.still !== after.still) return false;
  if (before.group === after.group && before.sources === after.sources) return true;
  return after.live && before.sources.length === after.sources.length && sameRows(before.group, after.group);
}

const rowsOf = ({ facets }: WorkloadGroup) => facets.flatMap(({ cells }) => cells.map(({ row }) => row));

function sameRows(before: WorkloadGroup, after: WorkloadGroup): boolean {
  const rows = rowsOf(before);
  const now = rowsOf(after);
  return rows.length === now.length && rows.every((row, i) => row === now[i]);
}

function useSentence(group: WorkloadGroup, facet: Facet, sources: readonly ResultSource[]): string {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const format = useFormat();
  const context: SentenceContext = {
    t,
    locale,
    format,
    standing: useShares().standing,
    sources: sources.map(({ label, summary, own = false }) => ({
      label,
      software: summary.environment.adapter?.software ?? false,
      foreign: !own,
    })),
  };
  return sentenceOf(group, facet, context);
}

/** What the reader has switched on or off; everything else follows `shownAtFirst`, also as rows come in. */
function useShown(group: WorkloadGroup, facet: Facet) {
  const [entries, setEntries] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const first = shownAtFirst(group, facet);
  const entry = (id: string) => entries.get(id) ?? first.has(id);
  const choose = (accepts: (id: string) => boolean) =>
    setEntries(new Map(group.contenders.map((contender) => [contender.entry, accepts(contender.entry)])));
  return {
    entry,
    source: (source: number) => !hidden.has(source),
    toggle: (id: string) => setEntries(new Map(entries).set(id, !entry(id))),
    toggleSource: (source: number) => setHidden(hidden.symmetricDifference(new Set([source]))),
    showAll: () => {
      choose(() => true);
      setHidden(new Set());
    },
    showBest: () => {
      const best = bestVariants(facet);
      choose((id) => best.has(id));
    },
  };
}

/** Read out once, when a run that was watched has ended: not at every sample, and not where nothing ran. */
function Announcement({ live, text }: { live: boolean; text: string }) {
  const wasLive = useRef(live);
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    if (wasLive.current !== live) setEnded(!live);
    wasLive.current = live;
  }, [live]);
  return (
    <p className="visually-hidden" role="status" data-not-in-picture>
      {ended && !live ? text : ''}
    </p>
  );
}
