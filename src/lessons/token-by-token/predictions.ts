import type { LocalText } from '../../engine/contract.ts';
import type { Guess, Prediction, Results } from '../lesson.ts';
import { NAMES, SIDES, type Side } from '../one-token-at-a-time/readings.ts';
import { figure, joined, text } from '../text.ts';
import { contestOf, type Speeds, speedsOf } from './readings.ts';
import { TOKENS } from './runs.ts';

const RUN = 'speed';
const UNTIMED = text('No time was measured.', '没有测得用时。');

const timed = (results: Results) =>
  SIDES.flatMap((side) => {
    const speeds = speedsOf(results, side);
    return speeds ? [{ side, speeds }] : [];
  });

/** The side that is better at it. */
function bestSpeeds(results: Results): Pick<Speeds, 'reads' | 'writes'> | null {
  const sides = timed(results).map(({ speeds }) => speeds);
  if (!sides.length) return null;
  return {
    reads: Math.max(...sides.map(({ reads }) => reads)),
    writes: Math.max(...sides.map(({ writes }) => writes)),
  };
}

function gap(results: Results): number | null {
  const best = bestSpeeds(results);
  return best && best.reads / best.writes;
}

/** Farther off than this a guess is not called close. */
const CLOSE = 2;

function explainGap(results: Results, guess: Guess): LocalText {
  const measured = gap(results);
  if (measured === null) return UNTIMED;
  const off = Number(guess) / measured;
  const sides = timed(results).map(({ side, speeds: { reads, writes } }) =>
    text(
      `The ${NAMES[side]} reads ${figure(reads)} tokens a second and writes ${figure(writes)}.`,
      `${NAMES[side]} 每秒读 ${figure(reads)} 个 token，写 ${figure(writes)} 个。`,
    ),
  );
  const met = off < CLOSE && off > 1 / CLOSE ? [text('Your guess was close.', '你猜得很接近。')] : [];
  return joined([...sides, ...met]);
}

const reading: Prediction = {
  kind: 'slider',
  run: RUN,
  question: text(
    `This machine reads a prompt of ${TOKENS} tokens in one go; then it writes, one token after the other, for one user. How many tokens does it read in the time that it takes to write one? Each on the side that is better at it.`,
    `这台机器一次读完 ${TOKENS} 个 token 的提示词，然后给一个用户一个一个地写。写一个 token 的工夫，够它读几个？读和写各算更快的那一边。`,
  ),
  min: 0.5,
  max: 128,
  scale: 'log',
  unit: text('tokens', '个 token'),
  unitOfOne: text('token', '个 token'),
  answer: gap,
  explain: explainGap,
};

type Winner = Side | 'tie';

/** Null where one of them has no time, or where times are too noisy to tell. */
function winnerOf(results: Results): Winner | null {
  const contest = contestOf(results, 'decode');
  if (contest?.outcome === 'first') return 'gpu';
  if (contest?.outcome === 'second') return 'cpu';
  return contest?.outcome === 'tie' ? 'tie' : null;
}

function explainWinner(results: Results, guess: Guess): LocalText {
  const winner = winnerOf(results);
  const contest = contestOf(results, 'decode');
  if (winner === null || !contest) {
    return text('The two sides could not be told apart by this measurement.', '这次测量分不出两边谁快。');
  }
  const met = winner === guess ? [text('You saw that coming.', '你猜中了。')] : [];
  if (winner === 'tie') {
    return joined([
      text('Both write equally fast, as far as this measurement can tell.', '就这次测量来看，两边写得一样快。'),
      ...met,
    ]);
  }
  const { median } = contest.ratio;
  const [times, other] = winner === 'gpu' ? [median, 'cpu' as const] : [1 / median, 'gpu' as const];
  return joined([
    text(
      `The ${NAMES[winner]} writes ${figure(times)}× as many tokens a second as the ${NAMES[other]}.`,
      `${NAMES[winner]} 每秒写的 token 是 ${NAMES[other]} 的 ${figure(times)} 倍。`,
    ),
    ...met,
  ]);
}

const writer: Prediction = {
  kind: 'choice',
  run: RUN,
  question: text(
    'One user, one token after the other: which side of this machine writes faster?',
    '只给一个用户，一个一个地写：这台机器哪一边写得快？',
  ),
  options: [
    { id: 'gpu', label: text('The GPU', 'GPU') },
    { id: 'cpu', label: text('The CPU, with all cores', 'CPU，用上全部核心') },
    { id: 'tie', label: text('Both alike', '差不多') },
  ],
  answer: winnerOf,
  explain: explainWinner,
};

export const predictions = { reading, writer };
