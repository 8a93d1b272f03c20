/** Kernels that are right, kernels that are right by luck at most, and texts that cannot be judged. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NullDevice, openNullDevice } from '../../engine/testing/null-device.ts';
import { kernelWith } from './kernels.ts';
import { missing } from './races.ts';

const FILES = import.meta.glob<string>('../../../shaders/{reduction,scan}/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const fileOf = (path: string) => FILES[`../../../shaders/${path}.wgsl`];

let compiler: NullDevice;
beforeAll(async () => {
  compiler = await openNullDevice();
});
afterAll(() => compiler.close());

const BARRIER = 'workgroupBarrier();';

/** The challenge's kernel with another middle, from storing the number to the end of the tree. */
const withMiddle = (middle: string, before = '') => {
  const code = kernelWith('none');
  const from = code.indexOf('  if (i < problem.n)');
  const to = code.indexOf('  if (thread == 0)');
  return `${code.slice(0, from)}${middle}\n${code.slice(to)}${before}`;
};
const STORE = 'partial[thread] = select(0.0, numbers[i], i < problem.n);';
const ADD = 'partial[thread] += partial[thread + half];';
const tree = (body: string) => `for (var half = GROUP / 2; half > 0; half /= 2) { ${body} }`;

/** Valid WGSL, so that nothing here is refused for being none. */
async function judged(code: string) {
  expect(await compiler.problems('kernel.wgsl', code)).toEqual([]);
  return missing(code);
}

describe('finds nothing missing', () => {
  test.each(['interleaved', 'sequential', 'vec4'])('in reduction/%s.wgsl', (name) => {
    expect(missing(fileOf(`reduction/${name}`))).toBeNull();
  });

  test('in scan/blelloch.wgsl', () => {
    expect(missing(fileOf('scan/blelloch'))).toBeNull();
  });

  test.each([
    ['barriers at the beginning of each turn', `${STORE} ${tree(`${BARRIER} if (thread < half) { ${ADD} }`)}`],
    [
      'a while loop that counts up',
      `${STORE} var step = 0u; while (step < 8) { ${BARRIER} let half = 128u >> step; if (thread < half) { ${ADD} } step++; }`,
    ],
    [
      'a loop with a break',
      `${STORE} var half = GROUP / 2; loop { ${BARRIER} if (thread < half) { ${ADD} } if (half == 1) { break; } continuing { half = half / 2; } }`,
    ],
    [
      'a loop whose end is at its end',
      `${STORE} var half = GROUP; loop { ${BARRIER} half >>= 1; if (thread < half) { ${ADD} } continuing { break if half == 1; } }`,
    ],
    [
      'what it reads kept until all have read',
      `${STORE} ${BARRIER} ${tree(`let both = partial[thread] + partial[(thread + half) % GROUP]; ${BARRIER} if (!(thread >= half) && true) { partial[thread] = both; } ${BARRIER}`)}`,
    ],
    [
      'signed counters',
      `${STORE} ${BARRIER} for (var step = 7; step >= 0; step--) { if (i32(thread) < (1 << u32(step))) { partial[thread] += partial[thread + (1u << u32(step))]; } ${BARRIER} }`,
    ],
    [
      'one thread that adds up everything',
      `${STORE} ${BARRIER} if (thread == 0) { for (var k = 1u; k < GROUP; k += 1) { partial[0] += partial[k]; } }`,
    ],
  ])('in a tree with %s', async (_, middle) => {
    expect(await judged(withMiddle(middle))).toBeNull();
  });

  test('in functions that are called', async () => {
    const add = `fn add(thread: u32, half: u32) { if (thread >= half) { return; } ${ADD} }`;
    expect(await judged(withMiddle(`${STORE} ${BARRIER} ${tree(`add(thread, half); ${BARRIER}`)}`, add))).toBeNull();
  });
});

describe('says what is missing', () => {
  test.each([
    [
      'all barriers',
      kernelWith('none'),
      /^Thread 0 reads partial\[128\] \(line 34\)\. Thread 128 writes it \(line 28\),/,
    ],
    [
      'those of the last steps',
      kernelWith('early'),
      /^Thread 0 reads partial\[16\] .* Thread 16 writes it \(the same line\),/,
    ],
    [
      'the one before the loop',
      withMiddle(`${STORE} ${tree(`if (thread < half) { ${ADD} } ${BARRIER}`)}`),
      /partial\[128\]/,
    ],
    [
      'those in the loop',
      withMiddle(`${STORE} ${BARRIER} ${tree(`if (thread < half) { ${ADD} }`)}`),
      /^Thread 0 reads partial\[64\]/,
    ],
    [
      'one, where one more is not enough',
      withMiddle(
        `${STORE} ${BARRIER} ${tree(`partial[thread] = partial[thread] + partial[(thread + half) % GROUP]; ${BARRIER}`)}`,
      ),
      /^Thread \d+ reads partial\[\d+\]/,
    ],
    [
      'order between two who write',
      withMiddle(`${STORE} ${BARRIER} partial[thread / 2] = 0;`),
      /^Thread 1 writes partial\[0\].* Thread 0 writes it/,
    ],
    [
      'one for workgroup memory',
      withMiddle(`${STORE} storageBarrier(); ${tree(`if (thread < half) { ${ADD} } storageBarrier();`)}`),
      /partial\[128\]/,
    ],
  ])('%s', async (_, code, told) => {
    const lacks = await judged(code);
    expect(lacks?.en).toMatch(told);
    expect(lacks?.en).toMatch(/no barrier stands between the two: either may come first\.$/);
    expect(lacks?.['zh-CN']).toMatch(/^线程 \d+ 要[读写] partial\[\d+\].*没有屏障/);
  });
});

describe('cannot follow, and says from where', () => {
  test.each([
    ['indexes that come from data', `${STORE} ${BARRIER} partial[u32(numbers[i])] = 1;`],
    ['conditions that come from data', `${STORE} ${BARRIER} if (numbers[i] > 0) { partial[0] = 1; }`],
    ['pointers', `${STORE} let p = &partial; ${BARRIER} (*p)[0] = 1;`],
    ['whole arrays', `${STORE} ${BARRIER} let all = partial; partial[thread] = all[0];`],
    ['a switch', `${STORE} switch (thread) { case 0: { partial[1] = 1; } default: {} }`],
    ['more turns than a kernel has', `${STORE} for (var k = 0u; k < 5000; k++) {}`],
  ])('%s', async (_, middle) => {
    const line =
      kernelWith('none')
        .split('\n')
        .findIndex((text) => text.includes('if (i < problem.n)')) + 1;
    expect((await judged(withMiddle(middle)))?.en).toMatch(new RegExp(`^From line ${line} on the check cannot follow`));
  });

  test('what is no WGSL', () => {
    expect(missing('fn main( {')?.en).toMatch(/^From line 1 on/);
    expect(missing('const A: u32 = 1;')?.['zh-CN']).toMatch(/^从第 1 行起/);
  });
});
