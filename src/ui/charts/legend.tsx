import { useTranslation } from 'react-i18next';
import type { Contender } from '../../chart-model/group.ts';
import { lookOf } from '../../chart-model/looks.ts';
import { Button } from '../controls/button.tsx';
import { Disclosure } from '../controls/disclosure.tsx';
import { useLocale } from '../state/locale.ts';
import { Key } from './marker.tsx';
import { useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';

interface LegendProps {
  /** Bars name their contenders themselves: only the choice is left, and out of the way. */
  folded: boolean;
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  isShown: (entry: string) => boolean;
  isSourceShown: (source: number) => boolean;
  toggle: (entry: string) => void;
  toggleSource: (source: number) => void;
  showAll: () => void;
  showBest: () => void;
}

const SIDES = ['gpu', 'cpu', 'library'] as const;
/** Without colour or marker: several sources differ in their dashes. */
const NEUTRAL = { color: 'var(--ink)', ink: 'var(--ink)', shape: 'circle', filled: true } as const;

/** Key to the lines, by side; each entry draws or hides its contender. Several sources have a row of their own. */
export function Legend({ folded, ...rest }: LegendProps) {
  const { t } = useTranslation('charts');
  if (!folded) return <Entries {...rest} />;
  return (
    <div data-not-in-picture>
      <Disclosure summary={t('legend.choose')}>
        <Entries {...rest} />
      </Disclosure>
    </div>
  );
}

function Entries(props: Omit<LegendProps, 'folded'>) {
  const { contenders, sources, isShown, isSourceShown, toggle, toggleSource } = props;
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const names = useNames(sources);
  const several = sources.length > 1;
  const entries = [...new Map(contenders.map((contender) => [contender.entry, contender])).values()];
  return (
    <fieldset className="legend">
      <legend className="visually-hidden">{t('legend.label')}</legend>
      {SIDES.map((side) => {
        const its = entries.filter((contender) => contender.side === side);
        if (its.length === 0) return null;
        return (
          <div className={`legend__side side-${side}`} key={side}>
            <span className="legend__name">{t(`side.${side}`)}</span>
            {its.map((contender) => {
              const look = lookOf(contender, sources.length);
              return (
                <button
                  type="button"
                  className="legend__entry"
                  key={contender.entry}
                  aria-pressed={isShown(contender.entry)}
                  onClick={() => toggle(contender.entry)}
                >
                  <Key look={several ? { ...look, dash: '' } : look} />
                  {contender.title[locale]}
                </button>
              );
            })}
          </div>
        );
      })}
      {several && (
        <div className="legend__side">
          <span className="legend__name">{t('side.sources')}</span>
          {sources.map(({ id }, source) => (
            <button
              type="button"
              className="legend__entry"
              key={id}
              aria-pressed={isSourceShown(source)}
              onClick={() => toggleSource(source)}
            >
              <Key look={{ ...NEUTRAL, dash: lookOf({ ...contenders[0], source }, sources.length).dash }} plain />
              {names.source(source)}
            </button>
          ))}
        </div>
      )}
      <div className="row" data-not-in-picture>
        <Button look="quiet" size="small" onClick={props.showAll}>
          {t('legend.all')}
        </Button>
        <Button look="quiet" size="small" onClick={props.showBest}>
          {t('legend.best')}
        </Button>
      </div>
    </fieldset>
  );
}
