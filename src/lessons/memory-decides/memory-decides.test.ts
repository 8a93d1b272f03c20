import { describe, expect, it } from 'vitest';
import neighboursCode from '../../../shaders/strided-copy/neighbours.wgsl?raw';
import type { Params } from '../../engine/contract.ts';
import type { Challenge, Results } from '../lesson.ts';
import { resultsFrom } from '../testing/rows.ts';
import { lesson } from './index.ts';

/** Variant, parameters, time in ms (null: none), half-width of the interval as a share. */
type Timed = readonly [variant: string, params: Params, ms: number | null, spread?: number];

const CPU = ['js', 'js-naive', 'js-blocked', 'wasm', 'wasm-threads'];

const resultsOf = (runs: Readonly<Record<string, readonly Timed[]>>): Results =>
  resultsFrom(
    'made',
    Object.fromEntries(
      Object.entries(runs).map(([id, timed]) => [
        id,
        timed.map(([variant, params, ms, spread]) => ({
          variant,
          params,
          ms,
          spread,
          on: CPU.includes(variant) ? ('wasm' as const) : ('gpu' as const),
        })),
      ]),
    ),
  );

describe('the stride', () => {
  const { stride } = lesson.predictions;
  const sweep = (near: number | null, far: number | null, cpuFar: number | null = 4): Results =>
    resultsOf({
      sweep: [
        ['neighbours', { stride: 1 }, near],
        ['neighbours', { stride: 16 }, far],
        ['wasm-threads', { stride: 1 }, 1],
        ['wasm-threads', { stride: 16 }, cpuFar],
      ],
    });

  it('is answered by the GPU’s own ratio', () => {
    expect(stride.answer(sweep(2, 16))).toBeCloseTo(8);
    expect(stride.answer(sweep(null, null))).toBeNull();
    expect(stride.answer({})).toBeNull();
  });

  it('is explained for a loss, for none, and without times', () => {
    const lost = stride.explain(sweep(2, 16), 8);
    expect(lost.en).toBe(
      'Side by side the GPU took 2 ms, 16 apart 16 ms: 8× as long for as many numbers. On all CPU cores it is 4×. Your guess was close.',
    );
    expect(lost['zh-CN']).toContain('同样多的数，用时是 8 倍。CPU 全部核心是 4 倍。你猜得很接近。');
    expect(stride.explain(sweep(2, 2), 8).en).toContain('no loss that could be told from chance');
    expect(stride.explain(sweep(2, 1), 8).en).toContain('no loss');
    expect(stride.explain(sweep(2, 16, null), 1).en).toMatch(/as many numbers\.$/);
    expect(stride.explain(sweep(null, null), 8).en).toBe('No time was measured.');
  });
});

describe('the claims', () => {
  const { arithmetic, stretches } = lesson.claims;
  const twice = (few: number | null, many: number | null) =>
    arithmetic.verdict(
      resultsOf({
        twice: [
          ['branch', { steps: 1 }, few === null ? null : 10],
          ['branch', { steps: 2 }, few === null ? null : 10 * few],
          ['branch', { steps: 64 }, many === null ? null : 100],
          ['branch', { steps: 128 }, many === null ? null : 100 * many],
          ['wasm-threads', { steps: 1 }, 1],
          ['wasm-threads', { steps: 2 }, 1.1],
          ['wasm-threads', { steps: 64 }, 20],
          ['wasm-threads', { steps: 128 }, null],
        ],
      }),
    );

  it('twice the arithmetic: in part where memory hides little and not much', () => {
    expect(twice(1.05, 1.95)?.holds).toBe('partly');
    expect(twice(1.05, 1.1)?.holds).toBe('no');
    expect(twice(1.9, 2)?.holds).toBe('yes');
    expect(twice(null, 2)).toBeNull();
    expect(twice(1.05, null)).toBeNull();
    expect(arithmetic.verdict({})).toBeNull();
  });

  it('twice the arithmetic: the figures are those of both sides, a missing one a dash', () => {
    const because = twice(1.05, 1.9)?.because;
    expect(because?.en).toContain('From 4 to 8 operations a number: GPU 1.1× the time, CPU 1.1×.');
    expect(because?.en).toContain('From 256 to 512: GPU 1.9×, CPU –.');
  });

  const share = (runs: number | null, neighbours: number | null, spread = 0.01) =>
    stretches.verdict(
      resultsOf({
        sweep: [
          ['runs', { stride: 1 }, runs, spread],
          ['neighbours', { stride: 1 }, neighbours, spread],
        ],
      }),
    );

  it('a stretch of its own: as measured, a tie too', () => {
    expect(share(4, 1)?.holds).toBe('no');
    expect(share(1, 4)?.holds).toBe('yes');
    expect(share(1, 1.1, 0.2)?.holds).toBe('partly');
    expect(share(1, 1.1, 0.5)).toBeNull();
    expect(share(null, 1)).toBeNull();
  });
});

describe('turning a matrix', () => {
  const { turn } = lesson.plays;
  const across: readonly Timed[] = [
    ['strided-writes', {}, 8],
    ['strided-reads', {}, 6],
    ['js-naive', {}, 10],
  ];
  const tile: readonly Timed[] = [
    ['tiled', {}, 2],
    ['js-blocked', {}, 20],
  ];

  it('compares the best of each side, and says nothing from one position', () => {
    expect(turn.finding(resultsOf({ 'turn=across': across }))).toBeNull();
    const two = turn.finding(resultsOf({ 'turn=across': across, 'turn=tile': tile }));
    expect(two?.en).toBe('On the GPU, tile by tile is 3× faster. On the CPU, in blocks is 2× slower.');
    expect(two?.['zh-CN']).toBe(
      'GPU 上，分块转和直接转相比，速度是后者的 3 倍。CPU 上，分块转和直接转相比，用时反而是后者的 2 倍。',
    );
    const padded = turn.finding(resultsOf({ 'turn=tile': tile, 'turn=padded': [['padded', {}, 2]] }));
    expect(padded?.en).toBe('Padding the GPU’s tile makes no difference.');
  });

  it('speaks of the CPU alone without a GPU', () => {
    const told = turn.finding(
      resultsOf({
        'turn=across': [
          ['strided-writes', {}, null],
          ['js-naive', {}, 10],
        ],
        'turn=tile': [
          ['tiled', {}, null],
          ['js-blocked', {}, 5],
        ],
      }),
    );
    expect(told?.en).toBe('On the CPU, in blocks is 2× faster.');
  });
});

describe('the challenge', () => {
  const { edit, goal } = lesson.challenges.restore as Extract<Challenge, { kind: 'wgsl' }>;

  it('starts from the real file, changed in its index alone', () => {
    const added = edit.code.split('\n').filter((line) => !neighboursCode.includes(line));
    expect(added).toHaveLength(3);
    expect(goal).toBe(1.5);
  });

  it.each([edit.pattern, edit.small ?? ''])('shuffles all numbers of %s, none twice', (pattern) => {
    const count = Number(/count=(\d+)/.exec(pattern)?.[1]);
    // A power of two and an odd factor: a permutation. Seen on a small one.
    expect(Math.log2(count) % 1).toBe(0);
    const factor = Number(/j \* (0x[0-9a-f]+)/.exec(edit.code)?.[1]);
    const small = Array.from({ length: 1024 }, (_, j) => (Math.imul(j, factor) >>> 0) % 1024);
    expect(new Set(small).size).toBe(1024);
  });
});
