/** What the lesson says about its measurements. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Claim, Guess, Play, Prediction, Results } from '../lesson.ts';
import { rowsOf } from '../results.ts';
import { duration, figure, joined, text } from '../text.ts';
import { firstRun, kernelOf, PHASE_NAMES, PHASES, sumOf } from './first-run.ts';
import { JOBS } from './jobs.ts';
import { isKernel, linesIn, partsOf } from './pages.ts';
import { jobRun } from './runs.ts';

export const gpuRow = (results: Results, run: string): SummaryRow | undefined =>
  rowsOf(results, run).find(({ on }) => on === 'gpu');

/** Two parts that lie closer together than this cannot be told apart by a single look at each. */
const CLEARLY = 1.2;

/** The longest part, and whether it is clear of the second. */
function longestOf(results: Results) {
  const parts = firstRun(gpuRow(results, 'once'));
  if (!parts) return null;
  const [first, second] = [...parts].sort((a, b) => b.ms - a.ms);
  return { parts, first, clear: first.ms >= CLEARLY * second.ms };
}

const NO_TIME = text(
  'The GPU gave no time here, so there is nothing to compare.',
  '这里的 GPU 没有测得用时，没有可比的。',
);

function explainLongest(results: Results, guess: Guess): LocalText {
  const known = longestOf(results);
  if (!known) return NO_TIME;
  const { parts, first, clear } = known;
  const [name, whole] = [PHASE_NAMES[first.phase], sumOf(parts)];
  const share = figure((100 * first.ms) / whole);
  const facts = text(
    `Of ${duration(whole)} the first time, this took ${duration(first.ms)}, ${share}%: ${lower(name.en)}. The kernel itself took ${duration(kernelOf(parts))}.`,
    `头一次一共 ${duration(whole)}，其中${name['zh-CN']}占 ${duration(first.ms)}，即 ${share}%。内核本身用了 ${duration(kernelOf(parts))}。`,
  );
  if (!clear) {
    return joined([
      facts,
      text(
        'A second part came so close that a first look cannot part them.',
        '还有一步与它相差不多，看一次分不出先后。',
      ),
    ]);
  }
  return guess === first.phase ? joined([facts, text('As you thought.', '不出你所料。')]) : facts;
}

const lower = (words: string): string => words[0].toLowerCase() + words.slice(1);

const longest: Prediction = {
  kind: 'choice',
  run: 'once',
  question: text(
    'The page is opened and adds a thousand numbers, once. Which part takes longest?',
    '打开网页，把一千个数加一次。哪一步最费时？',
  ),
  options: PHASES.map((id) => ({ id, label: PHASE_NAMES[id] })),
  answer: (results) => {
    const known = longestOf(results);
    return known?.clear ? known.first.phase : null;
  },
  explain: explainLongest,
};

export const predictions = { longest };

const program: Claim = {
  claim: text('“A GPU program is its kernel.”', '“GPU 程序嘛，就是内核。”'),
  run: 'once',
  verdict(results) {
    const parts = firstRun(gpuRow(results, 'once'));
    if (!parts) return null;
    const page = partsOf('add', 'en');
    const [own, all] = [linesIn(page.filter(isKernel)), linesIn(page)];
    const share = (100 * kernelOf(parts)) / sumOf(parts);
    return {
      holds: share < 50 ? 'no' : 'partly',
      because: text(
        `Of this page’s ${all} lines ${own} are the kernel’s, with its comments, and of the time of its first run ${figure(share)}%. Where there is much to compute that share grows; the other lines stay as many.`,
        `这个网页有 ${all} 行，其中内核连注释占 ${own} 行；头一次运行的用时里，内核占 ${figure(share)}%。要算的多了，这个份额会变大；其余的行数不变。`,
      ),
    };
  },
};

export const claims = { program };

const kernel: Play = {
  question: text(
    'The kernel changes. What else on the page does, and where does the first run spend its time?',
    '内核换了，网页上还有什么要换？头一次运行，时间又花在哪里？',
  ),
  knob: text('Kernel', '内核'),
  options: JOBS.map(({ id, label }) => ({ id, label })),
  run: (option) => jobRun(JOBS.find(({ id }) => id === option)?.id ?? JOBS[0].id),
  view: 'none',
  finding(results) {
    const said = JOBS.flatMap(({ id, label }) => {
      const parts = firstRun(gpuRow(results, `kernel=${id}`));
      if (!parts) return [];
      const [mine, whole] = [duration(kernelOf(parts)), duration(sumOf(parts))];
      return text(
        `“${label.en}” took ${whole}, ${mine} of it in the kernel`,
        `“${label['zh-CN']}”用了 ${whole}，其中内核 ${mine}`,
      );
    });
    if (!said.length) return null;
    return text(
      `The first time round, ${said.map(({ en }) => en).join('. ')}.`,
      `头一次运行，${said.map((one) => one['zh-CN']).join('。')}。`,
    );
  },
};

export const plays = { kernel };
