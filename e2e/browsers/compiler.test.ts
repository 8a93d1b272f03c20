/** Every configuration of every kernel that ships, through Firefox's own WGSL compiler, naga. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { GpuCapabilities } from '../../src/engine/contract.ts';
import { specialize } from '../../src/engine/gpu/specialize.ts';
import { workloads } from '../../src/workloads/registry.ts';
import { shippedFor } from '../../src/workloads/testing/shipped.ts';
import { answered, type Visitor } from '../support/browsers/visitor.ts';
import { MACHINES } from './machines.ts';

let visitor: Visitor;
let capabilities: GpuCapabilities;

beforeAll(async () => {
  visitor = await answered('start', MACHINES[inject('machine')].open());
  await visitor.visit(inject('address'));
  capabilities = await visitor.evaluate(openDevice);
});
afterAll(() => visitor?.close());

/** Runs in the page: opens a device as the app does, and keeps it for `compile`. */
async function openDevice(): Promise<GpuCapabilities> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('no adapter');
  const wanted = ['timestamp-query', 'subgroups', 'shader-f16'] as GPUFeatureName[];
  const device = await adapter.requestDevice({ requiredFeatures: wanted.filter((name) => adapter.features.has(name)) });
  Object.assign(window, { device });
  const limits: Record<string, number> = {};
  for (const name in device.limits) limits[name] = Number(device.limits[name as keyof GPUSupportedLimits]);
  const { subgroupMinSize = 0, subgroupMaxSize = 0 } = adapter.info;
  return { features: [...device.features].sort(), limits, subgroupMinSize, subgroupMaxSize, software: true };
}

/** Runs in the page. Gives the compiler's errors, one text a shader; empty where it is content. */
async function compile(codes: readonly string[]): Promise<string[]> {
  const { device } = window as unknown as { device: GPUDevice };
  const told: string[] = [];
  for (const code of codes) {
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ code });
    const { messages } = await module.getCompilationInfo();
    const refused = await device.popErrorScope();
    const errors = messages.filter(({ type }) => type === 'error').map((one) => `${one.lineNum}: ${one.message}`);
    told.push(errors.join('\n') || (refused?.message ?? ''));
  }
  return told;
}

const AT_ONCE = 25;

test.each(workloads.map(({ id }) => id))('every configuration of %s compiles', async (id) => {
  const codes = new Map<string, string>();
  for (const { workload, pass, params } of shippedFor([capabilities])) {
    const code = specialize(pass.code, pass.constants ?? {});
    if (workload.id === id) codes.set(code, `${pass.shader} for ${JSON.stringify(params)}`);
  }
  expect(codes.size).toBeGreaterThan(0);
  const all = [...codes];
  const failures: string[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const batch = all.slice(at, at + AT_ONCE);
    const told = await answered(
      'compile',
      visitor.evaluate(
        compile,
        batch.map(([code]) => code),
      ),
    );
    told.forEach((error, place) => {
      if (error) failures.push(`${batch[place][1]}\n${error}`);
    });
  }
  expect(failures).toEqual([]);
});

test('what Firefox does not offer is refused in words, and is the only thing left out', () => {
  const refused = new Map<string, string>();
  const here = shippedFor([capabilities], ({ id }, reason) => refused.set(`${id} ${reason.code}`, reason.text.en));
  for (const [what, text] of refused) expect(text, what).toMatch(/^[A-Z].+\.$/s);
  const everywhere = shippedFor([
    capabilities,
    {
      ...capabilities,
      features: ['shader-f16', 'subgroups', 'timestamp-query'],
      subgroupMinSize: 4,
      subgroupMaxSize: 64,
    },
  ]);
  console.log(
    `${here.length} of ${everywhere.length} configurations are offered here; refused: ${[...refused.keys()].join(', ')}`,
  );
  const missing = everywhere.filter(({ pass }) => !here.some((one) => one.pass.shader === pass.shader));
  for (const { pass, variant } of missing) {
    expect(specialize(pass.code, pass.constants ?? {}), variant.id).toMatch(/^\s*enable [^;]*\b(subgroups|f16)\b/m);
  }
});
