import { useRef, useState } from 'react';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Provisional, ProvisionalNote } from '../../ui/controls/provisional.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { TokenBoxes } from '../../ui/tokens/token-boxes.tsx';
import { kindsIn } from '../../workloads/language/stories/index.ts';
import { SoftwareOnce } from '../kit/software-once.tsx';
import { text } from '../text.ts';
import { type Manuscript, useWriting } from './use-writing.ts';
import { firstDifference, type Material, type Paper, rateOf, type Side, sameMaterial } from './writing.ts';

const WORDS = {
  side: text('Runs on', '在哪里跑'),
  write: text('Write', '开始写'),
  again: text('Write it again', '再写一遍'),
  stop: text('Stop', '停止'),
  ready: text('Getting ready: the first token is checked against float64.', '准备中，第一个 token 先用 float64 核对。'),
  anew: text('Write another', '另写一段'),
  gpuIdea: text(
    'The GPU draws each token and reads it back in itself; nothing is handed back in between, so the text you see is some tokens behind it.',
    'GPU 自己选出每个 token，又自己接着读，中间什么都不交回来；所以你看到的文字总比它慢几个 token。',
  ),
  cpuIdea: text(
    'One core draws each token in WebAssembly and reads it back in.',
    '由一个核心用 WebAssembly 选出每个 token，再接着读。',
  ),
  rate: (side: string, count: number, tokens: string, ms: string, rate: string) =>
    text(
      `${side}: ${tokens} ${count === 1 ? 'token' : 'tokens'} through the model in ${ms}, ${rate} a second.`,
      `${side}：${ms} 内有 ${tokens} 个 token 经过模型，每秒 ${rate} 个。`,
    ),
  same: (count: number, tokens: string) =>
    text(
      `GPU and CPU wrote the same ${count === 1 ? 'token' : `${tokens} tokens`}.`,
      `GPU 和 CPU 写出的 ${tokens} 个 token 完全一样。`,
    ),
  differ: (at: string) =>
    text(
      `From token ${at} on GPU and CPU differ. They round differently, and where two tokens are nearly level a rounding can decide.`,
      `从第 ${at} 个 token 起，GPU 和 CPU 写得不同。两边的舍入不一样，两个 token 不相上下时，差一次舍入就可能换一个。`,
    ),
  goesOn: text(
    'The model that was here before is still writing this. It goes on until the text ends or you stop it.',
    '这一段还由先前的模型在写，写到结尾，或者你按“停止”为止。',
  ),
  before: text('The model that was here before wrote this.', '这一段是先前的模型写的。'),
  failed: text('The writing failed', '没能正常写完'),
  stays: text('What was written until then stays.', '此前写出的内容仍然保留。'),
  unproved: (side: string) =>
    text(
      `${side}: no rate, because it ended before its result could be checked.`,
      `${side}：没等核对完结果就结束了，所以不给出速度。`,
    ),
} as const;

const NAMES: Readonly<Record<Side, string>> = { gpu: 'GPU', cpu: 'CPU' };

interface WriterProps {
  /** Of the lesson: where what was written is kept. */
  part: string;
  title: ReturnType<typeof text>;
  /**
   * Only what these very weights wrote is shown, and what others had begun when these took their place. Null while there is no
   * model: then nothing is here but that.
   */
  model: Pick<Material, 'shape' | 'weights'> | null;
  /** Null while there is nothing to go on from. */
  given: Pick<Material, 'begin' | 'sampling' | 'end'> | null;
  paper: Paper;
  /** While something else on the page has the model, which tells so itself. */
  disabled?: boolean;
}

/** A model writes in front of the visitor, on the GPU or on the CPU: what has come, how fast, and whether both write the same. */
export function Writer({ part, title, model, given, paper, disabled }: WriterProps) {
  const say = useLocalText();
  const probe = useGpuProbe();
  const { key, seed, going, texts, write, stop, drawAnew } = useWriting(part);
  const [wanted, setWanted] = useState(going);
  const button = useRef<HTMLButtonElement>(null);
  const blocked = useInTheWay(key) !== null;
  const side = wanted ?? (probe && probe.status !== 'adapter' ? 'cpu' : 'gpu');
  const now = model && given && { shape: model.shape, weights: model.weights, ...given, seed, paper };
  const isOwn = ({ weights }: Material) => weights === model?.weights;
  const before = useBegunBefore(going && texts[going]?.material, isOwn);
  const seenOf = (of: Side) => {
    const one = texts[of];
    return one && (isOwn(one.material) || one.material === before) ? one : undefined;
  };
  const seen = { gpu: seenOf('gpu'), cpu: seenOf('cpu') };
  const shown = seen[side];
  const isOver = now !== null && shown !== undefined && sameMaterial(shown.material, now);
  const cannot = blocked || disabled || !now;
  const start = async (material: Material | null, instead = false) => {
    setWanted(side);
    if (material) await write(material, side, instead);
  };
  const another = () => {
    // This button goes; the one that stops it stays.
    button.current?.focus();
    void start(now && { ...now, seed: drawAnew() });
  };
  if (!model && !seen.gpu && !seen.cpu) return null;
  return (
    <section className="card task" aria-label={say(title)}>
      <div className="spread">
        <h2 className="task__title">{say(title)}</h2>
        <div className="row">
          {isOver && !going && !isCertain(now.sampling) && (
            <Button disabled={cannot} onClick={oneClick(another)}>
              {say(WORDS.anew)}
            </Button>
          )}
          <Button
            ref={button}
            look={going ? 'plain' : 'primary'}
            disabled={!going && cannot}
            onClick={oneClick(going ? stop : () => void start(now))}
          >
            {say(going ? WORDS.stop : isOver ? WORDS.again : WORDS.write)}
          </Button>
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
          onChange={(value) => setWanted(value === 'gpu' ? 'gpu' : 'cpu')}
        />
      </div>
      <p className="small muted">{say(side === 'gpu' ? WORDS.gpuIdea : WORDS.cpuIdea)}</p>
      {!disabled && <BusyNotice by={key} onInstead={() => start(now, true)} />}
      {going === side && shown && !shown.written.through && (
        <p className="small muted" role="status">
          {say(WORDS.ready)}
        </p>
      )}
      {shown && !isOwn(shown.material) && <p className="small">{say(going === side ? WORDS.goesOn : WORDS.before)}</p>}
      {shown && <Text label={say(title)} manuscript={shown} />}
      <Speeds texts={seen} going={going} now={now} />
      {shown?.problem && (
        <Notice kind="error" title={say(WORDS.failed)}>
          <p>{say(shown.problem)}</p>
          {shown.written.tokens.length > 0 && !shown.wrong && <p>{say(WORDS.stays)}</p>}
        </Notice>
      )}
      {side === 'gpu' && shown?.adapter?.software && <SoftwareOnce adapter={shown.adapter} />}
    </section>
  );
}

/**
 * What was being written when another model came in the place of its own, as when the page changes its language: it is
 * seen to its end, and stays as long as this does.
 */
function useBegunBefore(going: Material | null | undefined, isOwn: (material: Material) => boolean): Material | null {
  const [before, setBefore] = useState<Material | null>(null);
  const next = going && !isOwn(going) ? going : before;
  if (next !== before) setBefore(next);
  return next;
}

/** With what it goes on from. */
function Text({ label, manuscript: { material, written } }: { label: string; manuscript: Manuscript }) {
  const { vocabulary, language, stories, hidden } = material.paper;
  const tokens = [...material.begin.slice(hidden), ...written.tokens];
  if (tokens.length === 0) return null;
  const kinds = stories ? kindsIn(language, Uint32Array.from(tokens)) : undefined;
  return <TokenBoxes {...{ label, language, vocabulary, tokens, kinds }} />;
}

/** Whether other numbers would draw the same. */
const isCertain = ({ temperature, topK }: Material['sampling']): boolean => temperature === 0 || topK === 1;

interface SpeedsProps extends Pick<ReturnType<typeof useWriting>, 'going'> {
  /** What is shown. */
  texts: Readonly<Partial<Record<Side, Manuscript>>>;
  /** What would be written on now. */
  now: Material | null;
}

/** Of each side that has written and was not wrong, how fast, where that was proved; of both, whether they wrote the same. */
function Speeds({ texts, going, now }: SpeedsProps) {
  const say = useLocalText();
  const format = useFormat();
  const lines = (['gpu', 'cpu'] as const).flatMap((side) => {
    const one = texts[side];
    if (!one || one.wrong) return [];
    const rate = rateOf(one.written);
    if (rate === null) return [];
    if (!one.written.proved && going !== side) return [{ side, said: WORDS.unproved(NAMES[side]) }];
    const { through, ms } = one.written;
    return [
      { side, said: WORDS.rate(NAMES[side], through, format.integer(through), format.ms(ms), format.number(rate)) },
    ];
  });
  const isNow = ({ material, wrong }: Manuscript) => now !== null && !wrong && sameMaterial(material, now);
  const { gpu, cpu } = texts;
  const both = !going && gpu && cpu && isNow(gpu) && isNow(cpu);
  const length = both ? Math.min(gpu.written.tokens.length, cpu.written.tokens.length) : 0;
  const apart = both ? firstDifference(gpu.written.tokens, cpu.written.tokens) : null;
  return (
    <>
      {lines.length > 0 && (
        <div className="stack">
          {lines.map(({ side, said }) => (
            <p key={side} className={`small num side-${side}`}>
              {going === side && <Provisional />}
              {say(said)}
            </p>
          ))}
          {lines.some(({ side }) => going === side) && (
            <p className="small muted">
              <ProvisionalNote />
            </p>
          )}
        </div>
      )}
      {/* There before it says anything: of one that comes along with its words a screen reader may tell nothing. */}
      <div role="status" className={length > 0 ? undefined : 'visually-hidden'}>
        {length > 0 && (
          <p>
            {say(apart === null ? WORDS.same(length, format.integer(length)) : WORDS.differ(format.integer(apart + 1)))}
          </p>
        )}
      </div>
    </>
  );
}
