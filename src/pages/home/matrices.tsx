import { type AnimationEvent, type CSSProperties, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { useMedia } from '../../ui/controls/use-media.ts';
import { useFormat } from '../../ui/state/locale.ts';
import { type Fill, type Pace, ROW_BY_ROW, SIDE, stillOf } from './pace.ts';
import { type RaceSide, SIDES } from './race.ts';
import './matrices.css';

interface MatricesProps {
  /** Null while a race is on: both are empty then, and nothing moves beside what is measured. */
  pace: Pace | null;
  /** Nothing may move now, as somebody else measures. */
  quiet: boolean;
}

/** In matrices.css: ends a moment after the slower matrix is full. */
const CLOCK = 'matrices-clock';

/**
 * What parallel means: one matrix fills a few cells at a time, the other thousands at once. It plays once, when it is
 * first seen, and rests at the moment when the faster is done; give it a key to have it play again.
 */
export function Matrices({ pace, quiet }: MatricesProps) {
  const { t } = useTranslation('home');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const playable = pace !== null && !quiet && !still;
  const { place, playing, play } = usePlayWhenSeen(playable);
  const ended = ({ animationName }: AnimationEvent) => {
    if (animationName === CLOCK) play(false);
  };
  return (
    <figure className="matrices card" data-playing={playing || undefined} onAnimationEnd={ended}>
      <div className="matrices__head">
        <span className="eyebrow">{t(labelOf(pace))}</span>
        {playable && (
          <Button look="quiet" size="small" onClick={() => play(!playing)}>
            <span className="matrices__sign" aria-hidden="true" />
            {t(playing ? 'matrices.stop' : 'matrices.play')}
          </Button>
        )}
      </div>
      <div className="matrices__pair" ref={place} style={{ '--row-by-row': ROW_BY_ROW } as CSSProperties}>
        {SIDES.map((side) => (
          <div key={side} className={`matrices__side side-${side}`}>
            <Matrix fill={pace?.[side] ?? null} />
            <p className="matrices__name">{t(`sides.${side}`, { ns: 'common' })}</p>
            <FillText side={side} pace={pace} />
          </div>
        ))}
      </div>
      <figcaption className="matrices__caption small muted">
        <Caption pace={pace} />
      </figcaption>
    </figure>
  );
}

const labelOf = (pace: Pace | null) =>
  pace === null
    ? ('matrices.waiting' as const)
    : pace.slowed === null
      ? ('matrices.illustration' as const)
      : ('matrices.measured' as const);

/** What is drawn moves by the style alone: no frame of it costs the page's thread a script. */
function Matrix({ fill }: { fill: Fill | null }) {
  const { rows, cells } = stillOf(fill?.share ?? 0);
  const style = {
    '--fill-ms': `${fill?.pictureMs ?? 0}ms`,
    '--rows': rows,
    '--cells': cells,
  } as CSSProperties;
  const byRows = (fill?.atOnce ?? 0) >= SIDE;
  return (
    <div className="matrix" data-by={fill === null ? undefined : byRows ? 'rows' : 'cells'} style={style} aria-hidden>
      <div className="matrix__full" />
      <div className="matrix__next">
        <div className="matrix__begun" />
      </div>
    </div>
  );
}

function FillText({ side, pace }: { side: RaceSide; pace: Pace | null }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const fill = pace?.[side];
  const text = () => {
    if (!pace) return '\u00a0';
    if (!fill) return t('duel.none');
    if (fill.measuredMs !== null) return format.ms(fill.measuredMs);
    return t(`matrices.atOnce.${side}`, { cells: format.integer(fill.atOnce) });
  };
  return <p className="small muted num">{text()}</p>;
}

function Caption({ pace }: Pick<MatricesProps, 'pace'>) {
  const { t } = useTranslation('home');
  const format = useFormat();
  if (pace === null) return t('matrices.later');
  const { slowed } = pace;
  if (slowed === null) return t('matrices.idea');
  const speed =
    slowed >= 1
      ? t('matrices.slowed', { factor: format.number(slowed) })
      : t('matrices.lapse', { factor: format.number(1 / slowed) });
  return `${speed}${t(pace.gpu && pace.cpu ? 'matrices.drawn' : 'matrices.drawnAlone')}`;
}

/** Share of the picture that is in sight before it begins. */
const SEEN = 0.6;

function usePlayWhenSeen(playable: boolean): {
  place: RefObject<HTMLDivElement | null>;
  playing: boolean;
  play(now: boolean): void;
} {
  const place = useRef<HTMLDivElement>(null);
  const [playing, play] = useState(false);
  useEffect(() => {
    if (!playable || !place.current) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        watcher.disconnect();
        play(true);
      },
      { threshold: SEEN },
    );
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      play(false);
    };
  }, [playable]);
  return { place, playing: playing && playable, play };
}
