import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun } from '../../ui/state/services.tsx';
import { type Place, VIEWS } from '../../workloads/mandelbrot/views.ts';
import { useLesson } from '../kit/context.tsx';
import { Choices } from '../kit/predict.tsx';
import { text } from '../text.ts';
import { describe, explainGrain, spreadOf } from './heat.ts';
import { Canvas, Legend } from './heat-map.tsx';
import { titleOf } from './speed-ups.ts';
import { type Move, moved, moveOfKey, zoomedAt } from './travel.ts';
import { type Drawn, drawingKey, RATIO, useDrawing } from './use-drawing.ts';
import './mandelbrot.css';

const WORDS = {
  question: text('How deep can you go before pixels become blocks?', '放大到多深，像素会变成方块？'),
  by: text('Drawn by', '由谁来画'),
  start: text('Draw the whole set', '画出全貌'),
  picture: text(
    'Press to zoom in there; arrow keys move, plus and minus zoom, Home shows the whole set.',
    '点一下，就从那里放大；方向键移动，加号、减号缩放，Home 键回到全貌。',
  ),
  moves: text('Move and zoom', '移动与缩放'),
  drawing: text('Drawing …', '正在画……'),
  verifying: text('Verified; now it is timed …', '已验证，正在计时……'),
};

const MOVES: readonly (readonly [move: Move, sign: string, label: LocalText])[] = [
  ['in', '+', text('Zoom in 4×', '放大 4 倍')],
  ['out', '−', text('Zoom out 4×', '缩小 4 倍')],
  ['left', '←', text('Move left', '向左')],
  ['right', '→', text('Move right', '向右')],
  ['up', '↑', text('Move up', '向上')],
  ['down', '↓', text('Move down', '向下')],
];

const JUMPS: readonly (readonly [move: Move, label: LocalText])[] = [
  ['home', text('Whole set', '全貌')],
  ['seahorses', text('Seahorse valley', '海马谷')],
  ['limit', text('Where f32 ends', 'f32 的尽头')],
];

const CONTENDERS = ['squares', 'js', 'wasm-threads'].map((id) => ({ id, label: titleOf(id) }));

/** Zoom by pointer, buttons or keyboard; each picture is computed by the chosen contender, verified, and timed. */
export function Explorer() {
  const { t } = useTranslation('lessons');
  const say = useLocalText();
  const { lesson } = useLesson();
  const probe = useGpuProbe();
  const [chosen, setChosen] = useState<string | null>(null);
  const [place, setPlace] = useState<Place>(VIEWS.whole);
  const { drawn, problem, draw } = useDrawing();
  const key = drawingKey(lesson.id);
  const busy = useRun((state) => state.by === key && isGoing(state));
  const away = useInTheWay(key) !== null;
  const variant = chosen ?? (probe?.status === 'adapter' ? 'squares' : 'wasm-threads');

  const go = (next: Place, by = variant) => {
    setPlace(next);
    void draw({ place: next, variant: by });
  };
  const move = (to: Move) => go(moved(place, to, RATIO));

  return (
    <section className="card task" aria-label={say(WORDS.question)}>
      <p className="task__question">{say(WORDS.question)}</p>
      <fieldset className="field" disabled={away}>
        <legend className="field__label">{say(WORDS.by)}</legend>
        <Choices
          name="contender"
          options={CONTENDERS}
          chosen={variant}
          choose={(id) => {
            setChosen(id);
            if (drawn) go(place, id);
          }}
        />
      </fieldset>
      <BusyNotice by={key} onInstead={() => draw({ place, variant }, true)} />
      {drawn ? (
        <>
          <Window drawn={drawn} disabled={away} move={move} zoom={(x, y) => go(zoomedAt(place, x, y, RATIO))} />
          <fieldset className="explorer__moves" aria-label={say(WORDS.moves)} disabled={away}>
            {MOVES.map(([to, sign, label]) => (
              <Button key={to} aria-label={say(label)} title={say(label)} onClick={() => move(to)}>
                {sign}
              </Button>
            ))}
            {JUMPS.map(([to, label]) => (
              <Button key={to} onClick={() => move(to)}>
                {say(label)}
              </Button>
            ))}
          </fieldset>
          <Legend counts={drawn.counts} limit={drawn.limit} />
          <Said drawn={drawn} busy={busy} />
        </>
      ) : (
        <div className="row">
          <Button look="primary" disabled={busy || away || probe === null} onClick={() => go(place)}>
            {say(WORDS.start)}
          </Button>
          {busy && <span className="small muted">{say(WORDS.drawing)}</span>}
        </div>
      )}
      {problem && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{say(problem)}</p>
        </Notice>
      )}
    </section>
  );
}

interface WindowProps {
  drawn: Drawn;
  disabled: boolean;
  move(to: Move): void;
  /** Shares of the picture, from its left and top. */
  zoom(across: number, down: number): void;
}

/** The picture as one large button: it takes the focus, so that keys can move it. */
function Window({ drawn, disabled, move, zoom }: WindowProps) {
  const say = useLocalText();
  const { counts, width, height, limit } = drawn;
  const press = ({ currentTarget, clientX, clientY, detail }: MouseEvent<HTMLButtonElement>) => {
    const { left, top, width: w, height: h } = currentTarget.getBoundingClientRect();
    // Pressed from the keyboard: into the middle.
    if (detail === 0) zoom(0.5, 0.5);
    else zoom((clientX - left) / w, (clientY - top) / h);
  };
  const key = (event: KeyboardEvent) => {
    const to = moveOfKey(event.key);
    if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(to);
  };
  const alt = say(describe(counts, width, height, limit));
  return (
    <figure className="heat">
      <button
        type="button"
        className="explorer__window"
        aria-label={`${alt} ${say(WORDS.picture)}`}
        disabled={disabled}
        onClick={press}
        onKeyDown={key}
      >
        <Canvas counts={counts} width={width} height={height} limit={limit} alt={alt} />
      </button>
      <figcaption className="small muted">{say(WORDS.picture)}</figcaption>
    </figure>
  );
}

/** Who drew it and how long it took, how wide it is, and whether f32 still tells its pixels apart. */
function Said({ drawn, busy }: { drawn: Drawn; busy: boolean }) {
  const say = useLocalText();
  const format = useFormat();
  const { counts, limit, width, height, row, shot, view } = drawn;
  const { total } = spreadOf(counts, limit);
  const span = shot.place.span.toExponential(1);
  const title = titleOf(shot.variant);
  const time = row?.kernelMs ? format.ms(row.kernelMs.median) : null;
  const work = format.integer(total);
  return (
    <div role="status" className="stack">
      {time === null ? (
        <p className="small muted">{busy ? say(WORDS.verifying) : ''}</p>
      ) : (
        <p className="num">
          {say(
            text(
              `“${title.en}”: ${work} iterations in ${time}, verified. The picture is ${span} wide.`,
              `“${title['zh-CN']}”：${work} 次迭代，用时 ${time}，已验证。画面宽 ${span}。`,
            ),
          )}
        </p>
      )}
      <Sentence quiet>{say(explainGrain(view, width, height))}</Sentence>
    </div>
  );
}
