import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scientific } from '../../engine/text.ts';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { useInSight } from '../controls/use-in-sight.ts';
import { useGpuProbe } from '../gpu/gpu-probe.ts';
import { useFormat, useLocalText } from '../state/locale.ts';
import { describe, explainGrain, grainOf } from './counts.ts';
import { isJump, type Move, moved } from './plane.ts';
import type { Fineness } from './plane-drawing.ts';
import { firstSide, type Side, SideSwitch, softwareIn } from './sides.tsx';
import { Stage, useLook } from './stage.tsx';
import { useGestures } from './use-gestures.ts';
import { type Plane, type PlaneState, type Seen, usePlane } from './use-plane.ts';
import './alive.css';

/** Both have one shape, so that the page does not move when it is known which. */
const FINE: Fineness = { width: 640, height: 480, limit: 512 };
const SOFTWARE_FINE: Fineness = { width: 320, height: 240, limit: 256 };

const ON_STAGE = [
  ['in', '+'],
  ['out', '−'],
  ['home', '⌂'],
] as const;
const JUMPS = ['seahorses', 'limit'] as const;

interface ExplorerProps {
  /** Whose it is, in the lease. */
  by: string;
  workload: Plane;
  fineness?: Fineness;
  /** Low, so that what is below it stays in sight; larger on demand. */
  strip?: boolean;
}

/** A part of the plane to move about in, drawn at once wherever one goes, on either side. */
export function Explorer({ by, workload, fineness, strip = false }: ExplorerProps) {
  const { t } = useTranslation('alive');
  const text = useLocalText();
  const look = useLook(strip);
  const probe = useGpuProbe();
  const [chosen, setChosen] = useState<Side | null>(null);
  const place = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const window = useRef<HTMLDivElement>(null);

  const side = chosen ?? firstSide(probe);
  const shown = probe && (fineness ?? (softwareIn(probe) ? SOFTWARE_FINE : FINE));
  const inSight = useInSight(place);
  const plane = usePlane({ by, workload, fineness: shown, side, inSight, canvas });
  const { hint, on } = useGestures(window, plane.place, plane.go);
  const move = (to: Move) => plane.go(moved(plane.place(), to), isJump(to));
  const { seen } = plane;
  const alt = seen ? text(describe(seen.counts, seen.width, seen.height, seen.limit)) : text(workload.title);

  return (
    <section ref={place} className={look.className} aria-label={t('plane.title')}>
      <Stage waiting={plane.phase === 'waiting'} hint={hint && t(`plane.hints.${hint}`)}>
        {/* Keys for it are its own: whoever listens to the page instead of seeing it has the buttons. */}
        <div
          ref={window}
          className="alive__window"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys
          tabIndex={0}
          aria-label={t('plane.label')}
          {...on}
        >
          <canvas
            ref={canvas}
            className="alive__canvas"
            width={shown?.width ?? FINE.width}
            height={shown?.height ?? FINE.height}
            role="img"
            aria-label={alt}
          />
        </div>
        <div className="alive__zoom">
          {ON_STAGE.map(([to, sign]) => (
            <Button
              key={to}
              size="small"
              aria-label={t(`plane.${to}`)}
              title={t(`plane.${to}`)}
              onClick={() => move(to)}
            >
              {sign}
            </Button>
          ))}
        </div>
      </Stage>
      <div className="alive__panel">
        <p className="alive__title">{t('plane.title')}</p>
        <div className="alive__controls">
          <SideSwitch side={side} probe={probe} onChange={setChosen} />
          <Figures plane={plane} />
        </div>
        <div className="alive__buttons">
          {JUMPS.map((to) => (
            <Button key={to} size="small" onClick={() => move(to)}>
              {t(`plane.${to}`)}
            </Button>
          ))}
          {look.button}
        </div>
        {plane.problem && (
          <Notice kind="error" title={t('stopped')}>
            <p>{text(plane.problem)}</p>
          </Notice>
        )}
      </div>
      <div className="alive__note small muted">
        <p className="alive__grain" role="status">
          {seen && text(explainGrain(seen.view, seen.width, seen.height))}
        </p>
        <p>{t('plane.note')}</p>
      </div>
    </section>
  );
}

/** How long a picture takes, how wide it is, and whether f32 still tells its pixels apart. */
function Figures({ plane: { told, seen, problem } }: { plane: PlaneState }) {
  const { t } = useTranslation('alive');
  const format = useFormat();
  return (
    <p className="alive__figures num">
      <span className="alive__rate">
        {told ? t('plane.time', { time: format.ms(told.ms) }) : !problem && t('plane.drawing')}
      </span>
      <span className="small muted">{told && t(told.proved ? 'plane.proved' : 'plane.moving')}</span>
      {seen && <Depth seen={seen} />}
    </p>
  );
}

function Depth({ seen: { place, view, width, height } }: { seen: Seen }) {
  const { t } = useTranslation('alive');
  const format = useFormat();
  const { columns, rows } = grainOf(view, width, height);
  const span = place.span < 0.01 ? scientific(place.span) : format.number(place.span);
  const whole = columns === width && rows === height;
  return (
    <span className="small muted">
      {whole ? t('plane.fine', { span }) : t('plane.blocks', { span, columns, width })}
    </span>
  );
}
