import { afterAll, beforeAll, expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import type { GpuCapabilities, Kernel } from '../contract.ts';
import { RAISED_LIMITS } from '../gpu/device.ts';
import { MOST_ALONG_AXIS } from '../gpu/slices.ts';
import { type NullDevice, openNullDevice } from '../testing/null-device.ts';
import { fromVariant, stub } from './begin.ts';
import { HOST_NOTES } from './host-notes.ts';
import { hostLines, hostPage, hostShape } from './host-page.ts';
import { PLAIN } from './plain-device.ts';
import { provingShapes } from './shapes.ts';

const CAPS: GpuCapabilities = {
  features: ['shader-f16', 'subgroups'],
  limits: {
    maxTextureDimension2D: 8192,
    maxComputeWorkgroupStorageSize: 16_384,
    maxComputeInvocationsPerWorkgroup: 256,
  },
  subgroupMinSize: 4,
  subgroupMaxSize: 64,
  software: false,
};
const [matmul, convolution] = workloads;
const [small, shape] = provingShapes(matmul);

let compiler: NullDevice;
beforeAll(async () => {
  compiler = await openNullDevice();
});
afterAll(() => compiler.close());

interface Exported {
  readonly kernels: readonly string[];
  readonly buffers: readonly { name: string; role: string; elements: number; values?: number[] }[];
  readonly passes: readonly { kernel: number; bindings: readonly string[]; workgroups: readonly number[] }[];
}

/** What the script of a page begins with, as JavaScript reads it. */
function dataOf(page: string): Exported {
  const [, data] = /<script type="module">\n([\s\S]*?)const ARRAYS/.exec(page) ?? [];
  return new Function(`${data} return { kernels, buffers, passes };`)();
}

test.each(['tiled', 'split-k', 'half'])(
  'a page of %s holds all that its passes bind, and texts that compile',
  async (id) => {
    const kernel = fromVariant(matmul, id, CAPS, 'mine');
    const page = kernel && hostPage(matmul, kernel, shape, CAPS, 'en');
    if (!page) throw new Error('no page');
    const { kernels, buffers, passes } = dataOf(page);
    const names = buffers.map(({ name }) => name);
    for (const { bindings, kernel: at } of passes) {
      expect(names).toEqual(expect.arrayContaining([...bindings]));
      expect(await compiler.problems('page', kernels[at])).toEqual([]);
    }
    expect(buffers.find(({ name }) => name === 'c')).toMatchObject({
      role: 'output',
      elements: Number(shape.m) * Number(shape.n),
    });
    expect(page).toContain(`requiredFeatures: ${id === 'half' ? '["shader-f16"]' : '[]'}`);
    for (const limit of RAISED_LIMITS) expect(page).toContain(`"${limit}"`);
    expect(page).not.toMatch(/\{\{|undefined/);
  },
);

const asIs = (code: string) => code;

const mine = (code: (stub: string) => string): Kernel => {
  const kernel = stub(matmul, 'mine');
  return { ...kernel, passes: kernel.passes.map((pass) => ({ ...pass, code: code(pass.code) })) };
};

test('nothing in a kernel ends the script or the literal that it stands in, and all of it is there', () => {
  const evil = `// </script><script>alert(1)</script> <!-- \` \${alert(2)} \\ {{passes}}\n//: copy\n`;
  const page = hostPage(
    matmul,
    mine((code) => evil + code),
    small,
    CAPS,
    'en',
  );
  expect(page?.match(/<\/?script|<!--/g)).toEqual(['<script', '</script']);
  expect(dataOf(page ?? '').kernels[0].startsWith(evil)).toBe(true);
});

test('a page asks for what its text enables, also where it was saved without it', () => {
  const enabling = mine((code) => `/* enable nothing; */ enable f16; enable subgroups,f16;\n${code}`);
  const page = hostPage(matmul, enabling, small, PLAIN, 'en');
  expect(page).toContain('requiredFeatures: ["shader-f16","subgroups"]');
  const commented = mine((code) => `// enable f16;\n/*\nenable subgroups;\n*/\n${code}`);
  expect(hostPage(matmul, commented, small, CAPS, 'en')).toContain('requiredFeatures: []');
});

test('a page is of the largest shape of the proof whose passes are one dispatch each', () => {
  expect(hostShape(matmul, mine(asIs), CAPS)).toEqual(provingShapes(matmul).at(-1));
  const copies = workloads.find(({ id }) => id === 'peak-copy') ?? matmul;
  const found = hostShape(copies, stub(copies, 'mine'), CAPS);
  expect(provingShapes(copies).indexOf(found)).toBeLessThan(provingShapes(copies).length - 1);
  const page = hostPage(copies, stub(copies, 'mine'), found, CAPS, 'en') ?? '';
  for (const { workgroups } of dataOf(page).passes)
    expect(Math.max(...workgroups)).toBeLessThanOrEqual(MOST_ALONG_AXIS);
  const wide: Kernel = {
    ...mine(asIs),
    passes: mine(asIs).passes.map((pass) => ({ ...pass, workgroups: ['70000', '1', '1'] })),
  };
  expect(() => hostShape(matmul, wide, CAPS)).toThrow(/65535 workgroups/);
});

test('an input of a few numbers that say how to compute has them, and every other one is random', () => {
  const bodies = workloads.find(({ id }) => id === 'n-body') ?? matmul;
  const { inputs, state } = bodies.tensors(provingShapes(bodies)[0]);
  const page = hostPage(bodies, stub(bodies, 'mine'), provingShapes(bodies)[2], PLAIN, 'en') ?? '';
  const { constants } = bodies.generate(provingShapes(bodies)[2], 1);
  const valuesOf = new Map(dataOf(page).buffers.map(({ name, values }) => [name, values]));
  expect(Float32Array.from(valuesOf.get('constants') ?? [])).toEqual(constants);
  expect(Object.keys({ ...inputs, ...state }).filter((name) => valuesOf.get(name))).toEqual(['constants']);
});

test('a kernel that reads a picture as a texture has no page', () => {
  const textured = convolution.variants.find(({ id }) => id === 'texture');
  const kernel = textured && fromVariant(convolution, textured.id, CAPS, 'mine');
  if (!kernel) throw new Error('no variant with a texture');
  expect(hostPage(convolution, kernel, provingShapes(convolution)[0], CAPS, 'en')).toBeNull();
});

test.each(['en', 'zh-CN'] as const)(
  'every part has its comment, in %s, on lines that a screen has room for',
  (locale) => {
    const page = hostPage(matmul, mine(asIs), small, CAPS, locale) ?? '';
    const said = page.replace(/\n\s*\/\/ /g, locale === 'en' ? ' ' : '').replaceAll(' ', '');
    for (const [part, { about }] of Object.entries(HOST_NOTES)) {
      if (part !== 'page') expect(said, part).toContain(about[locale].replaceAll(' ', ''));
    }
    const comments = page.split('\n').filter((line) => /^\s*\/\/ /.test(line));
    for (const line of comments) expect([...line.replace(/[^\0-\u2dff]/g, '##')].length, line).toBeLessThanOrEqual(110);
    expect(page).toContain(`<html lang="${locale}">`);
  },
);

test('its lines, told part by part, are those of the page without its comments', () => {
  const parts = hostLines(matmul, mine(asIs), small, CAPS, 'en') ?? [];
  expect(parts.map(({ part }) => part)).toEqual(Object.keys(HOST_NOTES));
  const page = (hostPage(matmul, mine(asIs), small, CAPS, 'en') ?? '').split('\n').filter((line) => line.trim());
  const shown = parts.flatMap(({ lines }) => lines).filter((line) => line.trim());
  const comments = Object.values(HOST_NOTES).map(({ about }) => about.en);
  const bare = page.filter((line) => !shown.includes(line));
  for (const line of bare)
    expect(comments.some((about) => about.includes(line.replace(/^\s*\/\/ /, '').trim()))).toBe(true);
  expect(page.filter((line) => shown.includes(line))).toEqual(shown);
});
