import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { placeOf, type Roofs, ridgeOf } from '../../results/roofline.ts';
import { useFormat } from '../app/locale.ts';
import { useLimit, useRun, useServices } from '../app/services.tsx';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import './limit.css';

interface LimitCardProps {
  /** Level of its heading; without one it is an invitation inside something else. */
  heading: 'h2' | 'none';
}

/** What is known of this machine's limit, and the button that measures it. */
export function LimitCard({ heading }: LimitCardProps) {
  const { t } = useTranslation('limit');
  const { limit } = useServices();
  const peaks = useLimit((state) => state.peaks);
  const failed = useLimit((state) => state.failed);
  const kept = useLimit((state) => state.kept);
  const busy = useRun(({ phase }) => phase === 'running' || phase === 'cancelling');
  const measuring = useStore(limit.run, ({ phase }) => phase === 'running' || phase === 'cancelling');
  const [asked, setAsked] = useState(false);
  const here = useHere(peaks !== null);
  const stale = peaks !== null && here !== null && here !== peaks.place;
  const format = useFormat();

  const measure = async () => {
    setAsked(true);
    await limit.measure();
    setAsked(false);
  };

  return (
    <section className="stack limit" aria-label={t('title')}>
      {heading === 'h2' && <h2>{t('title')}</h2>}
      <p className={heading === 'h2' ? undefined : 'small'}>{t(peaks || heading === 'h2' ? 'lede' : 'invite')}</p>
      {peaks && <RoofTable roofs={peaks.roofs} />}
      {peaks && !stale && <p className="small muted num">{t('measured', { date: format.date(peaks.measuredAt) })}</p>}
      {stale && <Notice kind="warning" title={t('stale', { place: peaks.place })} />}
      {failed && <Notice kind="warning" title={t('failed')} />}
      {!kept && <p className="small">{t('notKept')}</p>}
      {asked || measuring ? (
        <Measuring />
      ) : (
        <div className="row">
          <Button look={peaks ? 'plain' : 'primary'} disabled={busy} onClick={() => void measure()}>
            {t(peaks ? 'again' : 'start')}
          </Button>
          {peaks && (
            <Button look="quiet" onClick={() => limit.forget()}>
              {t('forget')}
            </Button>
          )}
        </div>
      )}
      {busy && <p className="small muted">{t('busy')}</p>}
    </section>
  );
}

function Measuring() {
  const { t } = useTranslation(['limit', 'common']);
  const { limit } = useServices();
  const fraction = useStore(limit.run, (state) => state.fraction);
  const seconds = useStore(limit.run, (state) => Math.ceil(state.leftMs / 1000));
  return (
    <div className="limit__measuring">
      <p className="small num" role="status">
        {t('running')}
      </p>
      <progress className="progress" aria-label={t('running')} value={fraction} max={1} />
      <p className="small muted num">{t('left', { count: seconds })}</p>
      <div>
        <Button size="small" onClick={() => void limit.stop()}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </div>
    </div>
  );
}

/** GFLOP/s, GB/s and the ridge of each side. */
function RoofTable({ roofs }: { roofs: Roofs }) {
  const { t } = useTranslation('limit');
  const format = useFormat();
  return (
    <dl className="limit__roofs num">
      {(['gpu', 'cpu'] as const).map((side) => {
        const roof = roofs[side];
        return (
          <div className={`limit__roof side-${side}`} key={side}>
            <dt>
              <span className="swatch" aria-hidden="true" /> {t(`sides.${side}`)}
            </dt>
            {roof ? (
              <>
                <dd>
                  <span className="muted small">{t('arithmetic')}</span> {format.number(roof.gflops)} GFLOP/s
                </dd>
                <dd>
                  <span className="muted small">{t('memory')}</span> {format.number(roof.gbps)} GB/s
                </dd>
                <dd>
                  <span className="muted small">{t('ridge')}</span>{' '}
                  {t('perByte', { value: format.number(ridgeOf(roof)) })}
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
