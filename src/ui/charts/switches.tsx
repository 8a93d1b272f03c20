import { useTranslation } from 'react-i18next';
import type { Facet, WorkloadGroup } from '../../chart-model/group.ts';
import { type Baseline, hasFlops, hasRate } from '../../chart-model/measures.ts';
import { contendersIn, type View } from '../../chart-model/view.ts';
import { axisPlace, facetText } from '../../chart-model/words.ts';
import type { Clock } from '../../results/contest.ts';
import { useMedia } from '../controls/use-media.ts';
import { useLocale } from '../state/locale.ts';
import { useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';
import { Segmented } from './segmented.tsx';

export interface Choice {
  readonly view: View;
  readonly clock: Clock;
  readonly baseline: Baseline;
  readonly facet: string;
  /** Size of the phases view; null: the one that shows most. */
  readonly x: number | null;
}

interface SwitchesProps {
  group: WorkloadGroup;
  facet: Facet;
  sources: readonly ResultSource[];
  choice: Choice;
  x: number | null;
  change: (part: Partial<Choice>) => void;
}

const VIEWS: readonly View[] = ['rate', 'kernel', 'endToEnd', 'speedUp', 'phases', 'roofline'];
const CLOCKS: readonly Clock[] = ['kernel', 'endToEnd'];

/** What a figure shows: problem, view, and what the view needs to know. */
export function Switches({ group, facet, sources, choice, x, change }: SwitchesProps) {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const views = VIEWS.filter((view) => {
    if (view === choice.view) return true;
    if (view === 'roofline') return hasFlops(group);
    return view !== 'rate' || hasRate(group);
  });
  return (
    <div className="chart-switches" data-not-in-picture>
      {group.facets.length > 1 && (
        <Select
          label={t('facet')}
          value={facet.key}
          options={group.facets.map((one) => ({ value: one.key, text: facetText(group, one, locale) || one.key }))}
          onChange={(key) => change({ facet: key, x: null })}
        />
      )}
      <ViewSwitch views={views} view={choice.view} onChange={(view) => change({ view })} />
      {choice.view === 'speedUp' && (
        <>
          <BaselineSelect group={group} facet={facet} sources={sources} choice={choice} change={change} />
          <Segmented
            label={t('baseline.clock')}
            options={CLOCKS.map((clock) => ({ value: clock, text: t(`view.${clock}`) }))}
            value={choice.clock}
            onChange={(clock) => change({ clock })}
          />
        </>
      )}
      {choice.view === 'phases' && facet.xs.length > 1 && (
        <Select
          label={t('size')}
          value={String(x)}
          options={facet.xs.map((one) => ({ value: String(one), text: axisPlace(group, one, locale) }))}
          onChange={(value) => change({ x: Number(value) })}
        />
      )}
    </div>
  );
}

interface ViewSwitchProps {
  views: readonly View[];
  view: View;
  onChange: (view: View) => void;
}

/** All views in a row; on a phone, where that would push the chart off the screen, in a list. */
function ViewSwitch({ views, view, onChange }: ViewSwitchProps) {
  const { t } = useTranslation('charts');
  const narrow = useMedia('(width < 640px)');
  const label = t('view.label');
  const options = views.map((value) => ({ value, text: t(`view.${value}`) }));
  if (!narrow) return <Segmented labelled={false} label={label} options={options} value={view} onChange={onChange} />;
  return (
    <Select
      labelled={false}
      label={label}
      value={view}
      options={options}
      onChange={(chosen) => onChange(views.find((one) => one === chosen) ?? view)}
    />
  );
}

const printed = (baseline: Baseline): string =>
  baseline.kind === 'best-cpu'
    ? 'best-cpu'
    : baseline.kind === 'source'
      ? `source:${baseline.source}`
      : `contender:${baseline.id}`;

function BaselineSelect({ group, facet, sources, choice, change }: Omit<SwitchesProps, 'x'>) {
  const { t } = useTranslation('charts');
  const names = useNames(sources);
  const several = sources.length > 1;
  const options: { baseline: Baseline; text: string }[] = [
    { baseline: { kind: 'best-cpu' }, text: t(several ? 'baseline.bestCpuOf' : 'baseline.bestCpu') },
    ...(several ? sources : []).map((_, source) => ({
      baseline: { kind: 'source', source } as const,
      text: t('baseline.source', { source: names.source(source) }),
    })),
    ...contendersIn(group, facet).map((contender) => ({
      baseline: { kind: 'contender', id: contender.id } as const,
      text: names.contender(contender),
    })),
  ];
  return (
    <Select
      label={t('baseline.label')}
      value={printed(choice.baseline)}
      options={options.map(({ baseline, text }) => ({ value: printed(baseline), text }))}
      onChange={(value) => {
        const chosen = options.find(({ baseline }) => printed(baseline) === value);
        if (chosen) change({ baseline: chosen.baseline });
      }}
    />
  );
}

interface SelectProps {
  label: string;
  /** False where what is chosen says enough to those who see it. */
  labelled?: boolean;
  value: string;
  options: readonly { readonly value: string; readonly text: string }[];
  onChange: (value: string) => void;
}

function Select({ label, labelled = true, value, options, onChange }: SelectProps) {
  return (
    <label className="field">
      <span className={labelled ? 'field__label' : 'visually-hidden'}>{label}</span>
      <select
        className={labelled ? 'input' : 'input chart-switches__view'}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
