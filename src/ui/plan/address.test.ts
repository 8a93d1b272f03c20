import { expect, test } from 'vitest';
import { formatCase } from '../../engine/case-id.ts';
import { workloads } from '../../workloads/registry.ts';
import { printChoice, readChoice } from './address.ts';
import { casesOf, featuredVariants, firstChoice, needsGpu, suggestedSecond } from './choice.ts';

const [matmul] = workloads;
const everything = () => true;

test.each(workloads.map((workload) => [workload.id, workload] as const))(
  '%s: the suggested plan survives the address',
  (_, workload) => {
    const choice = firstChoice(workload);
    expect(readChoice(printChoice(choice), workloads)).toEqual({ choice, problem: null });
    const cases = casesOf(choice, everything);
    expect(cases.ok && cases.cases.length).toBe(choice.sizes.length * choice.variants.length);
  },
);

test.each(workloads.map((workload) => [workload.id, workload] as const))(
  '%s: both sides and known ids are featured',
  (_, workload) => {
    const featured = featuredVariants(workload);
    const known = workload.variants.filter(({ id }) => featured.includes(id));
    expect(known.some(({ on }) => on === 'gpu')).toBe(true);
    expect(known.some(({ on }) => on !== 'gpu')).toBe(true);
    expect(known.length).toBe(workload.featured?.length ?? known.length);
  },
);

test.each(workloads.map((workload) => [workload.id, workload] as const))(
  '%s: a software adapter is suggested a part of the usual sizes, at least two',
  (_, workload) => {
    const { sizes } = firstChoice(workload, true);
    expect(sizes.length).toBeGreaterThanOrEqual(2);
    expect(firstChoice(workload).sizes).toEqual(expect.arrayContaining([...sizes]));
  },
);

test('a software adapter is not suggested what takes it seconds', () => {
  expect(firstChoice(matmul).sizes).toEqual([64, 128, 256, 512]);
  expect(firstChoice(matmul, true).sizes).toEqual([64, 128, 256]);
});

test('without a list of its own, a workload features the ends of each side', () => {
  const { featured: _, ...bare } = matmul;
  const gpu = matmul.variants.filter(({ on }) => on === 'gpu');
  expect(featuredVariants(bare)).toContain(gpu[0].id);
  expect(featuredVariants(bare)).toContain(gpu[gpu.length - 1].id);
  expect(featuredVariants(bare)).toHaveLength(4);
});

test('sizes, parameters, contenders, time and weights are read back', () => {
  const weights = [0, -1, 0, -1, 5, -1, 0, -1, 0.25];
  const address = `convolution:direct|wasm:size=300|512,filter=custom/60s/weights=${weights.join(',')}`;
  const { choice, problem } = readChoice(address, workloads);
  expect(problem).toBeNull();
  expect(choice).toMatchObject({
    sizes: [300, 512],
    params: { filter: 'custom' },
    variants: ['direct', 'wasm'],
    budgetMs: 60_000,
    weights,
  });
  expect(printChoice(choice)).toBe(address);
});

test('contenders on a second GPU are in the address, where there are any', () => {
  const address = 'matmul:naive|tiled|tiled~second:n=64|128';
  const { choice, problem } = readChoice(address, workloads);
  expect(problem).toBeNull();
  expect(choice).toMatchObject({ variants: ['naive', 'tiled'], second: ['tiled'] });
  expect(printChoice(choice)).toBe(address);
  expect(printChoice({ ...choice, second: null })).toBe('matmul:naive|tiled:n=64|128');
  const named = (two: boolean) => {
    const planned = casesOf(choice, everything, two);
    return planned.ok ? planned.cases.map((id) => formatCase(id, matmul.params)) : [];
  };
  expect(named(true)).toEqual(
    [64, 128].flatMap((n) => [`matmul@1:naive:n=${n}`, `matmul@1:tiled:n=${n}`, `matmul@1:tiled~second:n=${n}`]),
  );
  // The plan stays as it is; a machine with one GPU leaves them out.
  expect(named(false)).toEqual([64, 128].flatMap((n) => [`matmul@1:naive:n=${n}`, `matmul@1:tiled:n=${n}`]));
  expect(readChoice('matmul:tiled~second:n=64', workloads).choice).toMatchObject({ variants: [], second: ['tiled'] });
});

test('what is suggested on a second GPU are the chosen kernels of the first', () => {
  expect(suggestedSecond(matmul, ['naive', 'js-textbook', 'tfjs-webgpu'])).toEqual(['naive']);
  const fallback = suggestedSecond(matmul, ['js-textbook']);
  expect(fallback.length).toBeGreaterThan(0);
  for (const id of fallback) expect(matmul.variants.find((one) => one.id === id)?.on).toBe('gpu');
});

test('an address that a chat program has escaped is read all the same', () => {
  expect(readChoice('matmul%3Anaive%7Ctiled%3An%3D64', workloads).choice.variants).toEqual(['naive', 'tiled']);
});

test('a parameter that follows another stays out of the address', () => {
  const { choice } = readChoice('matmul:naive:n=64|128', workloads);
  expect(choice.params).toEqual({});
  expect(readChoice('matmul:naive:n=64,k=300', workloads).choice.params).toEqual({ k: 300 });
});

test.each([
  ['sorting:*:n=64', 'sorting'],
  ['matmul:nonsense:n=64', 'nonsense'],
  ['matmul:naive|nonsense:n=64', 'nonsense'],
  ['matmul:naive:n=0', '0'],
  ['matmul:naive:size=64', 'size'],
  ['%', 'workload'],
  ['matmul:naive:n=64/soon', 'soon'],
  ['convolution:direct:filter=custom/weights=1,two,3', 'numbers'],
  [`matmul:*:n=${Array.from({ length: 90 }, (_, at) => at + 1).join('|')}`, 'cases'],
  [`matmul:naive:n=1|2|3|4|5|6|7|8|9,m=1|2|3|4|5|6|7|8|9,k=1|2|3|4|5|6|7|8|9`, 'cases'],
])('%s: a plain message and a plan that works', (address, word) => {
  const { choice, problem } = readChoice(address, workloads);
  expect(problem?.en).toContain(word);
  const cases = casesOf(choice, everything);
  expect(cases.ok && cases.cases.length).toBeGreaterThan(0);
});

test.each([
  ['direct|nonsense|wasm:size=300,k=5', ['direct', 'wasm'], [300], { k: 5 }, 'no contender “nonsense”.'],
  ['this|that:size=300,k=5', null, [300], { k: 5 }, 'no contender “this”, “that”.'],
  ['direct:size=300|0|512,k=4', ['direct'], [300, 512], {}, "'0'"],
  ['direct:size=300,colour=red,k=5', ['direct'], [300], { k: 5 }, "'colour'"],
  ['direct:size=300,k=5:more', ['direct'], [300], { k: 5 }, 'not a pattern'],
])(
  'convolution:%s: what is wrong is named and left out, the rest is kept',
  (pattern, variants, sizes, params, word) => {
    const { choice, problem } = readChoice(`convolution:${pattern}/60s`, workloads);
    expect(problem?.en).toContain(word);
    expect(choice.workload.id).toBe('convolution');
    expect(choice.variants).toEqual(variants ?? featuredVariants(choice.workload));
    expect(choice).toMatchObject({ sizes, budgetMs: 60_000 });
    expect(choice.params).toEqual(params);
  },
);

test('what the lab cannot vary is narrowed to its first value, and said', () => {
  const { choice, problem } = readChoice('convolution:direct:size=256|512,k=3|9', workloads);
  expect(choice.sizes).toEqual([256, 512]);
  expect(choice.params).toEqual({});
  expect(problem?.en).toContain('size alone');
});

test('libraries are chosen by name: everything leaves them out, and they survive the address beside everything', () => {
  const libraries = matmul.variants.filter(({ on }) => on === 'library').map(({ id }) => id);
  expect(libraries).toContain('tfjs-webgpu');
  const { choice } = readChoice('matmul:*:n=64', workloads);
  for (const id of [...choice.variants, ...firstChoice(matmul).variants]) expect(libraries).not.toContain(id);
  const address = 'matmul:*|tfjs-webgpu|ml-matrix:n=64';
  const wider = readChoice(address, workloads).choice;
  expect(wider.variants).toEqual([...choice.variants, 'tfjs-webgpu', 'ml-matrix']);
  expect(printChoice(wider)).toBe(address);
  // Those that take a GPU are left out where there is none.
  const cases = casesOf({ ...wider, variants: ['tfjs-webgpu', 'ml-matrix', 'tiled'] }, (one) => !needsGpu(one));
  expect(cases.ok && cases.cases.map(({ variant }) => variant)).toEqual(['ml-matrix']);
});
