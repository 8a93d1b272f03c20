import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { proportion } from '../../engine/stats/proportion.ts';
import { Button, LinkButton } from '../../ui/controls/button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { classify } from '../../workloads/training/classify.ts';
import { useLesson } from '../kit/context.tsx';
import { text } from '../text.ts';
import { percentOf } from '../training/words.ts';
import { useClassroom } from './classroom.ts';
import { WithPictures } from './download-card.tsx';
import { asInTheSet, emptyInk, inkOf, PAD, stroke } from './drawing.ts';
import { Picture, rgba } from './picture.tsx';
import { CLASS_NAMES, PIXELS, TEST, toInput } from './pictures.ts';
import type { Network } from './training.ts';

const WORDS = {
  label: text('Draw a piece of clothing', '画一件衣服'),
  none: text(
    'No network has been trained yet on this page: the race trains two.',
    '这个页面上还没有训练过网络：比赛会训练两个。',
  ),
  toRace: text('To the race', '去比赛'),
  pad: text(
    'Pad for drawing with pointer or finger. Without either, take a test picture below.',
    '画板，用指针或手指画。不方便的话，可以用下面的测试图片。',
  ),
  tool: text('Pen', '笔'),
  draw: text('Draw', '画'),
  erase: text('Erase', '擦'),
  clear: text('Clear', '清空'),
  take: text('Take a test picture', '取一张测试图片'),
  truth: (name: string) => text(`The set calls this one: ${name}.`, `数据集里它的标签是：${name}。`),
  sees: text('What the network sees', '网络看到的'),
  thinks: text('What it takes it for', '网络认为是'),
  empty: text(
    'Draw something: filled, as cloth is. It is answered at every stroke.',
    '画点什么吧，像布料一样涂满。每画一笔，网络都会重新回答。',
  ),
  by: (side: string, width: string, right: string, low: string, high: string) =>
    text(
      `Trained on the ${side}, width ${width}: ${right} of the test pictures right (${low} to ${high}).`,
      `在 ${side} 上训练，宽度 ${width}：测试图片答对 ${right}（${low} 到 ${high}）。`,
    ),
  answer: (name: string, share: string) => text(`${name}, ${share}`, `${name}，${share}`),
};

/** The visitor's own drawing, classified at every stroke by the network that was trained last. */
export function Pad() {
  return (
    <WithPictures>
      <Open />
    </WithPictures>
  );
}

function Open() {
  const say = useLocalText();
  const { lesson } = useLesson();
  const network = useClassroom((state) => state.network);
  if (network) return <Drawing network={network} />;
  return (
    <section className="card task" aria-label={say(WORDS.label)}>
      <p>{say(WORDS.none)}</p>
      <div className="row">
        <LinkButton look="primary" href={`#/lessons/${lesson.id}/race`}>
          {say(WORDS.toRace)}
        </LinkButton>
      </div>
    </section>
  );
}

function Drawing({ network }: { network: Network }) {
  const say = useLocalText();
  const data = useClassroom((state) => state.data);
  const [ink, setInk] = useState(emptyInk);
  const [tool, setTool] = useState('draw');
  const [taken, setTaken] = useState<number | null>(null);
  const picture = useMemo(
    () => (taken === null || !data ? asInTheSet(ink, PAD) : testPicture(data.test.pixels, taken)),
    [ink, taken, data],
  );

  const put = (next: typeof ink) => {
    setInk(next);
    setTaken(null);
  };
  const take = () => {
    if (!data) return;
    const at = Math.floor(Math.random() * data.test.count);
    setInk(inkOf(testPicture(data.test.pixels, at)));
    setTaken(at);
  };
  return (
    <section className="card task" aria-label={say(WORDS.label)}>
      <p className="small muted">{said(network, say)}</p>
      <div className="pad">
        <div className="stack">
          <Canvas ink={ink} erases={tool === 'erase'} draw={put} />
          <div className="row pad__tools">
            <Segments
              legend={say(WORDS.tool)}
              value={tool}
              options={[
                { value: 'draw', label: say(WORDS.draw) },
                { value: 'erase', label: say(WORDS.erase) },
              ]}
              onChange={setTool}
            />
            <Button size="small" onClick={() => put(emptyInk())}>
              {say(WORDS.clear)}
            </Button>
            <Button size="small" onClick={take}>
              {say(WORDS.take)}
            </Button>
          </div>
          {taken !== null && data && (
            <p className="small">{say(WORDS.truth(say(CLASS_NAMES[data.test.labels[taken]])))}</p>
          )}
        </div>
        <div className="stack">
          {picture ? (
            <>
              <div className="pad__seen">
                <Picture pixels={picture} label={say(WORDS.sees)} />
                <span className="small muted">{say(WORDS.sees)}</span>
              </div>
              <Shares picture={picture} network={network} />
            </>
          ) : (
            <p role="status">{say(WORDS.empty)}</p>
          )}
        </div>
      </div>
    </section>
  );
}

const testPicture = (pixels: Uint8Array<ArrayBuffer>, at: number) => pixels.slice(at * PIXELS, (at + 1) * PIXELS);

function said({ side, params, right }: Network, say: ReturnType<typeof useLocalText>): string {
  const { share, low, high } = proportion(right, TEST);
  const [of, from, to] = [share, low, high].map((one) => percentOf(one));
  return say(WORDS.by(side.toUpperCase(), String(params.width), of, from, to));
}

interface CanvasProps {
  ink: ReturnType<typeof emptyInk>;
  erases: boolean;
  draw(ink: ReturnType<typeof emptyInk>): void;
}

function Canvas({ ink, erases, draw }: CanvasProps) {
  const say = useLocalText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  // Several moves may come before the next drawing.
  const latest = useRef(ink);
  latest.current = ink;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) context.putImageData(new ImageData(rgba(ink), PAD, PAD), 0, 0);
  }, [ink]);

  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const to = {
      x: ((event.clientX - box.left) / box.width) * PAD,
      y: ((event.clientY - box.top) / box.height) * PAD,
    };
    latest.current = stroke(latest.current, last.current ?? to, to, erases);
    last.current = to;
    draw(latest.current);
  };
  return (
    <canvas
      ref={canvas}
      className="pad__canvas"
      width={PAD}
      height={PAD}
      role="img"
      aria-label={say(WORDS.pad)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = null;
        move(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons & 1) move(event);
      }}
    />
  );
}

function Shares({ picture, network }: { picture: Uint8Array; network: Network }) {
  const say = useLocalText();
  const format = useFormat();
  const shares = useMemo(() => classify(toInput(picture), network.weights, network.params), [picture, network]);
  const best = shares.indexOf(Math.max(...shares));
  return (
    <>
      <p className="sentence" role="status">
        {best >= 0 && say(WORDS.answer(say(CLASS_NAMES[best]), format.percent(shares[best])))}
      </p>
      <ul className="shares" aria-label={say(WORDS.thinks)}>
        {CLASS_NAMES.map((name, kind) => (
          <li key={name.en} className={kind === best ? 'shares__best' : undefined}>
            <span>{say(name)}</span>
            <span className="shares__track" aria-hidden="true">
              <span style={{ inlineSize: `${100 * shares[kind]}%` }} />
            </span>
            <span className="small num">{format.percent(shares[kind])}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
