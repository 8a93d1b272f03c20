import { useState } from 'react';
import type { Locale } from '../../i18n/index.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { TokenBoxes } from '../../ui/tokens/token-boxes.tsx';
import { kindsIn, type Vocabulary } from '../../workloads/language/stories/index.ts';
import { SoftwareOnce } from '../kit/software-once.tsx';
import { text } from '../text.ts';
import { type Manuscript, useWriting } from './use-writing.ts';
import { firstDifference, type Material, rateOf, type Side, sameMaterial } from './writing.ts';

const WORDS = {
  side: text('Written on', '在哪里写'),
  write: text('Write on', '接着写'),
  again: text('Write it again', '再写一遍'),
  stop: text('Stop', '停止'),
  ready: text('Getting ready; the first token is proved in float64.', '准备中，第一个 token 先用 float64 核对。'),
  anew: text('Draw other numbers', '换一组随机数'),
  gpuIdea: text(
    'The GPU draws each token and reads it again itself; nothing is handed back in between, so the text you see is some tokens behind it.',
    'GPU 自己选出每个 token，又自己接着读，中间什么都不交回来；所以你看到的文字总比它慢几个 token。',
  ),
  cpuIdea: text(
    'One core draws each token in WebAssembly and reads it again.',
    '由一个核心用 WebAssembly 选出每个 token，再接着读。',
  ),
  rate: (side: string, tokens: string, ms: string, rate: string) =>
    text(
      `${side}: ${tokens} tokens through the model in ${ms}, ${rate} a second.`,
      `${side}：${ms} 内有 ${tokens} 个 token 经过模型，每秒 ${rate} 个。`,
    ),
  same: (tokens: string) =>
    text(
      `GPU and CPU wrote the same ${tokens} tokens, from the same numbers.`,
      `用同一组随机数，GPU 和 CPU 写出的 ${tokens} 个 token 完全一样。`,
    ),
  differ: (at: string) =>
    text(
      `From token ${at} on GPU and CPU differ: there the number that was drawn fell so near to the border of two tokens that a rounding decided.`,
      `从第 ${at} 个 token 起，GPU 和 CPU 写得不同：那里抽到的数正落在两个 token 的交界上，差一次舍入就换了一个。`,
    ),
  stopped: text('It went no further', '写到这里停下了'),
  stays: text('What was written until then stays.', '此前写出的内容仍然保留。'),
} as const;

const NAMES: Readonly<Record<Side, string>> = { gpu: 'GPU', cpu: 'CPU' };

interface WriterProps {
  /** Of the lesson: where what was written is kept. */
  part: string;
  /** For the title, and for whoever finds the bench taken. */
  title: ReturnType<typeof text>;
  /** Null while there is nothing to write on from. */
  material: Omit<Material, 'seed'> | null;
  vocabulary: Vocabulary;
  /** Of the tokens; the page may be in another. */
  language: Locale;
  /** Whether they are our stories, whose tokens have kinds. */
  stories: boolean;
  /** The first so many of what is given are not shown. */
  hidden?: number;
}

/** A model writes in front of the visitor, on the GPU or on the CPU: what has come, how fast, and whether both write the same. */
export function Writer({ part, title, material, vocabulary, language, stories, hidden = 0 }: WriterProps) {
  const say = useLocalText();
  const [side, setSide] = useState<Side>('gpu');
  const { key, seed, going, texts, write, stop, drawAnew } = useWriting(part, title);
  const blocked = useInTheWay(key) !== null;
  const whole = material && { ...material, seed };
  const shown = texts[side];
  const isOver = whole !== null && shown !== undefined && sameMaterial(shown.material, whole);
  const start = async (instead: boolean) => {
    if (whole) await write(whole, side, instead);
  };
  const tokens = shown ? [...shown.material.begin.slice(hidden), ...shown.written.tokens] : [];
  return (
    <section className="card task" aria-label={say(title)}>
      <div className="spread">
        <h2 className="task__title">{say(title)}</h2>
        <div className="row">
          {going ? (
            <Button onClick={oneClick(stop)}>{say(WORDS.stop)}</Button>
          ) : (
            <>
              {isOver && <Button onClick={drawAnew}>{say(WORDS.anew)}</Button>}
              <Button look="primary" disabled={blocked || !whole} onClick={oneClick(() => void start(false))}>
                {say(isOver ? WORDS.again : WORDS.write)}
              </Button>
            </>
          )}
        </div>
      </div>
      <div className="row">
        <Segments
          legend={say(WORDS.side)}
          value={side}
          options={[
            { value: 'gpu', label: NAMES.gpu },
            { value: 'cpu', label: NAMES.cpu },
          ]}
          onChange={(value) => setSide(value === 'gpu' ? 'gpu' : 'cpu')}
        />
      </div>
      <p className="small muted">{say(side === 'gpu' ? WORDS.gpuIdea : WORDS.cpuIdea)}</p>
      <BusyNotice by={key} onInstead={() => start(true)} />
      {going === side && !shown?.written.through && (
        <p className="small muted" role="status">
          {say(WORDS.ready)}
        </p>
      )}
      {shown && tokens.length > 0 && (
        <TokenBoxes
          label={say(title)}
          language={language}
          vocabulary={vocabulary}
          tokens={tokens}
          kinds={stories ? kindsIn(language, Uint32Array.from(tokens)) : undefined}
        />
      )}
      <Speeds texts={texts} going={going} now={whole} />
      {shown?.problem && (
        <Notice kind="error" title={say(WORDS.stopped)}>
          <p>{say(shown.problem)}</p>
          {shown.written.tokens.length > 0 && <p>{say(WORDS.stays)}</p>}
        </Notice>
      )}
      {side === 'gpu' && shown?.adapter?.software && <SoftwareOnce adapter={shown.adapter} />}
    </section>
  );
}

interface SpeedsProps extends Pick<ReturnType<typeof useWriting>, 'texts' | 'going'> {
  /** What would be written on now. */
  now: Material | null;
}

/** Of each side that has written, how fast; of both, whether they wrote the same. */
function Speeds({ texts, going, now }: SpeedsProps) {
  const say = useLocalText();
  const format = useFormat();
  const { gpu, cpu } = texts;
  const lines = (['gpu', 'cpu'] as const).flatMap((side) => {
    const written = texts[side]?.written;
    const rate = written && rateOf(written);
    if (!written || !rate) return [];
    return [
      {
        side,
        said: WORDS.rate(NAMES[side], format.integer(written.through), format.ms(written.ms), format.number(rate)),
      },
    ];
  });
  if (!lines.length) return null;
  const isNow = ({ material }: Manuscript) => now !== null && sameMaterial(material, now);
  const both = !going && gpu && cpu && isNow(gpu) && isNow(cpu);
  const length = both ? Math.min(gpu.written.tokens.length, cpu.written.tokens.length) : 0;
  const apart = both ? firstDifference(gpu.written.tokens, cpu.written.tokens) : null;
  return (
    <div className="stack" role={going ? undefined : 'status'}>
      {lines.map(({ side, said }) => (
        <p key={side} className={`small num side-${side}`}>
          {say(said)}
        </p>
      ))}
      {both && length > 0 && (
        <p>{say(apart === null ? WORDS.same(format.integer(length)) : WORDS.differ(format.integer(apart + 1)))}</p>
      )}
    </div>
  );
}
