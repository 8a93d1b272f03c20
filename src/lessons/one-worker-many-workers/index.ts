import type { Guess, Lesson, Results } from '../lesson.ts';
import { fastest, kernelMs, rowOf, rowsOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';

const STEPS = 65_536;
const CHAINS = [1, 16, 256, 4096, 65_536];
const CHAIN_STEPS = 256;

/** How many times slower one GPU thread is than the fastest single CPU thread, on one chain; below 1 when it is faster. */
function slowdown(results: Results): number | null {
  const gpu = kernelMs(rowOf(results, 'single', 'one'));
  const cpu = kernelMs(fastest(rowsOf(results, 'single'), 'cpu'));
  return gpu === null || cpu === null ? null : gpu / cpu;
}

function explainSlowdown(results: Results, guess: Guess) {
  const ratio = slowdown(results);
  const gpu = kernelMs(rowOf(results, 'single', 'one'));
  const cpu = kernelMs(fastest(rowsOf(results, 'single'), 'cpu'));
  if (ratio === null || gpu === null || cpu === null) return text('No time was measured.', '没有测得用时。');
  const close = Number(guess) / ratio < 2 && ratio / Number(guess) < 2;
  const en = `One GPU thread took ${duration(gpu)}, one CPU thread ${duration(cpu)}.`;
  const zh = `一个 GPU 线程用了 ${duration(gpu)}，一个 CPU 线程用了 ${duration(cpu)}。`;
  const met = close ? text(' Your guess was close.', '你猜得很接近。') : text('', '');
  return ratio >= 1
    ? text(
        `${en} Alone, the GPU’s thread is ${figure(ratio)}× slower.${met.en}`,
        `${zh}单打独斗，GPU 线程的用时是 CPU 线程的 ${figure(ratio)} 倍。${met['zh-CN']}`,
      )
    : text(
        `${en} Here the GPU’s thread is the faster one, by ${figure(1 / ratio)}×, which is rare.${met.en}`,
        `${zh}在这里，GPU 线程的速度反而是 CPU 线程的 ${figure(1 / ratio)} 倍，这很少见。${met['zh-CN']}`,
      );
}

/** The smallest number of chains, of those measured, from which the GPU leads; null while it never does. */
function overtakes(results: Results): number | null {
  for (const chains of CHAINS) {
    const rows = rowsOf(results, `chains=${chains}`);
    const ratio = speedup(fastest(rows, 'cpu'), fastest(rows, 'gpu'));
    if (ratio && !ratio.tie && ratio.median > 1) return chains;
  }
  return null;
}

const count = (value: number) => value.toLocaleString('en');

export const lesson: Lesson = {
  ...cover,
  runs: {
    single: {
      title: text(`One chain of ${count(STEPS)} steps`, `一条链，${count(STEPS)} 步`),
      patterns: [`dependent-chain:one|js|wasm:chains=1,steps=${STEPS}`],
      budgetMs: 6000,
      view: 'bars',
    },
    overlap: {
      title: text('64 chains on one CPU thread, in two ways', '64 条链，单个 CPU 线程，两种走法'),
      patterns: ['dependent-chain:js|js-four:chains=64,steps=4096'],
      budgetMs: 4000,
      view: 'bars',
    },
    double: {
      title: text(`One chain of ${count(2 * STEPS)} steps, sealed`, `一条链，${count(2 * STEPS)} 步（先不公布）`),
      patterns: [`dependent-chain:one:chains=1,steps=${2 * STEPS}`],
      budgetMs: 4000,
      view: 'none',
    },
  },
  predictions: {
    slowdown: {
      kind: 'slider',
      run: 'single',
      question: text(
        'One chain, one thread each. How many times as long does the GPU’s thread take as the CPU’s?',
        '一条链，双方各出一个线程。GPU 线程的用时是 CPU 线程的多少倍？',
      ),
      min: 0.01,
      max: 1000,
      scale: 'log',
      unit: text('times as long', '倍'),
      answer: slowdown,
      interval: (results) => speedup(rowOf(results, 'single', 'one'), fastest(rowsOf(results, 'single'), 'cpu')),
      explain: explainSlowdown,
    },
  },
  plays: {
    chains: {
      question: text('How many chains does it take until the GPU catches up?', '要有多少条链，GPU 才能赶上来？'),
      knob: text(`Chains of ${CHAIN_STEPS} steps each`, `链的条数（每条 ${CHAIN_STEPS} 步）`),
      options: CHAINS.map((chains) => ({ id: `${chains}`, label: text(count(chains), count(chains)) })),
      run: (option) => ({
        patterns: [`dependent-chain:one|js-four|wasm-threads:chains=${option},steps=${CHAIN_STEPS}`],
        budgetMs: 5000,
      }),
      finding(results) {
        const measured = CHAINS.filter((chains) => speedup(...sides(results, chains)));
        if (measured.length < 2) return null;
        const from = overtakes(results);
        const most = measured[measured.length - 1];
        if (from !== null) {
          return text(
            `Of the numbers that you tried, the GPU leads from ${count(from)} chains on: now it has enough workers busy to outweigh how slow each one is.`,
            `在你试过的条数里，从 ${count(from)} 条起 GPU 领先：干活的线程够多，单个慢也不要紧了。`,
          );
        }
        return text(
          `Up to ${count(most)} chains the CPU stays ahead here. On a software adapter that is to be expected: its threads are the CPU’s own.`,
          `试到 ${count(most)} 条，这台机器上 CPU 仍然领先。如果用的是软件适配器，这并不奇怪：它的线程就是 CPU 自己的。`,
        );
      },
    },
  },
  challenges: {
    twice: {
      kind: 'number',
      needs: ['single', 'double'],
      unit: text('ms', '毫秒'),
      question: text(
        `You know what one GPU thread needs for ${count(STEPS)} steps (it is in step 3). The time for ${count(2 * STEPS)} steps has just been measured and sealed. What is it, in milliseconds?`,
        `你已经知道一个 GPU 线程走 ${count(STEPS)} 步要多久（见第 3 步）。${count(2 * STEPS)} 步的用时刚刚测好，先不公布。是多少毫秒？`,
      ),
      accepts(results) {
        const time = rowOf(results, 'double', 'one')?.kernelMs;
        // The measured interval, widened to a fifth: a guess from another run cannot be better than the machine repeats.
        return time
          ? { low: Math.min(time.low, time.median * 0.8), high: Math.max(time.high, time.median * 1.2) }
          : null;
      },
      hint: text(
        'Nothing in a chain can overlap. So what happens to the time when there are twice as many steps?',
        '链上的每一步都不能重叠。步数加倍，时间会怎样？',
      ),
      because: text(
        'A single thread’s time grows with the number of steps and with nothing else: that is latency, and more threads do not shorten it.',
        '单个线程的用时只随步数增长：这就是延迟，再多线程也缩不短它。',
      ),
    },
  },
  hints,
  claims: {
    cores: {
      claim: text('“A GPU core is faster than a CPU core.”', '“GPU 的核心比 CPU 的核心快。”'),
      run: 'single',
      verdict(results) {
        const ratio = slowdown(results);
        if (ratio === null) return null;
        return ratio > 1
          ? {
              holds: 'no',
              because: text(
                `On one chain, one GPU thread is ${figure(ratio)}× slower here. Its strength is in numbers.`,
                `同样一条链，这里一个 GPU 线程的用时是一个 CPU 线程的 ${figure(ratio)} 倍。它的本事在人多。`,
              ),
            }
          : {
              holds: 'yes',
              because: text(
                `On one chain, one GPU thread is ${figure(1 / ratio)}× faster here. Look twice: that is rare.`,
                `同样一条链，这里一个 GPU 线程的速度是一个 CPU 线程的 ${figure(1 / ratio)} 倍。多看一眼，这很少见。`,
              ),
            };
      },
    },
    sequential: {
      claim: text('“A CPU executes one instruction at a time.”', '“CPU 一次只执行一条指令。”'),
      run: 'overlap',
      verdict(results) {
        const one = kernelMs(rowOf(results, 'overlap', 'js'));
        const four = kernelMs(rowOf(results, 'overlap', 'js-four'));
        if (one === null || four === null) return null;
        const gain = one / four;
        return {
          holds: gain > 1.2 ? 'no' : 'partly',
          because: text(
            `The same chains on one thread: one after the other ${duration(one)}, four interleaved ${duration(four)}. ${gain > 1.2 ? `That is ${figure(gain)}× sooner: while one chain waits, the core works on the others.` : 'Here the difference is small.'}`,
            `同样的链，单线程：一条接一条 ${duration(one)}，四条交错 ${duration(four)}。${gain > 1.2 ? `速度是原来的 ${figure(gain)} 倍：一条在等的时候，核心在算别的。` : '在这里差别不大。'}`,
          ),
        };
      },
    },
  },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};

function sides(results: Results, chains: number) {
  const rows = rowsOf(results, `chains=${chains}`);
  return [fastest(rows, 'cpu'), fastest(rows, 'gpu')] as const;
}
