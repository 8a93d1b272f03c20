/**
 * Every WGSL file and every configuration that ships goes through Dawn's compiler: no GPU needed (`backend=null`).
 * Errors come with line and column of the file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GpuCapabilities, SubgroupMatrices, SubgroupMatrixSpelling } from '../engine/contract.ts';
import { limitsOf } from '../engine/gpu/capabilities.ts';
import { Dispatch } from '../engine/gpu/dispatch.ts';
import { textOf as passText } from '../engine/gpu/pass-text.ts';
import { Resources } from '../engine/gpu/resources.ts';
import { bytesOf } from '../engine/sizes.ts';
import { type NullDevice, openNullDevice } from '../engine/testing/null-device.ts';
import { codeOf, shaderOf } from './puzzles/code.ts';
import { PUZZLES } from './puzzles/registry.ts';
import { workloads } from './registry.ts';
import { shippedFor } from './testing/shipped.ts';

const ROOT = fileURLToPath(new URL('../../shaders/', import.meta.url));
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.wgsl'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

let compiler: NullDevice;
let device: GPUDevice;

beforeAll(async () => {
  compiler = await openNullDevice();
  ({ device } = compiler);
});
afterAll(() => compiler.close());

const problems = (file: string, code: string) => compiler.problems(file, code);

const MATRICES = 'chromium-experimental-subgroup-matrix';
/** In both spellings, in shapes that devices offer: Apple's GPUs, and most others. */
const subgroupMatrices = (order: SubgroupMatrixSpelling['order']): SubgroupMatrices => ({
  shapes: [
    { component: 'f32', result: 'f32', m: 8, n: 8, k: 8 },
    { component: 'f16', result: 'f32', m: 16, n: 16, k: 16 },
  ],
  spelling: { extension: 'chromium_experimental_subgroup_matrix', order },
});

/** Files in a spelling for browsers that know no other. */
const OLDER = /-older\.wgsl\b/;
const DEPRECATED = ' use of deprecated builtin';

interface Offered {
  readonly features: readonly string[];
  readonly language?: readonly string[];
  readonly subgroupMatrices?: SubgroupMatrices;
}

/** With everything that is optional and with none of it: a variant may ship different code for each. */
function capabilities({ features, ...others }: Offered): GpuCapabilities {
  const subgroups = features.includes('subgroups');
  return {
    ...others,
    features,
    limits: limitsOf(device.limits),
    subgroupMinSize: subgroups ? 4 : 0,
    // Four subgroups of 128 threads would be more than a workgroup may have here.
    subgroupMaxSize: others.subgroupMatrices ? 64 : subgroups ? 128 : 0,
    software: false,
  };
}
const ALL = ['shader-f16', 'subgroups', 'subgroup-size-control', 'timestamp-query', MATRICES];
const CAPABILITIES: readonly Offered[] = [
  { features: [] },
  { features: ['subgroups'] },
  { features: ['shader-f16', 'subgroups', 'timestamp-query'] },
  { features: ALL, language: ['immediate_address_space'], subgroupMatrices: subgroupMatrices('template') },
  { features: [], language: ['immediate_address_space'] },
  { features: ALL, subgroupMatrices: subgroupMatrices('argument') },
];

const shipped = () => shippedFor(CAPABILITIES.map(capabilities));

test('there are shaders', () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files)('%s', (file) => {
  test('compiles as it stands, without a warning', async () => {
    const told = await problems(file, textOf(file));
    if (!OLDER.test(file)) return expect(told).toEqual([]);
    // The compiler takes what it took before, and says that there is a newer way.
    expect(told).not.toEqual([]);
    expect(told.filter((one) => !one.endsWith(DEPRECATED))).toEqual([]);
  });

  test('opens with what it is, in a comment', () => {
    const lines = textOf(file).split('\n');
    const header = lines.slice(
      0,
      lines.findIndex((line) => !line.startsWith('//')),
    );
    expect(header.length).toBeGreaterThanOrEqual(3);
    expect(header.join('\n').length).toBeGreaterThan(120);
  });

  test('names the layout of every tensor that it binds in its header', () => {
    const code = textOf(file);
    const header = code.slice(0, code.search(/^[^/]/m));
    for (const [, name] of code.matchAll(/@group\(0\)\s*@binding\(\d+\)\s*var(?:<storage[^>]*>)?\s*(\w+)/g)) {
      expect(header, `the header says nothing of ${name}`).toMatch(new RegExp(`^//.*\\b${name}\\b`, 'm'));
    }
  });
});

test('no file is unused, and none is used that is not there', () => {
  const used = new Map([
    ...shipped().map(({ pass }) => [pass.shader, pass.code] as const),
    ...PUZZLES.map((puzzle) => [shaderOf(puzzle), codeOf(puzzle)] as const),
  ]);
  expect([...used.keys()].sort()).toEqual(files);
  for (const [file, code] of used) expect(code).toBe(textOf(file));
});

describe('every configuration', () => {
  test.each(workloads.map((workload) => [workload.id, workload] as const))('of %s compiles', async (_, workload) => {
    const failures: string[] = [];
    for (const { pass, workload: of } of shipped()) {
      if (of === workload) failures.push(...(await problems(pass.shader, passText(pass))));
    }
    expect(failures.filter((one) => !(OLDER.test(one) && one.endsWith(DEPRECATED)))).toEqual([]);
  });

  test.each(workloads.map((workload) => [workload.id, workload] as const))(
    'of %s takes the bindings and the uniform that the engine makes',
    async (_, workload) => {
      for (const {
        pass,
        variant,
        params,
        workload: of,
        capabilities: { features },
      } of shipped()) {
        if (of !== workload || features.some((name) => !device.features.has(name as GPUFeatureName))) continue;
        const { inputs, outputs, state } = workload.tensors(params);
        const specs = {
          ...inputs,
          ...outputs,
          ...state,
          ...variant.scratch?.(params),
        };
        for (const name of pass.bindings) expect(Object.keys(specs)).toContain(name);
        const resources = new Resources(device);
        device.pushErrorScope('validation');
        const code = passText(pass);
        const module = device.createShaderModule({ label: pass.shader, code });
        const pipeline = device.createComputePipeline({ label: pass.shader, layout: 'auto', compute: { module } });
        const bound = pass.bindings.map((name) =>
          pass.textures?.includes(name)
            ? resources.picture(name, 4, 4)
            : { buffer: resources.buffer(name, bytesOf({ [name]: specs[name] }), GPUBufferUsage.STORAGE) },
        );
        const dispatch = new Dispatch(device, resources, pipeline, pass, { copies: 1, places: 1, at: () => bound });
        const encoder = device.createCommandEncoder();
        const compute = encoder.beginComputePass();
        for (let slice = 0; slice < dispatch.length; slice++) dispatch.encode(compute, slice, 0, 0);
        compute.end();
        device.queue.submit([encoder.finish()]);
        const error = await device.popErrorScope();
        resources.destroy();
        expect(error?.message ?? null, `${pass.shader} for ${JSON.stringify(params)}`).toBeNull();
      }
    },
  );
});

test('a mistake is told with its line and column', async () => {
  const [line] = await problems('some/file.wgsl', '// comment\nconst K: u32 = ;\n');
  expect(line).toMatch(/^some\/file\.wgsl:2:\d+ /);
});
