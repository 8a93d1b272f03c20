import type { Guess, Prediction, Results } from '../lesson.ts';
import { figure, joined, text } from '../text.ts';
import { trailsOf } from '../training/trails.ts';
import { raceFinding } from './findings.ts';
import { TRAIN } from './pictures.ts';
import { reached, seenAt, winnerOf } from './trails.ts';

const RACE = 'race';
const UNTRAINED = text('Nothing was trained that could answer this.', '还没有能回答这个问题的训练。');

const met = (is: boolean) => (is ? [text('You saw that coming.', '你猜中了。')] : []);

/** Pictures seen by the time that 80% were right; alike on both sides but for roundings. */
function seen(results: Results): number | null {
  for (const trail of trailsOf(results, RACE)) {
    const point = reached(trail);
    if (point) return seenAt(trail, point);
  }
  return null;
}

function explainFirst(results: Results, guess: Guess) {
  const found = raceFinding(trailsOf(results, RACE));
  return found ? joined([found, ...met(winnerOf(trailsOf(results, RACE)) === guess)]) : UNTRAINED;
}

const CLOSE = 2;

function explainSeen(results: Results, guess: Guess) {
  const pictures = seen(results);
  if (pictures === null) return UNTRAINED;
  const passes = figure(pictures / TRAIN);
  const ratio = Number(guess) / pictures;
  return joined([
    text(
      `After ${figure(pictures)} pictures the network had 80% of the test right: ${passes} times through the 6,000. Each batch of them moved 101,770 weights a little; the last few percent would take many times as long.`,
      `看过 ${figure(pictures)} 张图片之后，网络在测试图片上答对了 80%：相当于把 6,000 张看了 ${passes} 遍。每一批都让 101,770 个权重各挪一点；最后那几个百分点，要花多得多的时间。`,
    ),
    ...met(ratio < CLOSE && ratio > 1 / CLOSE),
  ]);
}

const first: Prediction = {
  kind: 'choice',
  run: RACE,
  question: text(
    'A network 784 – 128 – 10, batches of 32, Adam. Which side of this machine is first to get 80% of the test pictures right?',
    '网络 784 – 128 – 10，每批 32 张，优化器 Adam。这台机器的哪一边先在测试图片上答对 80%？',
  ),
  options: [
    { id: 'gpu', label: text('the GPU', 'GPU') },
    { id: 'cpu', label: text('the CPU, on all cores that the page may use', 'CPU，页面能用的全部核心') },
    { id: 'tie', label: text('a tie, within a tenth', '平手，相差不到一成') },
  ],
  answer: (results) => winnerOf(trailsOf(results, RACE)),
  explain: explainFirst,
};

const pictures: Prediction = {
  kind: 'slider',
  run: RACE,
  question: text(
    'How many pictures does the network see until then? One that comes again counts again.',
    '到那时，网络一共看过多少张图片？重复出现的重复计数。',
  ),
  min: 100,
  max: 1_000_000,
  scale: 'log',
  unit: text('pictures', '张'),
  answer: seen,
  explain: explainSeen,
};

export const predictions = { first, pictures };
