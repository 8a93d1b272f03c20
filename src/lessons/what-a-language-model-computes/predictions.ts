import type { LocalText } from '../../engine/contract.ts';
import type { Guess, Option, Prediction, Results } from '../lesson.ts';
import { duration, percent, text } from '../text.ts';
import {
  flopsShare,
  KERNELS,
  NAMES,
  percentsOf,
  SIDES,
  type Side,
  shareOf,
  type Timed,
  timedOf,
  totalMs,
} from './kernels.ts';

const UNTIMED = text('No time was measured.', '没有测得用时。');

const onGpu = (results: Results) => timedOf(results, 'time', 'gpu');

function told(results: Results, side: Side): LocalText | null {
  const timed = timedOf(results, 'time', side);
  if (!timed) return null;
  const { matrix: share } = percentsOf(timed);
  return text(
    `${NAMES[side]}: ${share}% of ${duration(totalMs(timed))}.`,
    `${NAMES[side]}：${duration(totalMs(timed))} 里的 ${share}%。`,
  );
}

function explainShare(results: Results, guess: Guess): LocalText {
  const timed = onGpu(results);
  if (!timed) return UNTIMED;
  const sides = SIDES.flatMap((side) => told(results, side) ?? []);
  const arithmetic = flopsShare(KERNELS, 'matrix');
  const met = Math.abs(Number(guess) / 100 - shareOf(timed, 'matrix')) < 0.1;
  const close = met ? text(' Your guess was close.', '你猜得很接近。') : text('', '');
  const why =
    shareOf(timed, 'matrix') < arithmetic - 0.1
      ? text(
          ' The rest has little to compute, but as much to move and as many launches to wait for.',
          '其余的没多少可算，可是要搬的数、要启动的次数并不少。',
        )
      : text(
          ' The rest has little to compute, and takes little time here.',
          '其余的没多少可算，在这里也没花多少时间。',
        );
  return text(
    `${sides.map(({ en }) => en).join(' ')} Of the arithmetic it is ${percent(arithmetic)}.${why.en}${close.en}`,
    `${sides.map((one) => one['zh-CN']).join('')}按运算量算是 ${percent(arithmetic)}。${why['zh-CN']}${close['zh-CN']}`,
  );
}

const share: Prediction = {
  kind: 'slider',
  run: 'time',
  question: text(
    'Of all the time that the GPU spends in kernels, how much goes into multiplying by matrices of weights?',
    'GPU 花在各个内核上的全部时间里，乘权重矩阵占多少？',
  ),
  min: 0,
  max: 100,
  scale: 'linear',
  unit: text('%', '%'),
  answer(results) {
    const timed = onGpu(results);
    // As the explanation and the table give it.
    return timed && Number(percentsOf(timed).matrix);
  },
  explain: explainShare,
};

interface Group extends Option {
  readonly kernels: readonly string[];
}

const GROUPS: readonly Group[] = [
  { id: 'wide', label: text('the two wide matrices, up and down', '升维和降维两个大矩阵'), kernels: ['up', 'down'] },
  {
    id: 'around',
    label: text('queries, keys, values, and the projection', '查询、键、值和投影'),
    kernels: ['qkv', 'projection'],
  },
  { id: 'attention', label: text('attention itself', '注意力本身'), kernels: ['attention'] },
  { id: 'output', label: text('the output and its softmax', '输出和它的 softmax'), kernels: ['output', 'softmax'] },
  {
    id: 'small',
    label: text('norms, GELU and additions', '归一化、GELU 和相加'),
    kernels: ['norms', 'gelu', 'sums'],
  },
];

/** The groups with their times, the longest first. */
function order(timed: readonly Timed[]) {
  const msOf = (ids: readonly string[]) => totalMs(timed.filter(({ id }) => ids.includes(id)));
  return GROUPS.map((group) => ({ ...group, ms: msOf(group.kernels) })).sort((a, b) => b.ms - a.ms);
}

const longest: Prediction = {
  kind: 'choice',
  run: 'time',
  question: text('Which of these takes the GPU longest?', '其中哪一样，GPU 花的时间最长？'),
  options: GROUPS,
  answer(results) {
    const timed = onGpu(results);
    return timed && order(timed)[0].id;
  },
  explain(results, guess) {
    const timed = onGpu(results);
    if (!timed) return UNTIMED;
    const ranked = order(timed);
    const met = ranked[0].id === guess ? text(' You saw that coming.', '你猜中了。') : text('', '');
    const list = (locale: 'en' | 'zh-CN') => ranked.map(({ label, ms }) => `${label[locale]} ${duration(ms)}`);
    return text(
      `The longest first: ${list('en').join('; ')}.${met.en}`,
      `从长到短：${list('zh-CN').join('；')}。${met['zh-CN']}`,
    );
  },
};

export const predictions = { share, longest };
