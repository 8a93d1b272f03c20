import { useState } from 'react';
import { useLocalText } from '../../ui/state/locale.ts';
import { Choices } from '../kit/predict.tsx';
import { text } from '../text.ts';
import type { Advice } from './advice.ts';
import { Terminal } from './terminal.tsx';
import { type Chosen, wayOf } from './tree.ts';
import './setting-it-up.css';

const SAY = {
  label: text('The way to a machine that computes', '通往一台能计算的机器'),
};

/** One question after the other; an earlier answer may be changed, and the way goes on from there. */
export function Tree() {
  const say = useLocalText();
  const [chosen, setChosen] = useState<Chosen>({});
  const { questions, advice } = wayOf(chosen);
  return (
    <section className="card task decisions" aria-label={say(SAY.label)}>
      {questions.map(({ id, asks, choices }) => (
        <fieldset key={id} className="field">
          <legend className="field__label">{say(asks)}</legend>
          <Choices
            name={id}
            options={choices}
            chosen={chosen[id]}
            choose={(choice) => setChosen({ ...chosen, [id]: choice })}
          />
        </fieldset>
      ))}
      <div role="status">{advice && <Answer advice={advice} />}</div>
    </section>
  );
}

function Answer({ advice: { title, steps } }: { advice: Advice }) {
  const say = useLocalText();
  return (
    <div className="advice">
      <h2 className="task__title">{say(title)}</h2>
      <ol className="advice__steps">
        {steps.map(({ does, command }) => (
          <li key={does.en}>
            {say(does)}
            {command && <Terminal>{command}</Terminal>}
          </li>
        ))}
      </ol>
    </div>
  );
}
