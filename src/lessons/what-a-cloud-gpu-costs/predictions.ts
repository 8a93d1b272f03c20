import type { LocalText } from '../../engine/contract.ts';
import { MARKS } from '../../i18n/marks.ts';
import type { Guess, Prediction, Results } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { CHEAPEST_HOUR, DELIVERED, RENTED } from './delivered.ts';
import { cheapest, hoursOf, ranking } from './estimate.ts';
import { TRAINING } from './jobs.ts';
import { bestOwn } from './measured.ts';
import { datedName, dollars, nameOf, span } from './money.ts';

const RUN = 'rate';
const SIDE_NAMES = { gpu: 'GPU', cpu: 'CPU' } as const;
const UNMEASURED = text('No whole rate was measured.', '没有测出完整的速率。');

const met = (is: boolean): LocalText => (is ? text(' You saw that coming.', '你猜中了。') : text('', ''));

/** Of very different sizes: an hour of one costs a hundred times that of another. */
const ASKED = [CHEAPEST_HOUR.id, 'g4dn.xlarge', 'lambda-h100-pcie', 'p5.48xlarge'];
const asked = RENTED.filter(({ id }) => ASKED.includes(id));
const ranked = ranking(TRAINING, asked, DELIVERED.assumed);

function explainCheapest(_: Results, guess: Guess): LocalText {
  const [first] = ranked;
  const name = nameOf(first.offer);
  const told = (locale: 'en' | 'zh-CN') =>
    ranked.map(({ offer, bill }) => `${datedName(offer)[locale]}${MARKS[locale].gap}${dollars(bill.usd)[locale]}`);
  const hit = met(cheapest(ranked).some(({ offer }) => offer.id === guess));
  const { arithmetic } = DELIVERED.assumed;
  const share = figure(100 * arithmetic);
  return text(
    `The whole training costs least on ${name.en}. In order: ${told('en').join('; ')}. Computed, not measured: ${share}% of the data sheet’s peak is assumed everywhere.${hit.en}`,
    `整个训练下来，最便宜的是 ${name['zh-CN']}。依次是：${told('zh-CN').join('；')}。这是算出来的，不是测出来的：一律假定能达到规格书峰值的 ${share}%。${hit['zh-CN']}`,
  );
}

const whole: Prediction = {
  kind: 'choice',
  run: RUN,
  answerIs: text('Computed from prices and data sheets', '按价格和规格书算出'),
  question: text(
    'The training has to be done within a day. On which of these does it cost least, all in all?',
    '训练要在一天之内做完。放到下面哪一个上，总共花钱最少？',
  ),
  options: asked.map((offer) => ({ id: offer.id, label: nameOf(offer) })),
  answer: (results) => (results[RUN] ? (ranked[0]?.offer.id ?? null) : null),
  explain: explainCheapest,
};

/** Of the side that multiplies matrices faster. */
function ownHours(results: Results): number | null {
  const own = bestOwn(results);
  return own ? hoursOf(TRAINING, own.rate) : null;
}

const CLOSE = 2;

function explainOwn(results: Results, guess: Guess): LocalText {
  const own = bestOwn(results);
  const hours = ownHours(results);
  if (!own || hours === null) return UNMEASURED;
  const [first] = ranking(TRAINING, RENTED, DELIVERED.assumed);
  const ratio = Number(guess) / hours;
  const close = ratio < CLOSE && ratio > 1 / CLOSE ? text(' Your guess was close.', '你猜得很接近。') : text('', '');
  const name = datedName(first.offer);
  return text(
    `Your ${SIDE_NAMES[own.side]} multiplies matrices at ${figure(own.rate.gflops)} GFLOP/s, measured with 32-bit numbers. At that rate the training takes ${span(hours).en}. The cheapest rented one, ${name.en}, takes ${span(first.bill.hours).en} by its data sheet, with 16-bit numbers.${close.en}`,
    `你的 ${SIDE_NAMES[own.side]} 做矩阵乘法，用 32 位数，实测 ${figure(own.rate.gflops)} GFLOP/s。照这个速率，训练要 ${span(hours)['zh-CN']}。租来的里面最便宜的是 ${name['zh-CN']}，按规格书推算，用 16 位数，要 ${span(first.bill.hours)['zh-CN']}。${close['zh-CN']}`,
  );
}

const own: Prediction = {
  kind: 'slider',
  run: RUN,
  answerIs: text('At your measured rate', '按你的实测速率'),
  question: text(
    'How many hours would your own machine need for it, on its faster side?',
    '换成你自己的电脑，用快的那一边来做，要几个小时？',
  ),
  min: 1,
  max: 1e6,
  scale: 'log',
  unit: text('hours', '小时'),
  unitOfOne: text('hour', '小时'),
  answer: ownHours,
  explain: explainOwn,
};

export const predictions = { whole, own };
