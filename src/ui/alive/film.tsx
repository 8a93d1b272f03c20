import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Params } from '../../engine/contract.ts';
import { useInTheWay } from '../bench/busy-notice.tsx';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { useInSight } from '../controls/use-in-sight.ts';
import { useMedia } from '../controls/use-media.ts';
import { useGpuProbe } from '../gpu/gpu-probe.ts';
import { useCamera } from '../picture/use-camera.ts';
import { useFormat, useLocalText } from '../state/locale.ts';
import { firstSide, type Side, SideSwitch, softwareIn } from './sides.tsx';
import { Stage, useLook } from './stage.tsx';
import { type Film as FilmState, type Filter, type Size, useFilm } from './use-film.ts';
import './alive.css';

/** Of a frame. Both have one shape, so that the page does not move when it is known which. */
const SIZE: Size = { width: 640, height: 480 };
const SOFTWARE_SIZE: Size = { width: 320, height: 240 };

interface FilmProps {
  /** Whose it is, in the lease. */
  by: string;
  workload: Filter;
  /** Those that were chosen; sizes are its own. */
  params: Params;
  /** The visitor's own; null: a filter of the workload, which can be chosen here. */
  weights: readonly number[] | null;
  size?: Size;
  /** Low, so that what is below it stays in sight; larger on demand. */
  strip?: boolean;
}

/** The camera, or a moving picture, through a filter: continuously, on either side, with frames a second. */
export function Film({ by, workload, params, weights, size, strip = false }: FilmProps) {
  const { t } = useTranslation('alive');
  const text = useLocalText();
  const probe = useGpuProbe();
  const look = useLook(strip);
  const calm = useMedia('(prefers-reduced-motion: reduce)');
  const [chosen, setChosen] = useState<Side | null>(null);
  const [pressed, setPressed] = useState<boolean | null>(null);
  const [filter, setFilter] = useState<string | null>(null);
  const place = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const away = useInTheWay(by) !== null;
  // A measurement has the machine to itself.
  const camera = useCamera(SIZE.width, away);

  const playing = pressed ?? !calm;
  const side = chosen ?? firstSide(probe);
  const { param } = workload.accepts.weights ?? {};
  const spec = param === undefined ? undefined : workload.params[param];
  const all: Params = { ...workload.alive.params, ...params, ...(param && !weights && filter && { [param]: filter }) };
  const shown = probe && (size ?? (softwareIn(probe) ? SOFTWARE_SIZE : SIZE));
  const inSight = useInSight(place);
  const film = useFilm({
    ...{ by, workload, params: all, weights, size: shown, side, playing, inSight, canvas },
    video: camera.video,
  });

  const options = spec?.kind === 'choice' ? spec.options : [];
  const name = options.find(({ value }) => param !== undefined && value === all[param])?.label ?? workload.title;

  return (
    <section ref={place} className={look.className} aria-label={t('film.title')}>
      <Stage waiting={film.phase === 'waiting'}>
        <canvas
          ref={canvas}
          className="alive__canvas"
          width={shown?.width ?? SIZE.width}
          height={shown?.height ?? SIZE.height}
          role="img"
          aria-label={t(camera.on ? 'film.altCamera' : 'film.alt', { filter: text(name) })}
        />
      </Stage>
      <div className="alive__panel">
        <p className="alive__title">{t('film.title')}</p>
        <div className="alive__controls">
          <SideSwitch side={side} probe={probe} onChange={setChosen} />
          {param && !weights && (
            <SelectField
              label={t('film.filter')}
              value={String(all[param])}
              options={options
                .filter(({ value }) => value !== workload.accepts.weights?.value)
                .map(({ value, label }) => ({ value, label: text(label) }))}
              onChange={setFilter}
            />
          )}
        </div>
        <div className="alive__told">
          <Figures film={film} playing={playing} />
          <div className="alive__buttons">
            <Button size="small" onClick={() => setPressed(!playing)}>
              {t(playing ? 'film.pause' : 'film.play')}
            </Button>
            {!playing && (
              <Button size="small" onClick={film.step}>
                {t('film.next')}
              </Button>
            )}
            <Button
              size="small"
              disabled={!camera.on && (camera.waiting || away)}
              onClick={camera.on ? camera.stop : camera.start}
            >
              {t(camera.on ? 'film.cameraOff' : camera.waiting ? 'film.cameraWaiting' : 'film.camera')}
            </Button>
            {look.button}
          </div>
        </div>
        {camera.on && (
          <video
            ref={camera.video}
            className="alive__video"
            autoPlay
            playsInline
            muted
            aria-label={t('camera.view', { ns: 'lab' })}
          />
        )}
        {camera.problem && (
          <Notice kind="warning" title={t(`camera.problems.${camera.problem}.title`, { ns: 'lab' })}>
            <p>{t('film.cameraProblem')}</p>
          </Notice>
        )}
        {film.problem && (
          <Notice kind="error" title={t('stopped')}>
            <p>{text(film.problem)}</p>
          </Notice>
        )}
      </div>
      <p className="alive__note small muted">{t('film.note')}</p>
    </section>
  );
}

/** Frames a second, and what of a frame is the kernel's. */
function Figures({ film: { rate, kernelMs }, playing }: { film: FilmState; playing: boolean }) {
  const { t } = useTranslation('alive');
  const format = useFormat();
  return (
    <p className="alive__figures num">
      <span className="alive__rate">
        {playing
          ? t('film.rate', { rate: rate === null ? '…' : format.number(Number(rate.toPrecision(2))) })
          : t('film.paused')}
      </span>
      <span className="small muted">
        {kernelMs !== null && t(playing ? 'film.kernel' : 'film.kernelPaused', { time: format.ms(kernelMs) })}
      </span>
    </p>
  );
}
