/** What the lesson says about its measurements. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { isNoisy, type Ratio } from '../../engine/stats/ratio.ts';
import type { Claim, Guess, Play, Prediction, Results } from '../lesson.ts';
import { titleOf } from '../matmul.ts';
import { fastest, kernelMs, rowOf, rowsOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { deep } from './runs.ts';
import { sayWinners, toldOf, winnersOf } from './winners.ts';

/** What compares with register blocks; 16-bit inputs are other numbers. */
const BEYOND = ['registers-8x4', 'registers-8x8', 'subgroups'];

const beyond = (results: Results) =>
  fastest(
    rowsOf(results, 'further').filter(({ variant }) => BEYOND.includes(variant)),
    'gpu',
  );

/** How many times as fast as register blocks the best of the larger ones is; below 1 where none gains anything. */
const gainOf = (results: Results): Ratio | null => speedup(rowOf(results, 'further', 'registers'), beyond(results));

function explainGain(results: Results, guess: Guess): LocalText {
  const ratio = gainOf(results);
  const best = beyond(results);
  const registers = kernelMs(rowOf(results, 'further', 'registers'));
  if (!ratio || !best?.kernelMs || registers === null)
    return text('The rungs were not measured.', '没有测得各级的用时。');
  const name = titleOf(best.variant);
  const [ms, before] = [duration(best.kernelMs.median), duration(registers)];
  const off = Number(guess) / ratio.median;
  const met = off < 1.5 && off > 1 / 1.5 ? text(' Your guess was close.', '你猜得很接近。') : text('', '');
  const outcome = isNoisy(ratio)
    ? text('too noisy to tell which is faster.', '波动太大，分不出快慢。')
    : ratio.tie
      ? text('a tie.', '不分胜负。')
      : ratio.median > 1
        ? text(`${figure(ratio.median)}× as fast.`, `速度是后者的 ${figure(ratio.median)} 倍。`)
        : text(
            `${figure(ratio.median)}× as fast: here none of them gains anything.`,
            `速度是后者的 ${figure(ratio.median)} 倍：在这里，它们都没有带来好处。`,
          );
  return text(
    `The best of them, “${name.en}”, took ${ms}, register blocks ${before}: ${outcome.en}${met.en}`,
    `其中最快的“${name['zh-CN']}”用了 ${ms}，寄存器分块用了 ${before}：${outcome['zh-CN']}${met['zh-CN']}`,
  );
}

export const gain: Prediction = {
  kind: 'slider',
  run: 'further',
  question: text(
    'Larger blocks in registers, and threads that hand each other numbers: how many times as fast as rung 4, “Register blocks”, is the best of them?',
    '寄存器里的块更大，线程之间互相递数：其中最好的一种，速度是第四级“寄存器分块”的几倍？',
  ),
  min: 0.25,
  max: 8,
  scale: 'log',
  unit: text('× as fast', '倍'),
  answer: (results) => gainOf(results)?.median ?? null,
  interval: gainOf,
  explain: explainGain,
};

const DEPTHS = [512, 2048, 8192];

export const depth: Play = {
  question: text(
    'C stays at 64 × 64 numbers; the sums behind them become longer. Does splitting them pay?',
    'C 一直只有 64 × 64 个数，背后的和却越来越长。切开来加，划算吗？',
  ),
  knob: text('Length of the sums, k', '和的长度 k'),
  options: DEPTHS.map((k) => {
    const label = k.toLocaleString('en');
    return { id: `${k}`, label: text(label, label) };
  }),
  run: (option) => deep(Number(option)),
  finding(results) {
    const known = DEPTHS.flatMap((k) => {
      const run = `depth=${k}`;
      const ratio = speedup(rowOf(results, run, 'registers-8x4'), rowOf(results, run, 'split-k'));
      return ratio ? [{ k, ratio }] : [];
    });
    if (!known.length) return null;
    const said = known.map(({ k, ratio }) => splitAt(k, ratio));
    return text(
      `${said.map(({ en }) => en).join(' ')} One block of C is one workgroup’s work: without splitting, the rest of a large GPU stands idle.`,
      `${said.map((one) => one['zh-CN']).join('')}C 的一块归一个工作组管：不切开，大 GPU 的其余部分就闲着。`,
    );
  },
};

function splitAt(k: number, ratio: Ratio): LocalText {
  const at = text(`At k = ${k.toLocaleString('en')}`, `k = ${k.toLocaleString('en')} 时`);
  const outcome = isNoisy(ratio)
    ? text('it is too noisy to tell', '波动太大，分不出快慢')
    : ratio.tie
      ? text('split and whole are a tie', '切与不切不分胜负')
      : text(`split is ${figure(ratio.median)}× as fast as whole`, `切开的速度是不切的 ${figure(ratio.median)} 倍`);
  return text(`${at.en} ${outcome.en}.`, `${at['zh-CN']}，${outcome['zh-CN']}。`);
}

export const oneFastest: Claim = {
  claim: text(
    '“Take the fastest kernel that somebody has found, and you are done.”',
    '“把别人找到的最快的内核拿来用就行了。”',
  ),
  run: 'sizes',
  verdict(results) {
    const winners = winnersOf(results);
    const because = sayWinners(winners);
    const told = toldOf(winners);
    if (!because || !told.length) return null;
    const ahead = told.map((one) => [one.best, ...one.level].map(({ variant }) => variant));
    const everywhere = ahead[0].some((variant) => ahead.every((names) => names.includes(variant)));
    return { holds: everywhere ? 'partly' : 'no', because };
  },
};
