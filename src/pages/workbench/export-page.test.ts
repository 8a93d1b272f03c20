import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GpuCapabilities } from '../../engine/contract.ts';
import { RAISED_LIMITS } from '../../engine/gpu/device.ts';
import { fromVariant, stub } from '../../engine/kernel/begin.ts';
import { provingShapes } from '../../engine/kernel/shapes.ts';
import { type NullDevice, openNullDevice } from '../../engine/testing/null-device.ts';
import { workloads } from '../../workloads/registry.ts';
import { pageOf } from './export-page.ts';

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

let compiler: NullDevice;
beforeAll(async () => {
  compiler = await openNullDevice();
});
afterAll(() => compiler.close());

interface Exported {
  readonly buffers: readonly { name: string; role: string; elements: number }[];
  readonly passes: readonly { code: string; bindings: readonly string[]; problem: readonly number[] }[];
}

/** What the script of a page begins with. */
function dataOf(page: string): Exported {
  const [, buffers] = /const buffers = (\[[\s\S]*?\n\]);/.exec(page) ?? [];
  const [, passes] = /const passes = (\[[\s\S]*?\n\]);/.exec(page) ?? [];
  const bare = (list: string) => JSON.parse(list.replace(/,\n\]/, '\n]'));
  return { buffers: bare(buffers), passes: bare(passes) };
}

test.each(['tiled', 'split-k', 'half'])(
  'a page of %s holds all that its passes bind, and texts that compile',
  async (id) => {
    const kernel = fromVariant(matmul, id, CAPS, 'mine');
    const shape = provingShapes(matmul)[1];
    const page = kernel && pageOf(matmul, kernel, shape, CAPS);
    if (!page) throw new Error('no page');
    const { buffers, passes } = dataOf(page);
    const names = buffers.map(({ name }) => name);
    for (const { bindings, code } of passes) {
      expect(names).toEqual(expect.arrayContaining([...bindings]));
      expect(await compiler.problems('page', code)).toEqual([]);
    }
    expect(buffers.find(({ name }) => name === 'c')).toMatchObject({
      role: 'output',
      elements: Number(shape.m) * Number(shape.n),
    });
    expect(page).toContain(`requiredFeatures: ${id === 'half' ? '["shader-f16"]' : '[]'}`);
    for (const limit of RAISED_LIMITS) expect(page).toContain(`"${limit}"`);
    expect(page).not.toContain('{{');
  },
);

test('nothing in a kernel ends the script that it stands in', () => {
  const [pass] = stub(matmul, 'mine').passes;
  const evil = {
    ...stub(matmul, 'mine'),
    passes: [{ ...pass, code: `// </script><script>alert(1)</script>\n${pass.code}` }],
  };
  const page = pageOf(matmul, evil, provingShapes(matmul)[0], CAPS);
  expect(page?.match(/<\/?script/g)).toEqual(['<script', '</script']);
});

test('a kernel that reads a picture as a texture has no page', () => {
  const textured = convolution.variants.find(({ id }) => id === 'texture');
  const kernel = textured && fromVariant(convolution, textured.id, CAPS, 'mine');
  if (!kernel) throw new Error('no variant with a texture');
  expect(pageOf(convolution, kernel, provingShapes(convolution)[0], CAPS)).toBeNull();
});
