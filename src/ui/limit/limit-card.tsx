import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type Limits, placeOf, ridgeOf } from '../../results/roofline.ts';
import { BusyNotice, useInTheWay } from '../bench/busy-notice.tsx';
import { useTimeLeft } from '../bench/time-left.ts';
import { Button, oneClick } from '../controls/button.tsx';
import { Disclosure } from '../controls/disclosure.tsx';
import { Notice } from '../controls/notice.tsx';
import { LIMIT } from '../state/limit-store.ts';
import { useFormat } from '../state/locale.ts';
import { isGoing } from '../state/run-store.ts';
import { useLimit, useServices } from '../state/services.tsx';
import './limit.css';

interface LimitCardProps {
  /**
   * A part of a page, told in full; among settings below a heading of its own, short once it is known; in the place of
   * what needs it; or beside a kernel that is faster than the limit that is known.
   */
  look: 'page' | 'folded' | 'invite' | 'doubt';
  /** Whether to offer to stop what has the bench; false where that is the page's own run, which has a button for it. */
  offersStop?: boolean;
}

/** What is known of this machine's limit, and the button that measures it. */
export function LimitCard({ look, offersStop = true }: LimitCardProps) {
  const { t } = useTranslation('limit');
  const { limit, unsaved } = useServices();
  const title = useId();
  const known = useLimit((state) => state.known);
  const failed = useLimit((state) => state.failed);
  const kept = useLimit((state) => state.kept);
  const measuring = useStore(limit.run, isGoing);
  const [asked, setAsked] = useState(false);
  const here = useHere(known !== null);
  const stale = known !== null && here !== null && here !== known.place;
  const format = useFormat();

  const measure = async (instead: boolean) => {
    setAsked(true);
    await unsaved.during(() => limit.measure(instead));
    setAsked(false);
  };

  const waits = useInTheWay(LIMIT) !== null;
  const going = (asked && !waits) || measuring;
  const limits = known && (
    <>
      <LimitTable limits={known.limits} />
      {!stale && <p className="small muted num">{t('measured', { date: format.date(known.measuredAt) })}</p>}
    </>
  );
  const trouble = (
    <>
      {stale && <Notice kind="warning" title={t('stale', { place: known.place })} />}
      {failed && <Notice kind="warning" title={t('failed')} />}
      {!kept && <p className="small">{t('notKept')}</p>}
    </>
  );
  const actions = going ? (
    <Measuring />
  ) : (
    <Actions known={known !== null} small={look === 'folded'} offersStop={offersStop} onMeasure={measure} />
  );

  if (look === 'page') {
    return (
      <section className="stack limit" aria-labelledby={title}>
        <h2 id={title}>{t('title')}</h2>
        <p>{t('lede')}</p>
        {limits}
        {trouble}
        {actions}
      </section>
    );
  }
  if (look === 'invite') {
    return (
      <div className="stack limit">
        <p className="small">{t('invite')}</p>
        {trouble}
        {actions}
      </div>
    );
  }
  if (look === 'doubt') {
    return (
      <Notice kind="warning" title={t('doubt.title')}>
        <p>{t('doubt.text')}</p>
        {trouble}
        {actions}
      </Notice>
    );
  }
  const short = known !== null && !stale && !going;
  return (
    <section className="limit limit--folded" aria-label={t('title')}>
      {short ? <ShortLimits limits={known.limits} /> : <p className="small muted">{t('invite')}</p>}
      {trouble}
      {short ? (
        <Disclosure summary={t('details')}>
          <div className="stack limit">
            <p className="small muted">{t('lede')}</p>
            {limits}
            {actions}
          </div>
        </Disclosure>
      ) : (
        actions
      )}
    </section>
  );
}

interface ActionsProps {
  known: boolean;
  small: boolean;
  offersStop: boolean;
  onMeasure: (instead: boolean) => Promise<void>;
}

function Actions({ known, small, offersStop, onMeasure }: ActionsProps) {
  const { t } = useTranslation('limit');
  const { limit } = useServices();
  const blocked = useInTheWay(LIMIT) !== null;
  return (
    <>
      <div className="row">
        <Button
          look={known || small ? 'plain' : 'primary'}
          size={small ? 'small' : undefined}
          disabled={blocked}
          onClick={oneClick(() => void onMeasure(false))}
        >
          {t(known ? 'again' : 'start')}
        </Button>
        {known && (
          <Button look="quiet" size={small ? 'small' : undefined} onClick={() => limit.forget()}>
            {t('forget')}
          </Button>
        )}
      </div>
      <BusyNotice by={LIMIT} onInstead={offersStop ? () => onMeasure(true) : undefined} />
    </>
  );
}

function Measuring() {
  const { t } = useTranslation(['limit', 'common']);
  const { limit } = useServices();
  const fraction = useStore(limit.run, (state) => state.fraction);
  const left = useTimeLeft(useStore(limit.run, ({ leftMs }) => leftMs));
  return (
    <div className="limit__measuring">
      <p className="small num" role="status">
        {t('running')}
      </p>
      <progress className="progress" aria-label={t('running')} value={fraction} max={1} />
      <p className="small muted num">{left}</p>
      <div>
        <Button size="small" onClick={oneClick(() => void limit.stop())}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </div>
    </div>
  );
}

/** One line a side: `GPU 812 GFLOP/s, 96 GB/s`. */
function ShortLimits({ limits }: { limits: Limits }) {
  const { t } = useTranslation('limit');
  const format = useFormat();
  return (
    <ul className="limit__short small num">
      {(['gpu', 'cpu'] as const).map((side) => {
        const limit = limits[side];
        const told = limit
          ? t('both', { gflops: format.number(limit.gflops), gbps: format.number(limit.gbps) })
          : t('none');
        return (
          <li className={`side-${side}`} key={side}>
            <span className="swatch" aria-hidden="true" /> {t(`sides.${side}`)}
            <span className="limit__told">{told}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** GFLOP/s, GB/s and the ridge of each side. */
export function LimitTable({ limits }: { limits: Limits }) {
  const { t } = useTranslation('limit');
  const format = useFormat();
  return (
    <dl className="limit__sides num">
      {(['gpu', 'cpu'] as const).map((side) => {
        const limit = limits[side];
        return (
          <div className={`limit__side side-${side}`} key={side}>
            <dt>
              <span className="swatch" aria-hidden="true" /> {t(`sides.${side}`)}
            </dt>
            {limit ? (
              <>
                <dd>
                  <span className="muted small">{t('arithmetic')}</span>
                  <span>{` ${format.number(limit.gflops)} GFLOP/s`}</span>
                </dd>
                {limit.mixes?.orbit !== undefined && (
                  <dd>
                    <span className="muted small">{t('orbit')}</span>
                    <span>{` ${format.number(limit.mixes.orbit)} GFLOP/s`}</span>
                  </dd>
                )}
                <dd>
                  <span className="muted small">{t('memory')}</span>
                  <span>{` ${format.number(limit.gbps)} GB/s`}</span>
                </dd>
                <dd>
                  <span className="muted small">{t('ridge')}</span>
                  <span>{` ${t('perByte', { value: format.number(ridgeOf(limit)) })}`}</span>
                </dd>
              </>
            ) : (
              <dd className="muted">{t('none')}</dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}

/** Where this page runs, once it is worth asking: the bench worker tells. */
function useHere(wanted: boolean): string | null {
  const { bench } = useServices();
  const [here, setHere] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let open = true;
    // Whoever measures is told what is wrong; here nothing is missed.
    bench.environment().then(
      (environment) => open && setHere(placeOf(environment)),
      () => undefined,
    );
    return () => {
      open = false;
    };
  }, [bench, wanted]);
  return here;
}
