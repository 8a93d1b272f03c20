import { useState } from 'react';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { CheckButton, useAnswer } from '../kit/challenge.tsx';
import { useResults } from '../kit/context.tsx';
import { NAMES } from '../one-token-at-a-time/readings.ts';
import { figure, text } from '../text.ts';
import { type Goal, goalOf, gridOf, judge } from './goal.ts';
import { bitsWord, Readers } from './readers.tsx';
import { BITS, READERS } from './runs.ts';
import './token-by-token.css';

const WORDS = {
  goal: ({ side, all, each }: Goal) =>
    text(
      `On the ${NAMES[side]}: at least ${figure(all)} tokens a second in all, and at least ${figure(each)} for each user.`,
      `在 ${NAMES[side]} 上：合计每秒至少 ${figure(all)} 个 token，每个用户每秒至少 ${figure(each)} 个。`,
    ),
  readers: text('Users at once', '同时写给几个用户'),
  bits: text('Bits of a weight', '每个权重几位'),
  table: text('What was measured', '实测的数'),
  none: text(
    'Too little was measured for a goal to be set. Measure once more, or go on.',
    '测到的太少，定不出目标。可以再测一次，也可以继续往下。',
  ),
};

/** The goal, the two knobs, and the figures to decide by. */
export function Serve() {
  const say = useLocalText();
  const { answer, touched } = useAnswer();
  const results = useResults();
  const [readers, setReaders] = useState<string | null>(null);
  const [bits, setBits] = useState<string | null>(null);
  const goal = goalOf(results);
  if (!goal) return <p role="status">{say(WORDS.none)}</p>;
  const grid = gridOf(results, goal.side);
  const offered = BITS.filter((one) => grid.some((cell) => cell.bits === one));
  const check = () => {
    const each = offered.find((one) => `${one}` === bits);
    answer(each === undefined ? null : judge(results, { bits: each, b: Number(readers) }));
  };
  return (
    <div className="by-token">
      <Sentence>{say(WORDS.goal(goal))}</Sentence>
      <Segments
        legend={say(WORDS.readers)}
        value={readers ?? ''}
        options={READERS.map((b) => ({ value: `${b}`, label: `${b}` }))}
        onChange={(value) => {
          setReaders(value);
          touched();
        }}
      />
      <Segments
        legend={say(WORDS.bits)}
        value={bits ?? ''}
        options={offered.map((one) => ({ value: `${one}`, label: say(bitsWord(one)) }))}
        onChange={(value) => {
          setBits(value);
          touched();
        }}
      />
      <Disclosure summary={say(WORDS.table)}>
        <Readers first={goal.side} />
      </Disclosure>
      <CheckButton disabled={readers === null || bits === null} onClick={check} />
    </div>
  );
}
