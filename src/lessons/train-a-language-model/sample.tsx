import { useState } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { TokenBoxes } from '../../ui/tokens/token-boxes.tsx';
import { floorOf, kindsIn, storyOf, vocabularyOf } from '../../workloads/language/stories/index.ts';
import { text } from '../text.ts';

const WORDS = {
  title: text('A story, token by token', '一个故事，一个 token 一个 token 地看'),
  next: text('Throw the dice again', '再掷一次骰子'),
  floor: (nats: string, story: string, tokens: string, words: string) =>
    text(
      `Of ${words} tokens in all. A story has ${tokens} on average and is worth ${story} nats: that is how much chance is in its dice. Spread over its tokens: ${nats} nats each. That is the floor.`,
      `词表共 ${words} 个 token。一个故事平均 ${tokens} 个 token，值 ${story} nat：骰子里的偶然就这么多。摊到每个 token 上是 ${nats} nat，这就是下限。`,
    ),
};

/** Even seeds: what models are trained on. */
const FIRST = 10;

export function Sample() {
  const say = useLocalText();
  const format = useFormat();
  const language = useLocale();
  const [seed, setSeed] = useState(FIRST);
  const vocabulary = vocabularyOf(language);
  const tokens = storyOf(language, seed);
  const { natsPerToken, natsPerStory, tokensPerStory } = floorOf(language);
  return (
    <section className="card task" aria-label={say(WORDS.title)}>
      <div className="spread">
        <h2 className="task__title">{say(WORDS.title)}</h2>
        <Button onClick={() => setSeed(seed + 2)}>{say(WORDS.next)}</Button>
      </div>
      <TokenBoxes
        label={say(WORDS.title)}
        language={language}
        vocabulary={vocabulary}
        tokens={tokens}
        kinds={kindsIn(language, tokens)}
      />
      <p className="small muted">
        {say(
          WORDS.floor(
            format.number(natsPerToken),
            format.number(natsPerStory),
            format.number(tokensPerStory),
            format.integer(vocabulary.tokens.length),
          ),
        )}
      </p>
    </section>
  );
}
