import { describe, expect, it } from 'vitest';
import type { Params } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { costedRow } from '../../results/testing/rows.ts';
import type { Results } from '../lesson.ts';
import { resultsFrom, type TimedRow } from '../testing/rows.ts';
import { fits, largestPiece, linesOf, mostTokens, piecesOf, sizeOf } from './estimate.ts';
import { type Choice, goalOf, gridOf, judge, rightOf } from './goal.ts';
import { lesson } from './index.ts';
import { gainOfCores, speedsOf, tokensOf } from './readings.ts';
import { roofsOf } from './roofs.ts';
import { BITS, READERS, TOKENS } from './runs.ts';

const CORES = 8;

/** Of the model, with a time; on the CPU unless the variant is the GPU's. */
const timed = (variant: string, ms: number, params: Params, spread?: number): TimedRow => ({
  variant,
  on: variant === 'fused' ? 'gpu' : 'wasm',
  ms,
  params,
  spread,
});
const reads = (variant: string, ms: number, t = TOKENS) => timed(variant, ms, { task: 'prefill', b: 1, t });
const writes = (variant: string, ms: number, { b = 1, bits = 32, t = TOKENS } = {}) =>
  timed(variant, ms, { task: 'decode', b, t, bits });

const results = (run: string, rows: readonly TimedRow[], beside: readonly SummaryRow[] = []): Results => {
  const made = resultsFrom('language', { [run]: rows }, { cores: CORES })[run];
  if (!made) return {};
  const measurements = [...made.summary.measurements, ...beside];
  return { [run]: { ...made, summary: { ...made.summary, measurements } } };
};

/** Reading alone: 64 GiB/s on the GPU, half of that on the CPU. */
const MEMORY = [costedRow('peak-read:gpu:blocks=4096', 1), costedRow('peak-read:wasm-threads:blocks=4096', 2)];
const ARITHMETIC = [
  costedRow('peak-fma:gpu:rows=4096,steps=1024', 0.1),
  costedRow('peak-fma:wasm-threads:rows=4096,steps=1024', 1),
];

/** The GPU reads 64 tokens in 4 ms and writes one in 1 ms; the CPU in 64 ms and in 2. */
const SPEED = results(
  'speed',
  [
    reads('fused', 4),
    reads('wasm', 480),
    reads('wasm-threads', 64),
    writes('fused', 1),
    writes('wasm', 5),
    writes('wasm-threads', 2),
  ],
  [...MEMORY, ...ARITHMETIC],
);

describe('the readings', () => {
  it('count the tokens of a prompt, and one more for each sequence', () => {
    expect(speedsOf(SPEED, 'gpu')).toEqual({ reads: 16_000, writes: 1000, writesAnew: 250 });
    expect(speedsOf(SPEED, 'cpu')).toEqual({ reads: 1000, writes: 500, writesAnew: 1000 / 64 });
    expect(speedsOf({}, 'gpu')).toBeNull();
    const [row] = results('speed', [writes('fused', 2, { b: 16 })]).speed?.summary.measurements ?? [];
    expect(tokensOf(row)).toBe(8000);
    expect(tokensOf(null)).toBeNull();
  });

  it('hold all cores against one', () => {
    expect(gainOfCores(SPEED, 'prefill')).toBe(7.5);
    expect(gainOfCores(SPEED, 'decode')).toBe(2.5);
    expect(gainOfCores({}, 'decode')).toBeNull();
  });

  it('take the slope of a roof from reading alone', () => {
    const roofs = roofsOf(SPEED);
    expect(roofs?.gpu?.gbps).toBeCloseTo(2 * (roofs?.cpu?.gbps ?? 0));
    expect(roofs?.gpu?.gflops).toBeCloseTo(10 * (roofs?.cpu?.gflops ?? 0));
    expect(roofsOf(results('speed', [], MEMORY))).toBeNull();
  });
});

describe('the guesses', () => {
  const { reading, writer } = lesson.predictions;

  it('how many tokens are read while one is written, each by the better side', () => {
    expect(reading.answer(SPEED)).toBe(16);
    expect(reading.explain(SPEED, 20).en).toBe(
      'The GPU reads 16,000 tokens a second and writes 1,000. The CPU reads 1,000 tokens a second and writes 500. Your guess was close.',
    );
    expect(reading.explain(SPEED, 1)['zh-CN']).toBe(
      'GPU 每秒读 16,000 个 token，写 1,000 个。CPU 每秒读 1,000 个 token，写 500 个。',
    );
    expect(reading.explain({}, 1).en).toBe('No time was measured.');
  });

  it('who writes faster, or that nobody does', () => {
    expect(writer.answer(SPEED)).toBe('gpu');
    expect(writer.explain(SPEED, 'gpu').en).toBe(
      'The GPU writes 2× as many tokens a second as the CPU. You saw that coming.',
    );
    const behind = results('speed', [writes('fused', 3), writes('wasm-threads', 2)]);
    expect(writer.answer(behind)).toBe('cpu');
    expect(writer.explain(behind, 'gpu')['zh-CN']).toBe('CPU 每秒写的 token 是 GPU 的 1.5 倍。');
    const alike = results('speed', [writes('fused', 2), writes('wasm-threads', 2)]);
    expect(writer.answer(alike)).toBe('tie');
    expect(writer.explain(alike, 'cpu').en).toMatch(/^Both write equally fast/);
    expect(writer.answer(results('speed', [writes('fused', 3)]))).toBeNull();
  });
});

describe('the claims', () => {
  const { gpu, cores, size } = lesson.claims;

  it('“always faster” never follows', () => {
    const ahead = gpu.verdict(SPEED);
    expect(ahead?.holds).toBe('partly');
    expect(ahead?.because.en).toMatch(
      /^At reading the GPU is ahead: 16× as many tokens a second as the CPU\. At writing the GPU is ahead: 2× .* Here it is ahead in both/,
    );
    const behind = gpu.verdict(
      results('speed', [reads('fused', 4), reads('wasm-threads', 2), writes('fused', 3), writes('wasm-threads', 2)]),
    );
    expect(behind?.holds).toBe('no');
    expect(behind?.because['zh-CN']).toContain('写：CPU 领先，每秒的 token 是 GPU 的 1.5 倍。');
    const alike = gpu.verdict(
      results('speed', [reads('fused', 1), reads('wasm-threads', 2), writes('fused', 2), writes('wasm-threads', 2)]),
    );
    expect(alike?.holds).toBe('partly');
    expect(alike?.because.en).toContain('At writing the two cannot be told apart.');
    expect(alike?.because.en).not.toContain('ahead in both');
    expect(gpu.verdict(results('speed', [writes('fused', 2)]))).toBeNull();
  });

  it('“twice the cores” brings arithmetic, and not memory', () => {
    const verdict = cores.verdict(SPEED);
    expect(verdict?.holds).toBe('partly');
    expect(verdict?.because.en).toMatch(/^8 threads read 7\.5× and write 2\.5× as many tokens as one\./);
    const scaling = (read: number, write: number) =>
      cores.verdict(
        results('speed', [
          reads('wasm', read),
          reads('wasm-threads', 1),
          writes('wasm', write),
          writes('wasm-threads', 1),
        ]),
      );
    expect(scaling(8, 7.6)?.holds).toBe('yes');
    expect(scaling(4, 1.1)?.holds).toBe('no');
    expect(cores.verdict({})).toBeNull();
  });

  it('“memory size” says what runs, and bandwidth how fast', () => {
    const verdict = size.verdict(results('speed', [], [costedRow('peak-read:gpu:blocks=4096', 1)]));
    expect(verdict?.holds).toBe('partly');
    expect(verdict?.because.en).toMatch(
      /^GPU: at the 67 GB\/s that were measured, 8 billion weights of 8 bits write at most 8\.4 tokens a second, 70 billion at most 0\.96\./,
    );
    expect(verdict?.because['zh-CN']).toContain('80 亿个 8 位权重每秒最多写 8.4 个 token，700 亿个最多 0.96 个');
    expect(size.verdict({})).toBeNull();
  });
});

describe('the length of the text', () => {
  const at = (length: number, kept: number, anew: number) =>
    results(`length=${length}`, [reads('fused', anew, length), writes('fused', kept, { t: length })]);

  it('costs with the cache and without it', () => {
    const { finding } = lesson.plays.length;
    const all = { ...at(8, 1, 2), ...at(128, 1.1, 20) };
    expect(finding(all)?.en).toBe(
      'GPU, from 8 to 128 tokens: with the cache one more takes 1.1× the time, without it 10×.',
    );
    expect(finding(all)?.['zh-CN']).toContain('有缓存时用时是原来的 1.1 倍，没有缓存时是 10 倍。');
    expect(finding(at(8, 1, 2))).toBeNull();
  });
});

describe('the estimate', () => {
  it('counts the bytes of all weights, and what is left of memory', () => {
    expect(BITS.map((bits) => sizeOf(8, bits))).toEqual([32, 16, 8]);
    expect([fits(12.8, 16), fits(12.9, 16)]).toEqual([true, false]);
    expect(mostTokens(100, sizeOf(70, 16))).toBeCloseTo(0.714, 3);
  });

  it('cuts weights into pieces that a shader may be handed', () => {
    const limits = { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 };
    expect(largestPiece(limits)).toBe(2 ** 27);
    expect(largestPiece({ ...limits, maxBufferSize: 2 ** 20 })).toBe(2 ** 20);
    expect(piecesOf(8, limits)).toBe(60);
  });

  it('leaves open what is not known', () => {
    const lines = linesOf([16, 8], { memory: null, gbps: null, limits: null });
    expect(lines.map(({ billions, bits }) => [billions, bits])).toEqual([
      [1, 16],
      [1, 8],
      [8, 16],
      [8, 8],
      [70, 16],
      [70, 8],
    ]);
    for (const line of lines) expect(line).toMatchObject({ fits: null, tokens: null, pieces: null });
    const known = linesOf([8], { memory: 16, gbps: 80, limits: null });
    expect(known.map(({ fits: found, tokens }) => [found, tokens])).toEqual([
      [true, 80],
      [true, 10],
      [false, 80 / 70],
    ]);
  });
});

describe('the challenge', () => {
  /** Weights set the pace, and arithmetic does from 8 readers on (32 bits) or from 2 (8 bits). */
  const time = (b: number, bits: number) => Math.max(bits / 8, b / 2);
  const grid = (variant = 'fused') =>
    READERS.flatMap((b) => BITS.map((bits) => writes(variant, time(b, bits), { b, bits })));
  const all = results('readers', grid());
  const choices: readonly Choice[] = READERS.flatMap((b) => BITS.map((bits) => ({ bits, b })));

  it('asks for what only one choice reaches, with as many bits as it allows', () => {
    const goal = goalOf(all);
    expect(goal).not.toBeNull();
    if (!goal) return;
    const right = choices.filter((choice) => judge(all, choice));
    expect(right).toHaveLength(1);
    expect(right[0].b).not.toBe(1);
    expect(right[0].b).not.toBe(64);
    expect(right[0].bits).toBeLessThan(32);
    const reached = gridOf(all, 'gpu').find(({ bits, b }) => bits === right[0].bits && b === right[0].b);
    expect(reached?.all).toBeGreaterThanOrEqual(goal.all);
    expect(reached?.each).toBeGreaterThanOrEqual(goal.each);
    // More bits reach it with no number of readers.
    for (const one of gridOf(all, 'gpu').filter(({ bits }) => bits > right[0].bits)) {
      expect(one.all < goal.all || one.each < goal.each).toBe(true);
    }
  });

  it('takes fewer bits as wrong where more do as well', () => {
    const cells = gridOf(all, 'gpu');
    const easy = { all: 1, each: 1 };
    expect(new Set(rightOf(cells, easy).map(({ bits }) => bits))).toEqual(new Set([32]));
    expect(rightOf(cells, { all: 1e9, each: 1 })).toEqual([]);
  });

  it('is set on the side that writes more, of those measured here', () => {
    const both = results('readers', [
      ...grid(),
      ...grid('wasm-threads').map((row) => ({ ...row, ms: 2 * (row.ms ?? 0) })),
    ]);
    expect(goalOf(both)?.side).toBe('gpu');
    const { readers } = both;
    const recorded = {
      machine: 'made-up',
      adapter: 'made up',
      software: true,
      origins: [{ startedAt: '2026-01-01T00:00:00Z', browser: 'Chromium 140', driver: null }],
    };
    expect(readers && goalOf({ readers: { ...readers, recorded } })?.side).toBe('cpu');
  });

  it('is open where too little was measured, and its solution says so', () => {
    expect(goalOf({})).toBeNull();
    expect(judge({}, { bits: 8, b: 4 })).toBeNull();
    const { solution } = lesson.hints.serve;
    expect(solution({}).en).toMatch(/^The answer depends on what this machine measures/);
    expect(solution(all).en).toMatch(
      /^On the GPU: (32|16|8) bits and (4|16) users: .* No choice with more bits reaches both\.$/,
    );
    expect(solution(all)['zh-CN']).toMatch(/^在 GPU 上：(32|16|8) 位、(4|16) 个用户：每秒一共/);
  });
});
