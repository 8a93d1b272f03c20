import { describe, expect, it } from 'vitest';
import sequentialCode from '../../../shaders/reduction/sequential.wgsl?raw';
import type { On } from '../../engine/contract.ts';
import type { Challenge, Results } from '../lesson.ts';
import { planOf } from '../state/lesson-runs.ts';
import { resultsFrom } from '../testing/rows.ts';
import { lesson } from './index.ts';
import { kernelWith, SHADER } from './kernels.ts';

/** Variant, time in ms (null: none), half-width of the interval as a share. */
type Timed = readonly [variant: string, ms: number | null, spread?: number];

const onOf = (variant: string): On => (variant === 'js' ? 'js' : variant.startsWith('wasm') ? 'wasm' : 'gpu');

const resultsOf = (workload: string, run: string, timed: readonly Timed[]): Results =>
  resultsFrom(workload, {
    [run]: timed.map(([variant, ms, spread]) => ({ variant, on: onOf(variant), ms, spread })),
  });

describe('the guesses', () => {
  const { queue, who } = lesson.predictions;
  const sums = (...timed: readonly Timed[]) => resultsOf('reduction', 'sums', timed);
  const ordinary = sums(['atomic', 40], ['vec4', 2], ['two-pass', 1], ['js', 8], ['wasm', 4], ['wasm-threads', 2]);

  it('what the queue costs', () => {
    expect(queue.answer(ordinary)).toBeCloseTo(40);
    expect(queue.explain(ordinary, 30).en).toBe(
      'Atomic addition took 40 ms. The fastest way, “Two passes”, took 1 ms: 40× as long for the same sum. Your guess was close.',
    );
    expect(queue.explain(ordinary, 2)['zh-CN']).toBe(
      '原子加法用了 40 ms。最快的“两趟求和”用了 1 ms：同一个和，用时是 40 倍。',
    );
  });

  it('what the queue costs where that is nothing', () => {
    expect(queue.explain(sums(['atomic', 1.01, 0.1], ['vec4', 1, 0.1]), 2).en).toContain(
      'no difference that could be told from chance',
    );
    const noisy = queue.explain(sums(['atomic', 2, 0.9], ['vec4', 1, 0.9]), 9);
    expect(noisy.en).toContain('too noisy to tell which is faster');
    expect(noisy['zh-CN']).toContain('波动太大，分不出快慢');
    const first = sums(['atomic', 1], ['vec4', 2]);
    expect(queue.answer(first)).toBeCloseTo(1);
    expect(queue.explain(first, 2).en).toContain('No other way on the GPU was faster');
    expect(queue.answer(sums(['atomic', null], ['js', 1]))).toBeNull();
    expect(queue.explain(sums(['js', 1]), 2).en).toBe('No time was measured.');
  });

  it('who is first, each in the best way', () => {
    expect(who.answer(ordinary)).toBe('gpu');
    expect(who.explain(ordinary, 'gpu').en).toBe(
      'Fastest: The GPU, “Two passes”, 1 ms. All CPU cores: 2 ms. One CPU thread: 4 ms. You saw that coming.',
    );
    expect(who.explain(ordinary, 'thread')['zh-CN']).toBe(
      '最快的是 GPU，“两趟求和”，1 ms。CPU 全部核心：2 ms。CPU 单线程：4 ms。',
    );
    const cores = sums(['two-pass', 2.02, 0.1], ['wasm', 3], ['wasm-threads', 2, 0.1]);
    expect(who.answer(cores)).toBe('cores');
    expect(who.explain(cores, 'gpu').en).toContain('The first two are a tie.');
    const noisy = sums(['two-pass', 3, 0.9], ['wasm', 40], ['wasm-threads', 2, 0.9]);
    expect(who.explain(noisy, 'gpu').en).toContain('The first two are too noisy to tell apart.');
    expect(who.explain(noisy, 'gpu').en).not.toContain('a tie');
    expect(who.answer({})).toBeNull();
  });
});

describe('the claims', () => {
  const { free, chain, bins } = lesson.claims;

  it('free: no, where waiting decides, and more so where many lose to one', () => {
    const of = (...timed: readonly Timed[]) => free.verdict(resultsOf('reduction', 'sums', timed));
    const lost = of(['atomic', 40], ['two-pass', 1], ['js', 8]);
    expect(lost?.holds).toBe('no');
    expect(lost?.because.en).toContain('40 ms (“Atomic addition”) or 1 ms (“Two passes”)');
    expect(lost?.because.en).toContain('lost to a single thread');
    expect(lost?.because['zh-CN']).toContain('最慢的做法输给了单个线程');
    expect(of(['atomic', 4], ['two-pass', 1], ['js', 8])?.because.en).toContain('how long they wait for each other');
    expect(of(['atomic', 4], ['two-pass', 1])?.because.en).toContain('JavaScript –.');
    expect(of(['atomic', 1, 0.2], ['two-pass', 1.1, 0.2], ['js', 8])?.holds).toBe('yes');
    expect(of(['atomic', 2, 0.9], ['two-pass', 1, 0.9], ['js', 8])).toBeNull();
    expect(of(['atomic', null], ['js', 8])).toBeNull();
  });

  it('a chain: no, where many beat one; in part, where it does not pay', () => {
    const of = (...timed: readonly Timed[]) => chain.verdict(resultsOf('scan', 'scan', timed));
    const won = of(['three-pass', 1], ['js', 6], ['wasm', 4], ['wasm-threads', 2]);
    expect(won?.holds).toBe('no');
    expect(won?.because.en).toContain(
      'One CPU thread took 4 ms, all CPU cores 2 ms, GPU 1 ms (“Reduce, then scan”). Sums may be grouped otherwise',
    );
    expect(won?.because['zh-CN']).toContain('GPU 用了 1 ms（“先归约再扫描”）');
    expect(of(['three-pass', 9], ['wasm', 4, 0.2], ['wasm-threads', 4, 0.2])?.because.en).toContain('cost as much');
    expect(of(['three-pass', 9], ['js', 4], ['wasm-threads', 8])?.because.en).toContain('costs more than it gains');
    expect(of(['three-pass', null], ['js', 4], ['wasm-threads', 2])?.because.en).toContain('all CPU cores 2 ms.');
    expect(of(['wasm', 4, 0.9], ['wasm-threads', 3, 0.9])).toBeNull();
    expect(of(['three-pass', 1])).toBeNull();
  });

  it('atomic additions: in part, where it is the queue', () => {
    const of = (...timed: readonly Timed[]) => bins.verdict(resultsOf('histogram', 'histogram', timed));
    const queue = of(['global-atomics', 8], ['private', 2], ['copies', 1], ['wasm-threads', 3]);
    expect(queue?.holds).toBe('partly');
    expect(queue?.because.en).toContain(
      'counters for all 8 ms, bins of each workgroup 2 ms, four copies of them 1 ms. CPU cores with tables of their own: 3 ms.',
    );
    expect(of(['global-atomics', 1, 0.2], ['private', 1, 0.2])?.because['zh-CN']).toContain('不分上下');
    const first = of(['global-atomics', 1], ['private', 2], ['copies', null]);
    expect(first?.holds).toBe('no');
    expect(first?.because.en).toContain('shared counters are the fastest');
    expect(of(['global-atomics', 2, 0.9], ['private', 1, 0.9])).toBeNull();
    expect(of(['global-atomics', null], ['private', 2])).toBeNull();
  });
});

describe('barriers taken away', () => {
  const { barrier } = lesson.plays;

  /** Milliseconds where the sum was right, the distance where it was wrong. */
  function at(position: string, outcome: { ms: number } | { offBy: number | null }): Results {
    const made = resultsOf('reduction', `barrier=${position}`, [['sequential', 'ms' in outcome ? outcome.ms : 1]]);
    const result = made[`barrier=${position}`];
    if (!result || 'ms' in outcome) return made;
    const [row] = result.summary.measurements;
    const wrong = { ...row, status: 'wrong' as const, kernelMs: null, maxError: outcome.offBy };
    return { [`barrier=${position}`]: { ...result, summary: { ...result.summary, measurements: [wrong] } } };
  }

  it('says how wrong the sum is, and why', () => {
    expect(barrier.finding(at('every', { ms: 1 }))).toBeNull();
    const told = barrier.finding({ ...at('every', { ms: 1 }), ...at('none', { offBy: 123.4 }) });
    expect(told?.en).toBe(
      'In every step: right, 1 ms. Nowhere: wrong, off by 123. Somebody added what was not written yet.',
    );
    expect(told?.['zh-CN']).toBe(
      '每一步都有：对，1 ms。一道也没有：错，差了 123。出错，是因为有线程加了别人还没写好的数。',
    );
    expect(barrier.finding(at('none', { offBy: Number.NaN }))?.en).toMatch(/^Nowhere: wrong\. Somebody/);
  });

  it('calls luck what came out right without', () => {
    const told = barrier.finding({ ...at('early', { ms: 0.9 }), ...at('none', { offBy: 2 }) });
    expect(told?.en).toContain('Only while more than 32 threads work: right here, 900 µs.');
    expect(told?.en).toContain('Nowhere: wrong, off by 2.');
    expect(told?.en).toMatch(/To be right without a barrier is luck: .*another device may differ\.$/);
    expect(told?.['zh-CN']).toContain('少了屏障还对，只是碰巧');
  });

  it('says nothing of what no GPU has run', () => {
    expect(barrier.finding(resultsOf('reduction', 'barrier=none', [['sequential', null]]))).toBeNull();
  });

  it('runs each position as a text of its own, the file itself too', () => {
    const plans = barrier.options.map(({ id }) => planOf(barrier.run(id), 1));
    const builds = plans.map(({ cases }) => cases.map(({ build }) => build));
    expect(new Set(builds.flat()).size).toBe(3);
    for (const [i, { edits = {} }] of plans.entries()) expect(Object.keys(edits)).toEqual(builds[i]);
    expect(Object.values(plans[0].edits ?? {})).toEqual([{ [SHADER]: sequentialCode }]);
  });
});

describe('the challenge', () => {
  const { edit, lacks } = lesson.challenges.mend as Extract<Challenge, { kind: 'wgsl' }>;

  it('starts from the real file without its barriers', () => {
    expect(edit.code).toBe(sequentialCode.replaceAll(/ *workgroupBarrier\(\);\n/g, ''));
    expect(sequentialCode.match(/workgroupBarrier/g)).toHaveLength(2);
    expect(kernelWith('early')).toContain('if (half > 32) {\n      workgroupBarrier();\n    }');
  });

  it('says what that lacks, and nothing of the file', async () => {
    expect(await lacks?.(edit.code)).not.toBeNull();
    expect(await lacks?.(sequentialCode)).toBeNull();
  });
});
