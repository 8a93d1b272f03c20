import { Trans, useTranslation } from 'react-i18next';
import { paramText } from '../../../chart-model/words.ts';
import type { GpuCapabilities, Workload } from '../../../engine/contract.ts';
import type { Winner } from '../../../engine/tune/api.ts';
import { BusyNotice, useInTheWay } from '../../../ui/bench/busy-notice.tsx';
import { Button, oneClick } from '../../../ui/controls/button.tsx';
import { Notice } from '../../../ui/controls/notice.tsx';
import type { Choice } from '../../../ui/plan/choice.ts';
import { useFormat, useLocale, useLocalText } from '../../../ui/state/locale.ts';
import { sizesToTune } from './sizes.ts';
import type { Tuning } from './use-tuning.ts';
import './tune.css';

interface TuneCardProps {
  choice: Choice;
  /** What the adapter allows; without one there is nothing to tune. */
  caps: GpuCapabilities | null;
  tuning: Tuning;
  /** Whether to offer to stop what has the bench; false where that is the page's own run, which has a button for it. */
  offersStop: boolean;
}

/** Finds the fastest configuration of the workload's tuned variant on this device; whoever holds it gives the heading. */
export function TuneCard({ choice, caps, tuning, offersStop }: TuneCardProps) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const blocked = useInTheWay(tuning.key) !== null;
  const { workload } = choice;
  const variant = workload.variants.find(({ id }) => id === workload.tuning?.variant);
  if (!caps || !variant) return null;
  const { state, running } = tuning;
  const remembered = tuning.remembered(workload);
  const start = (instead?: boolean) => tuning.start(workload, sizesToTune(choice, variant, caps.software), instead);
  const over = state.phase === 'done' && state.workload === workload.id;

  return (
    <section className="tune" aria-label={t('tune.title')}>
      <p className="small muted">{t('tune.text', { variant: text(variant.title) })}</p>
      {running && (
        <>
          <progress className="progress" aria-label={t('tune.progress')} value={state.fraction} max={1} />
          <p className="small muted num">{t('tune.tried', { count: state.tried })}</p>
        </>
      )}
      {(running || over) && <Winners workload={workload} winners={state.winners} />}
      <div role="status">{over && <Outcome tuning={tuning} />}</div>
      <div className="tune__actions">
        {running ? (
          <Button size="small" disabled={state.phase === 'cancelling'} onClick={oneClick(tuning.cancel)}>
            {state.phase === 'cancelling' ? t('tune.stopping') : t('cancel', { ns: 'common' })}
          </Button>
        ) : (
          <Button size="small" disabled={blocked} onClick={oneClick(() => void start())}>
            {t(remembered ? 'tune.again' : 'tune.start')}
          </Button>
        )}
        {remembered > 0 && !running && (
          <>
            <span className="small muted num">{t('tune.remembered', { count: remembered })}</span>
            <Button look="quiet" size="small" onClick={() => tuning.forget(workload)}>
              {t('tune.forget')}
            </Button>
          </>
        )}
      </div>
      <BusyNotice by={tuning.key} onInstead={offersStop ? () => start(true) : undefined} />
    </section>
  );
}

function Outcome({ tuning: { state } }: { tuning: Tuning }) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  return (
    <div className="stack tune__outcome">
      {state.problem && (
        <Notice kind="warning" title={t('tune.failed.title')}>
          <p className="small">{t('tune.failed.text', { problem: text(state.problem) })}</p>
        </Notice>
      )}
      {state.cancelled && <p className="small muted">{t('tune.cancelled')}</p>}
      {!state.problem && !state.cancelled && !state.winners.length && <p className="small">{t('tune.nothing')}</p>}
      {state.refused.size > 0 && <p className="small muted">{t('tune.refused', { count: state.refused.size })}</p>}
    </div>
  );
}

/** A winner this close to the default is the default's equal. */
const EQUAL = 1.005;

function Winners({ workload, winners }: { workload: Workload; winners: readonly Winner[] }) {
  const { t } = useTranslation('lab');
  const locale = useLocale();
  const format = useFormat();
  if (!winners.length) return null;
  return (
    <ul className="tune__winners small num">
      {winners.map(({ key, params, configuration, ms, fallbackMs }) => {
        const gain = fallbackMs === null ? 1 : fallbackMs / ms;
        const sizes = Object.entries(params);
        // A square is told by one number.
        const told = new Set(sizes.map(([, value]) => value)).size === 1 ? sizes.slice(0, 1) : sizes;
        const size = told.map(([name, value]) => paramText(workload, name, value, locale)).join(' · ');
        return (
          <li key={key}>
            <Trans
              t={t}
              i18nKey={gain > EQUAL ? 'tune.faster' : 'tune.same'}
              values={{ size, configuration, percent: format.percent(gain - 1) }}
              components={{ code: <code /> }}
            />
          </li>
        );
      })}
    </ul>
  );
}
