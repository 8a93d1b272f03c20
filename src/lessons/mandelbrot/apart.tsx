import { useState } from 'react';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { CheckButton, useAnswer } from '../kit/challenge.tsx';
import { useProgress, useResults } from '../kit/context.tsx';
import { NumberField } from '../kit/number-field.tsx';
import { Phases } from '../kit/phases.tsx';
import { text } from '../text.ts';
import { afterwards, FACTS, isApart, isComplete } from './claim.ts';
import { honest } from './speed-ups.ts';

const WORDS = {
  claim: text(
    '“Our GPU version draws the Mandelbrot set in 1/885 of the time. The CPU version is a loop in an interpreted language; the timer stands around the call that starts the kernel.”',
    '“我们的 GPU 版本画曼德博集合，只要 1/885 的时间。CPU 版本是解释型语言里的一个循环；计时器就放在启动内核的那一句前后。”',
  ),
  missing: text(
    'What would you have to know before this figure means anything? Tick all of it, and nothing else.',
    '要知道哪些事，这个倍数才有意义？全部选上，多余的不要选。',
  ),
  ratio: text(
    'And your own honest figure: best CPU code divided by best GPU code, copies counted on both sides (below 1: the GPU is slower)',
    '再算出你自己的公平倍数：最好的 CPU 代码除以最好的 GPU 代码，两边都算上搬运（小于 1 表示 GPU 更慢）',
  ),
  noGpu: text(
    'This machine gave no GPU time, so there is no figure to compute: the list alone decides.',
    '这台机器没有测得 GPU 用时，也就没有倍数可算：只看上面的选择。',
  ),
};

/** Tick what a claim leaves out, and compute the figure that one's own run supports. */
export function TakeApart() {
  const say = useLocalText();
  const results = useResults();
  const { solved } = useProgress();
  const { answer, touched } = useAnswer();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [value, setValue] = useState<number | null>(null);
  const range = honest(results);
  const told = solved.includes('apart') ? afterwards(results) : null;

  const toggle = (id: string) => {
    setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
    touched();
  };

  return (
    <>
      <blockquote className="claim__text">{say(WORDS.claim)}</blockquote>
      <fieldset className="field">
        <legend className="field__label">{say(WORDS.missing)}</legend>
        <div className="apart">
          {FACTS.map(({ id, label }) => (
            <label key={id} className="chip">
              <input type="checkbox" checked={ticked.includes(id)} onChange={() => toggle(id)} />
              {say(label)}
            </label>
          ))}
        </div>
      </fieldset>
      {range ? (
        <>
          <Phases run="draw" />
          <NumberField
            label={say(WORDS.ratio)}
            onChange={(next) => {
              setValue(next);
              touched();
            }}
          />
        </>
      ) : (
        <p>{say(WORDS.noGpu)}</p>
      )}
      <CheckButton
        disabled={!ticked.length || (range !== null && value === null)}
        onClick={() => answer(isComplete(ticked) && (range === null || (value !== null && isApart(results, value))))}
      />
      {told && <Sentence quiet>{say(told)}</Sentence>}
    </>
  );
}
