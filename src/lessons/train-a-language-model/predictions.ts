import type { Guess, Prediction, Results } from '../lesson.ts';
import { figure, joined, text } from '../text.ts';
import { trailsOf } from '../training/trails.ts';
import { raceFinding } from './findings.ts';
import { reached, readAt, winnerOf } from './trails.ts';

const RACE = 'race';
const UNTRAINED = text('Nothing was trained that could answer this.', '还没有能回答这个问题的训练。');

const met = (is: boolean) => (is ? [text('You saw that coming.', '你猜中了。')] : []);

/** Tokens read by the time that grammar was there; alike on both sides but for roundings. */
function read(results: Results): number | null {
  for (const trail of trailsOf(results, RACE)) {
    const point = reached(trail);
    if (point) return readAt(trail, point);
  }
  return null;
}

const CLOSE = 2;

const first: Prediction = {
  kind: 'choice',
  run: RACE,
  question: text(
    'A Transformer of some 117,000 weights, 16 windows of 96 tokens a step. Which side of this machine is first to learn grammar?',
    '一个约 11.9 万个权重的 Transformer，每步 16 段、每段 96 个 token。这台机器的哪一边先学会语法？',
  ),
  options: [
    { id: 'gpu', label: text('the GPU', 'GPU') },
    { id: 'cpu', label: text('the CPU, on all cores that the page may use', 'CPU，页面能用的全部核心') },
    { id: 'tie', label: text('a tie, within a tenth', '平手，相差不到一成') },
  ],
  answer: (results) => winnerOf(trailsOf(results, RACE)),
  explain(results: Results, guess: Guess) {
    const found = raceFinding(trailsOf(results, RACE));
    return found ? joined([found, ...met(winnerOf(trailsOf(results, RACE)) === guess)]) : UNTRAINED;
  },
};

const tokens: Prediction = {
  kind: 'slider',
  run: RACE,
  question: text(
    'How many tokens does it read until then? A story has about sixty.',
    '到那时它一共读过多少个 token？一个故事大约有六十个。',
  ),
  min: 1000,
  max: 100_000_000,
  scale: 'log',
  unit: text('tokens', '个 token'),
  answer: read,
  explain(results: Results, guess: Guess) {
    const seen = read(results);
    if (seen === null) return UNTRAINED;
    const ratio = Number(guess) / seen;
    return joined([
      text(
        `It read ${figure(seen)} tokens, about ${figure(seen / 60)} stories, before its sentences were as they should be. Whoever trains a large model has it read as many as a library holds, for the same reason: each step learns from what comes next, and from nothing else.`,
        `句子通顺之前，它读了 ${figure(seen)} 个 token，大约 ${figure(seen / 60)} 个故事。训练大模型的人让它读完一座图书馆那么多，道理一样：每一步学的都只是“下一个是什么”。`,
      ),
      ...met(ratio < CLOSE && ratio > 1 / CLOSE),
    ]);
  },
};

export const predictions = { first, tokens };
