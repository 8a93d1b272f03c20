import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import en from '../i18n/en/index.ts';
import { createFormat } from '../i18n/format.ts';
import type { Locale } from '../i18n/index.ts';
import zhCN from '../i18n/zh-CN/index.ts';
import type { Summary, SummaryRow } from '../results/summary.ts';
import { workloads } from '../workloads/registry.ts';
import { findingOf } from './findings.ts';
import { groupWorkloads } from './group.ts';
import { sentenceOf } from './sentence.ts';
import { summaryOf, timedRow, untimedRow } from './testing/rows.ts';

const i18n = createInstance();
beforeAll(async () => {
  await i18n.init({
    lng: 'en',
    resources: { en, 'zh-CN': zhCN },
    ns: ['charts'],
    defaultNS: 'charts',
    interpolation: { escapeValue: false },
  });
});

interface Source {
  readonly label: string | null;
  readonly software?: boolean;
  readonly foreign?: boolean;
  readonly summary: Summary;
}

function say(locale: Locale, ...sources: Source[]): string {
  const [group] = groupWorkloads(
    sources.map(({ summary }) => summary),
    workloads,
  );
  return sentenceOf(group, group.facets[0], {
    t: i18n.getFixedT(locale, 'charts'),
    locale,
    format: createFormat(locale),
    sources: sources.map(({ label, software = false, foreign }) => ({ label, software, foreign })),
  });
}

const one = (summary: Summary, software = false): Source => ({ label: null, software, summary });
const row = (variant: string, n: number, ms: number, spread = 0, copiesMs = 0) =>
  timedRow('matmul', variant, { n }, { ms, spread, copiesMs });

test('best GPU against best CPU at the largest common size, with copies and crossover', () => {
  const summary = summaryOf([
    ...[row('tiled', 64, 2), row('wasm', 64, 1)],
    ...[row('tiled', 128, 3), row('wasm', 128, 6)],
    ...[
      row('naive', 256, 9, 0, 9),
      row('tiled', 256, 5, 0.1, 5),
      row('wasm', 256, 50, 0.1),
      row('js-textbook', 256, 900),
    ],
    // The CPU did not get as far: no comparison there.
    row('tiled', 512, 40),
  ]);
  expect(say('en', one(summary))).toBe(
    'At n = 256, “Tiled” on the GPU is 10× (8.7–12) faster than “WebAssembly SIMD” on the CPU, best against best. ' +
      'With the copies counted, the GPU is 5× faster. The GPU overtakes the CPU between n = 64 and 128.',
  );
  expect(say('zh-CN', one(summary))).toBe(
    'n = 256 时，两边各取最快的相比，GPU 上的“分块”的速度是 CPU 上的“WebAssembly SIMD”的 10 倍（8.7–12）。' +
      '把拷贝也算进去，GPU 的速度是 CPU 的 5 倍。GPU 在 n = 64 与 128 之间反超 CPU。',
  );
});

test('overlapping intervals are a tie, and a tie is not ahead', () => {
  const summary = summaryOf([
    ...[row('tiled', 64, 1), row('wasm', 64, 9)],
    ...[row('tiled', 128, 10, 0.1), row('wasm', 128, 11, 0.1)],
  ]);
  expect(say('en', one(summary))).toMatch(/^At n = 128 it is a tie: .*overlap\. With the copies counted/);
  expect(say('en', one(summary))).not.toMatch(/overtakes|throughout/);
  expect(say('zh-CN', one(summary))).toContain('打成平手');
});

test('a tie is between times that are alike: wide intervals and few samples are no tie', () => {
  const noisy = summaryOf([row('tiled', 64, 0.016, 0.9), row('wasm', 64, 0.109, 0.9)]);
  expect(say('en', one(noisy))).toMatch(
    /^At n = 64 the times are too noisy to tell whether “Tiled” on the GPU or “Web/,
  );
  expect(say('zh-CN', one(noisy))).toContain('波动太大');
  const trip = (ms: number) => ({ median: ms, low: ms * 0.2, high: ms * 1.8, samples: 20 });
  const copied = [
    { ...row('tiled', 64, 1), roundTripMs: trip(7) },
    { ...row('wasm', 64, 8), roundTripMs: trip(8) },
  ];
  expect(say('en', one(summaryOf(copied)))).not.toContain('copies');
  const tiled = row('tiled', 64, 10, 0.1);
  const once = { ...tiled, kernelMs: tiled.kernelMs && { ...tiled.kernelMs, samples: 1 } };
  for (const rows of [
    [once, row('wasm', 64, 10.5, 0.1)],
    [row('tiled', 64, 10.5, 0.1), { ...once, ...row('wasm', 64, 10, 0.1), kernelMs: once.kernelMs }],
  ]) {
    expect(say('en', one(summaryOf(rows)))).toMatch(/^At n = 64 there are too few samples to tell whether/);
    expect(say('zh-CN', one(summaryOf(rows)))).not.toContain('平手');
  }
});

test('the same contender of two sources is never named twice without them', () => {
  const [a, b] = [10, 10.2].map((ms) => summaryOf([row('wasm', 64, ms, 0.1)]));
  const other = summaryOf([row('wasm', 128, 9)]);
  const text = say(
    'en',
    { label: 'A', summary: a },
    { label: 'B', summary: b },
    {
      label: 'C',
      summary: { ...other, measurements: [...other.measurements, untimedRow('matmul', 'wasm', { n: 64 }, 'failed')] },
    },
  );
  expect(text).toContain('“WebAssembly SIMD” on the CPU of C takes 9 ms');
  const common = say(
    'en',
    { label: 'A', summary: a },
    { label: 'B', summary: b },
    { label: 'C', summary: summaryOf([untimedRow('matmul', 'wasm', { n: 64 }, 'failed')]) },
  );
  expect(common).toBe(
    'At n = 64 it is a tie: the intervals of “WebAssembly SIMD” on the CPU of A and “WebAssembly SIMD” on the CPU of B overlap.',
  );
});

test('the CPU may win, copies may turn the result, and near one a decimal more is given', () => {
  const summary = summaryOf([row('tiled', 64, 1.04), row('wasm', 64, 1)]);
  expect(say('en', one(summary))).toBe(
    'At n = 64, the CPU wins: “WebAssembly SIMD” on the CPU is 1.04× (1.04–1.04) faster than “Tiled” on the GPU, ' +
      'best against best. With the copies counted, the two are about even.',
  );
  const copies = summaryOf([row('tiled', 64, 1, 0, 9), row('wasm', 64, 2)]);
  expect(say('en', one(copies))).toContain('With the copies counted, the CPU is 5× faster.');
});

test('ahead throughout, on either side', () => {
  const ahead = summaryOf([64, 128].flatMap((n) => [row('tiled', n, 1), row('wasm', n, 5)]));
  expect(say('en', one(ahead))).toContain('The GPU is ahead throughout.');
  const behind = summaryOf([64, 128].flatMap((n) => [row('tiled', n, 5), row('wasm', n, 1)]));
  expect(say('zh-CN', one(behind))).toContain('CPU 全程领先。');
});

test('a software adapter is named wherever its times are', () => {
  const rows = [row('tiled', 64, 1), row('wasm', 64, 5)];
  expect(say('en', one(summaryOf(rows), true))).toMatch(/Software adapter: this GPU is your CPU\.$/);
  expect(say('en', one(summaryOf([rows[1]]), true))).not.toContain('Software');
  for (const locale of ['en', 'zh-CN'] as const) {
    const foreign = say(locale, { label: null, software: true, foreign: true, summary: summaryOf(rows) });
    expect(foreign).toMatch(/Software adapter|软件适配器/);
    expect(foreign).not.toMatch(/your|你/);
  }
  const two = say(
    'en',
    { label: 'A', software: true, summary: summaryOf(rows) },
    { label: 'B', summary: summaryOf(rows) },
  );
  expect(two).toContain('Software adapter in A');
});

test('one side only, one contender only, none at all', () => {
  expect(say('en', one(summaryOf([row('wasm', 64, 2), row('js-textbook', 64, 6)])))).toBe(
    'At n = 64, “WebAssembly SIMD” on the CPU is fastest: 3× (3–3) faster than “JavaScript” on the CPU.',
  );
  expect(say('en', one(summaryOf([row('wasm', 64, 2)])))).toBe('At n = 64, “WebAssembly SIMD” on the CPU takes 2 ms.');
  const none = summaryOf([untimedRow('matmul', 'wasm', { n: 64 }, 'failed')]);
  expect(say('en', one(none))).toBe('No contender has a time that could be compared.');
  expect(say('zh-CN', one(none))).toBe('没有可以比较的用时。');
});

test('too few samples: nobody is called faster, and what both took is said', () => {
  const once = (variant: string, ms: number) => {
    const timed = row(variant, 64, ms, 0.1);
    return { ...timed, kernelMs: timed.kernelMs && { ...timed.kernelMs, samples: 2 } };
  };
  const rows = [once('tiled', 1), once('wasm', 5)];
  expect(say('en', one(summaryOf(rows)))).toBe(
    'At n = 64 there are too few samples to tell whether “Tiled” on the GPU or “WebAssembly SIMD” on the CPU is faster: 1 ms against 5 ms so far.',
  );
  expect(say('zh-CN', one(summaryOf(rows)))).toContain('目前是 1 ms 对 5 ms。');
});

test('an interval that rests on three samples is called what it is', () => {
  const thrice = (variant: string, ms: number) => {
    const timed = row(variant, 64, ms, 0.1);
    return { ...timed, kernelMs: timed.kernelMs && { ...timed.kernelMs, samples: 3 } };
  };
  const summary = summaryOf([thrice('tiled', 1), thrice('wasm', 5)]);
  expect(say('en', one(summary))).toContain('is 5× (4.3–5.8, from the range of 3 samples) faster');
  expect(say('zh-CN', one(summary))).toContain('由 3 个样本的范围得出）');
});

test('round trips too few to tell anything say nothing of the copies', () => {
  const trips = (variant: string, ms: number, tripMs: number, samples: number) => ({
    ...row(variant, 64, ms),
    roundTripMs: { median: tripMs, low: tripMs * 0.999, high: tripMs * 1.001, samples },
  });
  const text = (samples: number) =>
    say('en', one(summaryOf([trips('tiled', 1, 10, samples), trips('wasm', 5, 10.2, samples)])));
  expect(text(2)).not.toContain('copies');
  expect(text(3)).toContain('With the copies counted, the GPU is 1.02× faster.');
});

test('a size with too few samples says nothing of who overtakes whom', () => {
  const few = (timed: SummaryRow) => ({ ...timed, kernelMs: timed.kernelMs && { ...timed.kernelMs, samples: 1 } });
  const small = [row('tiled', 64, 2), few(row('wasm', 64, 1))];
  const large = [128, 256].flatMap((n) => [row('tiled', n, 1), row('wasm', n, 5)]);
  expect(say('en', one(summaryOf([...small, ...large])))).toContain('The GPU is ahead throughout.');
});

test('a size too noisy to tell says nothing of who overtakes whom', () => {
  const rows = [row('tiled', 64, 2, 0.9), row('wasm', 64, 2.5, 0.9)];
  const large = [128, 256].flatMap((n) => [row('tiled', n, 1), row('wasm', n, 5)]);
  expect(say('en', one(summaryOf([...rows, ...large])))).toContain('The GPU is ahead throughout.');
});

test('sources are compared at a size that all of them have', () => {
  const a = summaryOf([row('tiled', 64, 4, 0.05), row('wasm', 64, 9), row('tiled', 128, 1)]);
  const b = summaryOf([row('registers', 64, 2, 0.05), row('wasm', 64, 9)]);
  const text = say('en', { label: 'Old', summary: a }, { label: 'New', summary: b });
  expect(text).toBe(
    'At n = 64, New is fastest: its “Register blocks” on the GPU is 2× (1.86–2.1) faster than “Tiled” on the GPU of Old.',
  );
  const tie = say('zh-CN', { label: '甲', summary: a }, { label: '乙', summary: a });
  expect(tie).toContain('平手');
});

test('sources without a common size are compared as contenders, and times that are no numbers count nothing', () => {
  const a = summaryOf([row('tiled', 64, 4)]);
  const b = summaryOf([row('tiled', 128, Number.NaN), row('wasm', 128, Number.POSITIVE_INFINITY)]);
  const [group] = groupWorkloads([a, b], workloads);
  expect(findingOf(group.facets[0])).toMatchObject({ kind: 'single', x: 64 });
});

test.each([
  ['en', 'reaches 40% of its machine’s limit, which memory sets.'],
  ['zh-CN', '达到了机器上限的 40%，卡在内存上。'],
] as const)('how near the first comes to the limit is said where it is known (%s)', (locale, words) => {
  const summary = summaryOf([row('tiled', 512, 1), row('wasm', 512, 4)]);
  const [group] = groupWorkloads([summary], workloads);
  const context = { t: i18n.getFixedT(locale, 'charts'), locale, format: createFormat(locale) };
  const sources = [{ label: null, software: false }];
  const standing = () =>
    ({ side: 'gpu', intensity: 2, mix: 'multiply-add', limitedBy: 'memory', share: 0.4, reach: 'within' }) as const;
  expect(sentenceOf(group, group.facets[0], { ...context, sources, standing })).toContain(words);
  expect(sentenceOf(group, group.facets[0], { ...context, sources, standing: () => null })).not.toContain('40%');
});

test.each([
  ['en', 'beyond', 'That limit was measured too low'],
  ['zh-CN', 'beyond', '上限测低了'],
  ['en', 'cached', 'its data is cached, or that limit was measured too low'],
  ['zh-CN', 'cached', '要么数据留在缓存里，要么上限测低了'],
] as const)('a share above one is explained, not claimed (%s, %s)', (locale, reach, words) => {
  const summary = summaryOf([row('tiled', 512, 1), row('wasm', 512, 4)]);
  const [group] = groupWorkloads([summary], workloads);
  const context = { t: i18n.getFixedT(locale, 'charts'), locale, format: createFormat(locale) };
  const sources = [{ label: null, software: false }];
  const standing = () =>
    ({ side: 'gpu', intensity: 2, mix: 'multiply-add', limitedBy: 'memory', share: 1.8, reach }) as const;
  const text = sentenceOf(group, group.facets[0], { ...context, sources, standing });
  expect(text).toContain(words);
  expect(text).not.toMatch(/of its machine’s limit,|达到了机器上限/);
});
