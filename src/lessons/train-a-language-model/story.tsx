import { useState } from 'react';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { TokenBoxes } from '../../ui/tokens/token-boxes.tsx';
import type { Source } from '../../workloads/language/learning/source.ts';
import { END, judge, kindsIn } from '../../workloads/language/stories/index.ts';
import { Writer } from '../language/writer.tsx';
import { storyPaper } from '../language/writing.ts';
import { text } from '../text.ts';
import { Owner } from './owner.tsx';
import type { Model, Told } from './training.ts';
import './model.css';

const WORDS = {
  at: (step: string) => text(`After step ${step} it tells:`, `第 ${step} 步之后，它讲：`),
  right: text('The judge finds nothing wrong.', '裁判没有找出毛病。'),
  which: text('Told after which step', '哪一步之后讲的'),
  earlier: text('earlier', '更早'),
  later: text('later', '更晚'),
  write: text('A story, told now', '现在讲一个故事'),
};

/** A story that a model told, with the judge's marks. */
export function Story({ told: { step, tokens }, source }: { told: Told; source: Source }) {
  const say = useLocalText();
  const format = useFormat();
  const page = useLocale();
  const title = say(WORDS.at(format.integer(step)));
  const verdict = source.kind === 'stories' ? judge(source.locale, tokens) : null;
  return (
    <div className="stack">
      <p className="small muted">{title}</p>
      <TokenBoxes
        label={title}
        language={source.kind === 'stories' ? source.locale : page}
        vocabulary={source.vocabulary}
        tokens={tokens}
        kinds={source.kind === 'stories' ? kindsIn(source.locale, tokens) : undefined}
        faults={verdict?.faults}
      />
      {verdict?.right && <p className="small">{say(WORDS.right)}</p>}
    </div>
  );
}

/** As the model would have it. */
const PLAIN = { temperature: 1, topK: null } as const;

interface WriteStoryProps {
  /** Null where there is none, or none any more. */
  model: Model | null;
  /** While the model learns. */
  disabled: boolean;
}

/** The model that there is tells a story on the side that the visitor wants. */
export function WriteStory({ model, disabled }: WriteStoryProps) {
  const page = useLocale();
  const own = model?.source.kind === 'own' ? model.source : null;
  const stories = model?.source.kind === 'stories' ? model.source.locale : page;
  const begin = own ? Array.from(own.heldOut.subarray(0, 1)) : [END];
  return (
    <Writer
      part="write"
      title={WORDS.write}
      model={model && { shape: model.params, weights: model.state.weights }}
      given={{ begin, sampling: PLAIN, end: own ? null : END }}
      paper={own ? { vocabulary: own.vocabulary, language: page, stories: false, hidden: 0 } : storyPaper(stories)}
      disabled={disabled}
    />
  );
}

/** The latest of several, with the head that links its model's pronouns, and a slider back to the first. */
export function Stories({ told, source }: { told: readonly Told[]; source: Source }) {
  const say = useLocalText();
  const format = useFormat();
  const [chosen, setChosen] = useState<number | null>(null);
  if (!told.length) return null;
  const at = Math.min(chosen ?? told.length - 1, told.length - 1);
  const { owner } = told[at];
  return (
    <div className="stack">
      <Story told={told[at]} source={source} />
      {owner && source.kind === 'stories' && <Owner owner={owner} language={source.locale} />}
      {told.length > 1 && (
        <label className="stories__slider small">
          <span>{say(WORDS.earlier)}</span>
          <input
            type="range"
            min={0}
            max={told.length - 1}
            value={at}
            aria-label={say(WORDS.which)}
            aria-valuetext={format.integer(told[at].step)}
            onChange={({ target }) => {
              const next = Number(target.value);
              // At its end it follows the training.
              setChosen(next === told.length - 1 ? null : next);
            }}
          />
          <span>{say(WORDS.later)}</span>
        </label>
      )}
    </div>
  );
}
