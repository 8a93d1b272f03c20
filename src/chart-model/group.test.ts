import { expect, test } from 'vitest';
import type { Params } from '../engine/contract.ts';
import { LOCALES } from '../i18n/index.ts';
import type { SummaryRow } from '../results/summary.ts';
import { workloads } from '../workloads/registry.ts';
import { groupWorkloads } from './group.ts';
import { lookOf } from './looks.ts';
import { summaryOf, timedRow, untimedRow } from './testing/rows.ts';
import { bestVariants, contendersIn, missingIn, pointsOf, shownAtFirst } from './view.ts';
import { axisText, briefPlace, facetText, paramName, placeText } from './words.ts';

const grouped = (...summaries: Parameters<typeof groupWorkloads>[0]) => groupWorkloads(summaries, workloads);
const ms = (value: number) => ({ ms: value });
const RATE = { view: 'rate', unit: 'GFLOP/s', baseline: { kind: 'best-cpu' }, clock: 'kernel' } as const;

test('a square sweep is one facet over n; m and k keep step', () => {
  const rows = [64, 128, 256].map((n) => timedRow('matmul', 'tiled', { n }, ms(n)));
  const [group] = grouped(summaryOf(rows));
  expect(group.axis).toBe('n');
  expect(group.following).toEqual(['m', 'k']);
  expect(group.facets).toHaveLength(1);
  expect(group.facets[0].xs).toEqual([64, 128, 256]);
  expect(facetText(group, group.facets[0], 'en')).toBe('');
  expect(axisText(group, 'en')).toContain('n = m = k');
});

test('a fixed m is said and never split off where n happens to equal it', () => {
  const rows = [64, 128].map((n) => timedRow('matmul', 'tiled', { n, m: 64, k: n }, ms(n)));
  const [group] = grouped(summaryOf(rows));
  expect(group.facets).toHaveLength(1);
  expect(facetText(group, group.facets[0], 'en')).toBe('m = 64');
  expect(group.following).toEqual(['k']);
});

test('other parameters give facets of their own: no line mixes two problems', () => {
  const rows = [256, 512].flatMap((size) =>
    [3, 9].map((k) => timedRow('convolution', 'direct', { size, k }, ms(size * k))),
  );
  const [group] = grouped(summaryOf(rows));
  expect(group.axis).toBe('size');
  expect(group.facets.map((facet) => facetText(group, facet, 'en'))).toEqual([
    'k = 3, Gaussian blur',
    'k = 9, Gaussian blur',
  ]);
  for (const facet of group.facets) expect(new Set(facet.cells.map(({ row }) => row.params.k)).size).toBe(1);
});

test('what an older result does not say of a choice is its default: one facet with a newer one', () => {
  const old = { b: 32, width: 128, pictures: 1024, optimiser: 'adam' };
  const rows = [
    timedRow('training', 'wasm', old, ms(2)),
    timedRow('training', 'js', { ...old, network: 'perceptron' }, ms(3)),
    timedRow('training', 'js', { ...old, network: 'convolutional' }, ms(9)),
  ];
  const [group] = grouped(summaryOf(rows));
  expect(group.facets.map(({ cells }) => cells.length)).toEqual([2, 1]);
});

test('where the size is the same throughout, the parameter that varies is the axis', () => {
  const rows = [3, 9].map((k) => timedRow('convolution', 'direct', { size: 512, k }, ms(k)));
  const [group] = grouped(summaryOf(rows));
  expect(group.axis).toBe('k');
  expect(group.facets[0].xs).toEqual([3, 9]);
  expect(placeText(group, group.facets[0], 9, 'zh-CN')).toContain('k = 9，');
});

test('one size: no axis, one place', () => {
  const [group] = grouped(summaryOf([timedRow('matmul', 'tiled', { n: 512 }, ms(1))]));
  expect(group.axis).toBeNull();
  expect(group.facets[0].xs).toEqual([]);
  expect(placeText(group, group.facets[0], null, 'en')).toBe('n = 512');
});

test('a headline names the size, what is not at its default, and what sets one chart apart from another', () => {
  const brief = (id: string, each: readonly Params[], x: number | null) => {
    const [group] = grouped(summaryOf(each.map((params) => timedRow(id, 'wasm', params, ms(1)))));
    return group.facets.map((facet) => briefPlace(group, facet, x, 'en'));
  };
  expect(brief('option-price', [{ n: 4096 }], null)).toEqual(['n = 4,096']);
  expect(brief('option-price', [{ n: 4096 }, { n: 16384 }], 4096)).toEqual(['n = 4,096']);
  expect(brief('option-price', [{ n: 4096, months: 12 }], null)).toEqual(['n = 4,096, months to expiry = 12']);
  // Of a sweep over another parameter the size is named, usual or not.
  expect(brief('convolution', [{ k: 3 }, { k: 9 }], 9)).toEqual(['k = 9, width = 1,024']);
  const apart = [3, 9].flatMap((k) => [
    { size: 256, k },
    { size: 512, k },
  ]);
  expect(brief('convolution', apart, 256)).toEqual(['width = 256, k = 3', 'width = 256, k = 9']);
  // Chosen, though it is what it would be at one of the sizes.
  const fixed = [64, 128].map((n) => ({ n, m: 64, k: n }));
  expect(brief('matmul', fixed, 64)).toEqual(['n = 64, m = 64']);
});

test('a parameter is told by the letter of its label, or by the words of it, and never by an id alone', () => {
  const told = (id: string, name: string) => {
    const workload = workloads.find((one) => one.id === id);
    return LOCALES.map((locale) => paramName(workload, name, locale));
  };
  expect(told('matmul', 'n')).toEqual(['n', 'n']);
  expect(told('attention', 't')).toEqual(['T', 'T']);
  expect(told('convolution', 'size')).toEqual(['width', '宽']);
  expect(told('language', 't')).toEqual(['tokens of a sequence', '每个序列的 token 数']);
  expect(told('mandelbrot', 'limit')).toEqual(['iterations at most', '迭代次数上限']);
  expect(paramName(null, 'size', 'en')).toBe('size');
  for (const { params } of workloads) {
    for (const [name, { label }] of Object.entries(params)) {
      const [en, zh] = LOCALES.map((locale) => paramName({ params }, name, locale));
      expect(label.en.toLowerCase()).toContain(en.toLowerCase());
      expect(zh).toMatch(zh === en && en.length === 1 ? /^\w$/ : /\p{Script=Han}/u);
    }
  }
});

test('what keeps step with the axis is named as the axis is', () => {
  const rows = [64, 128].map((size) => timedRow('convolution', 'direct', { size, height: size }, ms(1)));
  const [group] = grouped(summaryOf(rows));
  expect(LOCALES.map((locale) => axisText(group, locale))).toEqual([
    'Width (pixels) · width = height',
    '宽（像素） · 宽 = 高',
  ]);
});

test('order and steps are the definition’s, whatever the order of the rows', () => {
  const rows = ['wasm', 'registers', 'js-textbook', 'naive'].map((v) => timedRow('matmul', v, { n: 64 }, ms(1)));
  const [group] = grouped(summaryOf(rows));
  expect(group.contenders.map(({ variant }) => variant)).toEqual(['naive', 'registers', 'js-textbook', 'wasm']);
  expect(group.contenders.map(({ side }) => side)).toEqual(['gpu', 'gpu', 'cpu', 'cpu']);
  const alone = grouped(summaryOf([rows[1]]))[0].contenders[0];
  expect(lookOf(alone, 1)).toEqual(lookOf(group.contenders[1], 1));
});

test('contenders differ in look, those shown first in marker as well as colour; several sources in dashes', () => {
  const rows = workloads.flatMap(({ id, variants }) => variants.map((v) => timedRow(id, v.id, {}, ms(1))));
  for (const group of grouped(summaryOf(rows))) {
    const looks = group.contenders.map((contender) => lookOf(contender, 1));
    expect(new Set(looks.map(({ color, shape }) => `${color}|${shape}`)).size).toBe(looks.length);
    const { featured } = workloads.find(({ id }) => id === group.id) ?? {};
    const first = group.contenders.filter(({ variant }) => featured?.includes(variant));
    const firstLooks = first.map((contender) => lookOf(contender, 1));
    expect(new Set(firstLooks.map(({ shape, filled }) => `${shape}|${filled}`)).size).toBe(first.length);
    expect(new Set(firstLooks.map(({ color }) => color)).size).toBe(first.length);
  }
  const [first] = grouped(summaryOf(rows))[0].contenders;
  const dashes = [0, 1, 2, 3, 4, 5].map((source) => lookOf({ ...first, source }, 6).dash);
  expect(new Set(dashes).size).toBe(6);
});

test('of two GPUs each has its line, named by it, and looks of its own', () => {
  const adapter = (description: string) => ({ vendor: '', architecture: '', device: '', description, software: false });
  const rows = workloads[0].variants.map((variant) => timedRow('matmul', variant.id, { n: 64 }, ms(4)));
  const onSecond = rows.filter(({ on }) => on === 'gpu').map((row) => ({ ...row, gpu: 'second' as const }));
  const one = summaryOf(rows);
  const gpus = { adapter: adapter('Acme One'), secondAdapter: adapter('Acme Two') };
  const two = { ...summaryOf([...onSecond, ...rows]), environment: { ...one.environment, ...gpus } };
  const [group] = grouped(two);
  const titles = (variant: string) =>
    group.contenders.filter((one) => one.variant === variant).map(({ title, entry }) => [title.en, entry]);
  const { title } = workloads[0].variants.find(({ id }) => id === 'tiled') ?? workloads[0].variants[0];
  expect(titles('tiled')).toEqual([
    [`${title.en} · Acme One`, 'tiled'],
    [`${title.en} · Acme Two`, 'tiled~second'],
  ]);
  expect(titles('js-textbook')[0][0]).not.toContain('Acme');
  const looks = group.contenders.map((contender) => lookOf(contender, 1));
  expect(new Set(looks.map(({ color, shape }) => `${color}|${shape}`)).size).toBe(looks.length);
  // Each has a place of its own, and the fastest may be on either.
  expect(group.facets[0].cells).toHaveLength(rows.length + onSecond.length);
  const quick = onSecond.map((row) => (row.variant === 'tiled' ? timedSecond(row) : row));
  const [{ facets }] = grouped({ ...two, measurements: [...rows, ...quick] });
  expect([...bestVariants(facets[0])]).toContain('tiled~second');
  // Without an environment the second is told apart all the same; with one GPU nothing is added.
  const [{ contenders }] = groupWorkloads([{ measurements: two.measurements }], workloads);
  expect(contenders.find(({ entry }) => entry === 'tiled~second')?.title['zh-CN']).toMatch(/ · 第二个 GPU$/);
  expect(contenders.find(({ entry }) => entry === 'tiled')?.title).toEqual(title);
  expect(grouped(one)[0].contenders.find(({ entry }) => entry === 'tiled')?.title).toEqual(title);
});

const timedSecond = (row: SummaryRow): SummaryRow => ({
  ...timedRow('matmul', row.variant, { n: 64 }, ms(1)),
  gpu: 'second',
});

test('a workload or variant that this version does not know is shown by its id', () => {
  const row = timedRow('matmul', 'tiled', { n: 64 }, ms(1));
  const [known, strange] = grouped(
    summaryOf([
      { ...row, workload: 'sort', case: 'sort@1:radix:n=64', variant: 'radix' },
      { ...row, variant: 'tomorrow', case: 'matmul@1:tomorrow:n=64' },
    ]),
  );
  expect(known.contenders[0].title.en).toBe('tomorrow');
  expect(strange.title.en).toBe('sort');
  expect(strange.workload).toBeNull();
});

test('versions of a workload never share a chart', () => {
  const row = timedRow('matmul', 'tiled', { n: 64 }, ms(1));
  expect(grouped(summaryOf([row, { ...row, case: row.case.replace('@1', '@2') }]))).toHaveLength(2);
});

test('cases without a time have no point, and are all named as missing', () => {
  const rows = [
    timedRow('matmul', 'tiled', { n: 64 }, ms(2)),
    untimedRow('matmul', 'tiled', { n: 128 }, 'failed'),
    untimedRow('matmul', 'wasm', { n: 64 }, 'wrong'),
    { ...timedRow('matmul', 'naive', { n: 64 }, ms(Number.NaN)), gflops: Number.POSITIVE_INFINITY },
    timedRow('matmul', 'naive', { n: 128 }, ms(0)),
  ];
  const [group] = grouped(summaryOf(rows));
  const [facet] = group.facets;
  const shown = new Set(contendersIn(group, facet).map(({ id }) => id));
  expect(pointsOf(facet, shown, RATE)).toEqual([
    { x: 64, values: { '0|tiled': { median: 500, low: 500, high: 500 } } },
  ]);
  expect(missingIn(group, facet).map(({ row }) => row.case)).toHaveLength(4);
});

test('several sources start with the fastest of each side, the same in all of them', () => {
  const source = (fast: string, slow: string) =>
    summaryOf([
      timedRow('matmul', fast, { n: 64 }, ms(1)),
      timedRow('matmul', slow, { n: 64 }, ms(2)),
      timedRow('matmul', 'wasm', { n: 64 }, ms(3)),
      timedRow('matmul', 'js-textbook', { n: 64 }, ms(9)),
    ]);
  const [group] = grouped(source('tiled', 'naive'), source('registers', 'tiled'));
  expect(shownAtFirst(group, group.facets[0])).toEqual(new Set(['tiled', 'registers', 'wasm']));
  const [single] = grouped(source('tiled', 'naive'));
  expect(shownAtFirst(single, single.facets[0]).size).toBe(4);
});
