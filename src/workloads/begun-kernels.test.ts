/** What a visitor may begin from in the workbench, of every workload: the stub, and a copy of each variant that ships. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GpuCapabilities, GpuPass, GpuVariant, Workload } from '../engine/contract.ts';
import { limitsOf } from '../engine/gpu/capabilities.ts';
import { guardLoops } from '../engine/gpu/guard-loops.ts';
import { specialize } from '../engine/gpu/specialize.ts';
import { fromVariant, stub } from '../engine/kernel/begin.ts';
import { printKernel, readKernel } from '../engine/kernel/kernel-file.ts';
import { withKernels } from '../engine/kernel/kernel-variant.ts';
import { provingShapes } from '../engine/kernel/shapes.ts';
import { bytesOf } from '../engine/sizes.ts';
import { type NullDevice, openNullDevice } from '../engine/testing/null-device.ts';
import { workloads } from './registry.ts';
import { refusal } from './testing/refusal.ts';

let compiler: NullDevice;
let caps: GpuCapabilities;

beforeAll(async () => {
  compiler = await openNullDevice();
  const { device } = compiler;
  caps = {
    features: [...device.features].map(String),
    limits: limitsOf(device.limits),
    subgroupMinSize: 4,
    subgroupMaxSize: 128,
    software: false,
  };
});
afterAll(() => compiler.close());

const kernelOf = (workload: Workload, name: string) =>
  withKernels([workload], [stub(workload, name)])[0].variants.find(({ id }) => id === name) as GpuVariant;

const each = workloads.map((workload) => [workload.id, workload] as const);

describe.each(each)('%s', (_, workload) => {
  test('its stub compiles without a warning, takes the bindings, and its loops can be watched', async () => {
    const variant = kernelOf(workload, 'mine');
    for (const params of provingShapes(workload)) {
      const { inputs, outputs, state } = workload.tensors(params);
      const specs = { ...inputs, ...outputs, ...state };
      for (const pass of variant.passes(params, caps)) {
        expect(await compiler.problems(pass.shader, pass.code)).toEqual([]);
        expect(guardLoops(pass.code, { once: 1, total: 1 }).unread).toBeNull();
        expect(await refusal(compiler.device, pass, (name) => bytesOf({ [name]: specs[name] }))).toBeNull();
      }
    }
  });

  test('is proved at an odd shape as well, and at three where it has as many', () => {
    const shapes = provingShapes(workload);
    expect(shapes.length).toBeGreaterThan(0);
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(shapes.length);
  });

  test('a copy of a variant starts what the variant starts', () => {
    for (const variant of workload.variants) {
      if (variant.on !== 'gpu') continue;
      const shapes = provingShapes(workload).filter((params) => !variant.unsupported?.(params, caps));
      const kernel = fromVariant(workload, variant.id, caps, 'mine');
      if (!shapes.length) {
        expect(kernel).toBeNull();
        continue;
      }
      if (!kernel) throw new Error(`${variant.id} has no copy`);
      expect(readKernel(printKernel(kernel))).toEqual({ ok: true, kernel });
      const own = withKernels([workload], [kernel])[0].variants.find(({ id }) => id === 'mine') as GpuVariant;
      for (const params of shapes) {
        const started = (passes: readonly GpuPass[]) =>
          passes.map(({ shader, code, constants, workgroups, bindings, problem }) => ({
            shader,
            code: specialize(code, constants ?? {}).trimEnd(),
            workgroups,
            bindings,
            problem,
          }));
        expect(started(own.passes(params, caps))).toEqual(started(variant.passes(params, caps)));
      }
    }
  });
});

test('most dispatches of ours are formulas that their copies can change', () => {
  const known = workloads.flatMap((workload) =>
    workload.variants.flatMap((variant) =>
      variant.on === 'gpu' ? (fromVariant(workload, variant.id, caps, 'mine')?.passes ?? []) : [],
    ),
  );
  const lacking = known.filter(({ workgroups }) => workgroups === null).map(({ shader }) => shader);
  expect(lacking.length, lacking.join(' ')).toBeLessThan(known.length / 2);
});
