import type { Guess, Prediction, Results } from '../lesson.ts';
import { rowOf } from '../results.ts';
import { figure, joined, text } from '../text.ts';
import { FIELDS, gainsOf, intensityOf, isSoftware, RUN } from './fields.ts';

const UNTIMED = text('Not all four were timed on both sides.', '四样里，有的没能在两边都测到用时。');

const SOFTWARE = text(
  'This GPU is a processor that plays one, so none of these figures is about graphics cards: what they show is how much the way of writing it costs or saves.',
  '这里的 GPU 是处理器扮演的，所以这些数都不代表显卡：它们只说明，换一种写法，会多花还是省下多少。',
);

const RECORDED = text(
  'The GPU’s times are recorded ones of another machine, the CPU’s are yours.',
  'GPU 的用时是另一台机器上录下来的，CPU 的用时是你这台的。',
);

const met = (is: boolean) => (is ? [text('You saw that coming.', '你猜中了。')] : []);

const TIMES = { en: '×', 'zh-CN': ' 倍' } as const;

function explainMost(results: Results, guess: Guess) {
  const gains = gainsOf(results);
  const [first, ...others] = gains;
  if (!first) return UNTIMED;
  const told = (locale: 'en' | 'zh-CN') =>
    others.map(({ field, ratio }) => `${field.short[locale]} ${figure(ratio.median)}${TIMES[locale]}`);
  const most = text(
    `${first.field.short.en}: the best GPU kernel has ${figure(first.ratio.median)} times the speed of all cores. Then: ${told('en').join(', ')}.`,
    `${first.field.short['zh-CN']}：最好的 GPU 内核，速度是全部核心的 ${figure(first.ratio.median)} 倍。其余依次是：${told('zh-CN').join('，')}。`,
  );
  return joined([
    most,
    ...(results[RUN]?.recorded ? [RECORDED] : []),
    ...(isSoftware(results) ? [SOFTWARE] : []),
    ...met(first.field.id === guess),
  ]);
}

const most: Prediction = {
  kind: 'choice',
  run: RUN,
  question: text(
    'Which of the four gains most on this machine: the best GPU kernel against all CPU cores?',
    '在这台机器上，拿最好的 GPU 内核和全部 CPU 核心比，四样里谁受益最多？',
  ),
  options: FIELDS,
  answer: (results) => gainsOf(results)[0]?.field.id ?? null,
  explain: explainMost,
};

/** Of the kernel that passes all fields through memory for every step; counted, so any row will do that has a time. */
function heatIntensity(results: Results): number | null {
  const row = rowOf(results, RUN, 'rows');
  return row && intensityOf(row);
}

const CLOSE = 2;

function explainIntensity(results: Results, guess: Guess) {
  const found = heatIntensity(results);
  if (found === null) return UNTIMED;
  const ratio = Number(guess) / found;
  return joined([
    text(
      `Seven operations: three sums of neighbours, two products, two more sums. And three numbers of four bytes: the source and the old temperature come in, the new one goes out; neighbours are in a cache. That makes ${figure(found)}.`,
      `七次运算：邻居相加三次，乘两次，再加两次。三个四字节的数：热源和旧温度读进来，新温度写出去；邻居都在缓存里。所以是 ${figure(found)}。`,
    ),
    text(
      'Few kernels do less for a byte. So memory sets its pace, on either side.',
      '很少有内核每搬一个字节做得比这更少。所以无论在哪一边，快慢都由内存决定。',
    ),
    ...met(ratio < CLOSE && ratio > 1 / CLOSE),
  ]);
}

const intensity: Prediction = {
  kind: 'slider',
  run: RUN,
  answerIs: text('Counted', '数出来的'),
  question: text(
    'Heat, a launch for each step: a cell becomes a mean of itself and its four neighbours, plus its source. How many operations does it do for each byte that passes memory?',
    '热传导，每步启动一次：每格变成自己和四个邻居的加权平均，再加上热源。每有一个字节进出内存，做了几次运算？',
  ),
  min: 0.01,
  max: 10_000,
  scale: 'log',
  unit: text('operations per byte', '次运算/字节'),
  unitOfOne: text('operation per byte', '次运算/字节'),
  answer: heatIntensity,
  explain: explainIntensity,
};

export const predictions = { most, intensity };
