import { useId } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { type Vocabulary, vocabularyOf } from '../../workloads/language/stories/index.ts';
import { text } from '../text.ts';
import { SHAPE } from './kernels.ts';
import { useDesk } from './sentence.ts';
import { replaced, shortened, suggestionsFor } from './suggestions.ts';
import './computes.css';

const WORDS = {
  label: text('Your sentence', '你的句子'),
  first: text('Back to the first one', '恢复开头的例句'),
  others: (count: number) => text(count === 1 ? 'one other' : `${count} others`, `另外 ${count} 个`),
  never: (words: string) => text(`The model has never met ${words}.`, `模型没见过${words}。`),
  only: (count: number) =>
    text(
      `It knows ${count} tokens and has no pieces to put other words together from. Large models do. Take one of these instead:`,
      `它只认得 ${count} 个 token，没法像大模型那样把别的词拆成小块。换成这些试试：`,
    ),
  all: text('All that it knows', '它认得的全部'),
  full: (most: string) => text(`The field takes up to ${most} characters.`, `这里最多可以写 ${most} 个字符。`),
  long: text('That is more than the model can look back on.', '超出了模型能回看的长度。'),
  most: (most: number) =>
    text(
      `It has places for ${most} tokens after the start. Shorten the text; what stands here until then is of no use to it.`,
      `开头之后，它只有 ${most} 个位置。请缩短文字，在那之前它没法读。`,
    ),
};

/** Tokens of a text after the start. */
const MOST = SHAPE.t - 1;

/** Characters of the field: many times what the model has places for. */
const MOST_CHARACTERS = 2000;

/** Unknown words that are told by name. */
const MOST_NAMED = 5;

/** The tokens of the visitor's sentence; null while the model cannot take it in. */
export function useTokens(): Uint32Array<ArrayBuffer> | null {
  const encoded = vocabularyOf(useLocale()).encode(useDesk().text);
  return encoded.ok && encoded.tokens.length <= MOST ? encoded.tokens : null;
}

/** A field for a sentence, and what to do where the model cannot take it in. */
export function SentenceField() {
  const say = useLocalText();
  const format = useFormat();
  const locale = useLocale();
  const { text: written, first, set } = useDesk();
  const id = useId();
  const vocabulary = vocabularyOf(locale);
  const encoded = vocabulary.encode(written);
  const change = (next: string) => set({ text: next, ended: false });
  return (
    <div className="stack">
      <label className="field" htmlFor={id}>
        <span className="field__label">{say(WORDS.label)}</span>
        <textarea
          id={id}
          className="input sentence-field"
          lang={locale}
          rows={3}
          spellCheck={false}
          maxLength={MOST_CHARACTERS}
          value={written}
          onChange={({ target }) => change(target.value)}
        />
      </label>
      {written.length >= MOST_CHARACTERS && (
        <p className="small" role="status">
          {say(WORDS.full(format.integer(MOST_CHARACTERS)))}
        </p>
      )}
      {written !== first && (
        <div className="row">
          <Button size="small" onClick={() => change(first)}>
            {say(WORDS.first)}
          </Button>
        </div>
      )}
      {!encoded.ok && <Unknown words={encoded.unknown} vocabulary={vocabulary} />}
      {encoded.ok && encoded.tokens.length > MOST && (
        <Notice kind="warning" title={say(WORDS.long)}>
          <p>{say(WORDS.most(MOST))}</p>
        </Notice>
      )}
    </div>
  );
}

function Unknown({ words, vocabulary }: { words: readonly string[]; vocabulary: Vocabulary }) {
  const say = useLocalText();
  const locale = useLocale();
  const { text: written, set } = useDesk();
  const named = words.slice(0, MOST_NAMED).map((word) => `“${shortened(word)}”`);
  const rest = words.length - named.length;
  const quoted = new Intl.ListFormat(locale).format(rest > 0 ? [...named, say(WORDS.others(rest))] : named);
  const known = vocabulary.tokens.filter(({ kind }) => kind !== 'end');
  return (
    <div className="unknown-words">
      <Notice kind="warning" title={say(WORDS.never(quoted))}>
        <p>{say(WORDS.only(known.length))}</p>
        <ul className="suggestions">
          {words.slice(0, 3).map((word) => (
            <li key={word} className="row">
              <span>“{shortened(word)}”</span>
              {suggestionsFor(vocabulary, word).map((other) => (
                <Button
                  key={other}
                  size="small"
                  onClick={() => set({ text: replaced(written, word, other), ended: false })}
                >
                  {other}
                </Button>
              ))}
            </li>
          ))}
        </ul>
        <Disclosure summary={say(WORDS.all)}>
          <p className="small">{known.map(({ text: one }) => one).join(locale === 'en' ? ' ' : '\u2002')}</p>
        </Disclosure>
      </Notice>
    </div>
  );
}
