import { drawSeed } from '../../engine/random.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { drawFrom, probabilitiesOf } from '../../workloads/language/sampling.ts';
import { END, type Vocabulary, vocabularyOf } from '../../workloads/language/stories/index.ts';
import { useFetchedModel } from '../language/fetched-model.tsx';
import { probabilityIn } from '../language/probability.ts';
import { Writer } from '../language/writer.tsx';
import { storyPaper } from '../language/writing.ts';
import { text } from '../text.ts';
import { useDesk } from './sentence.ts';
import { SentenceField, useTokens } from './sentence-field.tsx';
import { useModel } from './with-model.tsx';

const WORDS = {
  card: text('The next token', '下一个 token'),
  temperature: text('Temperature', '温度'),
  topK: text('Top-k', 'top-k'),
  all: text('all', '全部'),
  best: (k: number) => text(`k = ${k}`, `k = ${k}`),
  bars: text('Probabilities of the next token', '下一个 token 的概率'),
  others: (count: number) => text(count === 1 ? 'one other' : `${count} others together`, `其余 ${count} 个合计`),
  end: text('end of the story', '故事结束'),
  draw: text('Draw the next token', '抽下一个 token'),
  back: text('Take the last one away', '去掉最后一个'),
  anew: text('Begin with nothing', '从头开始'),
  ended: text('The model ended its story.', '模型结束了这个故事。'),
  goOn: text(
    'Take the last token away, change the sentence, or begin with nothing: then it tells a story of its own.',
    '可以去掉最后一个 token，改一改句子，或者从头开始：那样它会自己讲一个故事。',
  ),
  full: text('The context is full.', '上下文已满。'),
  write: text('The model, writing on its own', '让模型自己写'),
};

/** Bars that are drawn; the others are added up. */
const SHOWN = 10;
const CHOICES: readonly (number | null)[] = [null, 10, 3, 1];

const uniform = () => drawSeed() / 2 ** 32;

/** What may follow the visitor's sentence, and a button that lets chance decide. */
export function NextToken() {
  const say = useLocalText();
  const locale = useLocale();
  const { sampling, ended, set } = useDesk();
  const { reading } = useModel();
  const tokens = useTokens();
  const vocabulary = vocabularyOf(locale);
  const { temperature, topK } = sampling;
  const looks = tokens && reading.looks(tokens);
  const probabilities = looks && probabilitiesOf(looks[looks.length - 1].logits, sampling);
  const full = tokens !== null && tokens.length >= reading.most;
  const write = (next: readonly number[]) => set({ text: vocabulary.decode(next), ended: false });
  const draw = () => {
    if (!tokens || !probabilities) return;
    const next = drawFrom(probabilities, uniform());
    if (next === END) set({ ended: true });
    else write([...tokens, next]);
  };
  return (
    <section className="card task" aria-label={say(WORDS.card)}>
      <SentenceField />
      <label className="slider">
        <span className="field__label">{say(WORDS.temperature)}</span>
        <output className="slider__value num">{temperature.toFixed(1)}</output>
        <input
          type="range"
          min={0}
          max={2}
          step={0.1}
          value={temperature}
          aria-label={say(WORDS.temperature)}
          aria-valuetext={temperature.toFixed(1)}
          onChange={({ target }) => set({ sampling: { ...sampling, temperature: Number(target.value) } })}
        />
      </label>
      <Segments
        legend={say(WORDS.topK)}
        value={String(topK)}
        options={CHOICES.map((k) => ({ value: String(k), label: say(k === null ? WORDS.all : WORDS.best(k)) }))}
        onChange={(value) => set({ sampling: { ...sampling, topK: value === 'null' ? null : Number(value) } })}
      />
      {probabilities && <Bars probabilities={probabilities} vocabulary={vocabulary} />}
      <div className="row">
        <Button look="primary" disabled={!probabilities || ended || full} onClick={draw}>
          {say(WORDS.draw)}
        </Button>
        <Button
          disabled={!tokens?.length}
          onClick={() => write(Array.from(tokens ?? []).slice(0, ended ? undefined : -1))}
        >
          {say(WORDS.back)}
        </Button>
        <Button disabled={tokens?.length === 0 && !ended} onClick={() => write([])}>
          {say(WORDS.anew)}
        </Button>
      </div>
      {(ended || full) && (
        <Notice kind="info" title={say(ended ? WORDS.ended : WORDS.full)}>
          <p>{say(WORDS.goOn)}</p>
        </Notice>
      )}
    </section>
  );
}

/**
 * The same program on the GPU or the CPU, token after token, from the visitor's sentence and with the visitor's knobs. It
 * stands by itself: what is being written goes on where the page has no model of its language yet.
 */
export function WriteOn() {
  const locale = useLocale();
  const { sampling } = useDesk();
  const model = useFetchedModel();
  const tokens = useTokens();
  const fits = model !== null && tokens !== null && tokens.length < model.shape.t;
  return (
    <Writer
      part="write"
      title={WORDS.write}
      model={model}
      given={fits ? { begin: [END, ...tokens], sampling, end: END } : null}
      paper={storyPaper(locale)}
    />
  );
}

function Bars({ probabilities, vocabulary }: { probabilities: Float64Array; vocabulary: Vocabulary }) {
  const say = useLocalText();
  const format = useFormat();
  const locale = useLocale();
  const ranked = Array.from(probabilities, (share, token) => ({ share, token })).sort((a, b) => b.share - a.share);
  const shown = ranked.slice(0, SHOWN).filter(({ share }) => share > 0);
  const others = ranked.slice(shown.length).filter(({ share }) => share > 0);
  const rest = others.reduce((sum, { share }) => sum + share, 0);
  const bar = (key: string, name: string, share: number, own: boolean) => (
    <li key={key} className="next__bar">
      <span className={own ? 'next__name muted' : 'next__name'} lang={own ? undefined : locale}>
        {name}
      </span>
      <span className="next__track" aria-hidden="true">
        <span className="next__fill" style={{ inlineSize: `${100 * share}%` }} />
      </span>
      <span className="next__share num">{probabilityIn(share, format.percent)}</span>
    </li>
  );
  return (
    <ul className="next" aria-label={say(WORDS.bars)}>
      {shown.map(({ token, share }) =>
        token === END
          ? bar('end', say(WORDS.end), share, true)
          : bar(String(token), vocabulary.tokens[token].text, share, false),
      )}
      {others.length > 0 && bar('others', say(WORDS.others(others.length)), rest, true)}
    </ul>
  );
}
