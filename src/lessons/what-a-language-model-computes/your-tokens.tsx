import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { TokenBoxes } from '../../ui/tokens/token-boxes.tsx';
import { kindsIn, vocabularyOf } from '../../workloads/language/stories/index.ts';
import { text } from '../text.ts';
import { SentenceField, useTokens } from './sentence-field.tsx';

const WORDS = {
  card: text('Type a sentence', '写一句话'),
  tokens: text('Its tokens', '它的 token'),
  numbers: text('What the model gets', '模型拿到的'),
  count: (count: number, all: number) =>
    text(
      `${count} ${count === 1 ? 'token' : 'tokens'}. The vocabulary has ${all}: ${all - 1} of the stories, and one that marks the end of a story.`,
      `${count} 个 token。词表共 ${all} 个：故事里的 ${all - 1} 个，加上标记故事结束的一个。`,
    ),
};

/** The visitor's sentence as tokens, and as the numbers that are all the model gets of it. */
export function YourTokens() {
  const say = useLocalText();
  const locale = useLocale();
  const vocabulary = vocabularyOf(locale);
  const tokens = useTokens();
  return (
    <section className="card task" aria-label={say(WORDS.card)}>
      <SentenceField />
      {tokens && (
        <>
          <TokenBoxes
            label={say(WORDS.tokens)}
            language={locale}
            vocabulary={vocabulary}
            tokens={tokens}
            kinds={kindsIn(locale, tokens)}
          />
          <p className="field__label">{say(WORDS.numbers)}</p>
          <p className="num numbers">{Array.from(tokens).join(' ')}</p>
          <p className="small muted">{say(WORDS.count(tokens.length, vocabulary.tokens.length))}</p>
        </>
      )}
    </section>
  );
}
