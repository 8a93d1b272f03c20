/** What every definition in the registry promises, whichever workloads there are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSweep, expandPattern } from '../engine/bench/plan.ts';
import { caseOf, formatCase, parseCase, resolveParams } from '../engine/case-id.ts';
import type { LocalText, Params, TensorData, Tensors, Workload } from '../engine/contract.ts';
import { bytesOf, elementCount } from '../engine/sizes.ts';
import { workloads } from './registry.ts';
import { sampleParams } from './testing/samples.ts';

const each = workloads.map((workload) => [workload.id, workload] as const);

/** Any valid parameters, not only small ones. */
function paramsOf(workload: Workload): fc.Arbitrary<Params> {
  const values = Object.entries(workload.params).map(([name, spec]) => {
    const value: fc.Arbitrary<string | number> =
      spec.kind === 'int'
        ? fc.oneof(fc.constantFrom(...spec.steps), fc.integer({ min: spec.min, max: spec.max }))
        : fc.constantFrom(...spec.options.map((option) => option.value));
    return [name, fc.option(value, { nil: undefined, freq: 3 })] as const;
  });
  return fc.record(Object.fromEntries(values)).map((given) => {
    const told = Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const resolved = resolveParams(workload, Object.fromEntries(told));
    const fallback = resolveParams(workload, {});
    if (resolved.ok) return resolved.params;
    if (fallback.ok) return fallback.params;
    throw new Error(fallback.problem.en);
  });
}

/** Names of inputs that differ in any byte; millions of numbers are too many for `toEqual`. */
const differing = (some: Tensors, others: Tensors): string[] =>
  Object.keys({ ...some, ...others }).filter((name) => !bytes(some[name]).equals(bytes(others[name])));

const bytes = ({ buffer, byteOffset, byteLength }: TensorData) => Buffer.from(buffer, byteOffset, byteLength);

test('ids are unique and can be printed', () => {
  expect(new Set(workloads.map(({ id }) => id)).size).toBe(workloads.length);
  for (const workload of workloads) {
    const ids = workload.variants.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of [workload.id, ...ids]) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  }
});

describe.each(each)('%s', (_, workload) => {
  test('a case is printed and read back, with and without its version', () => {
    fc.assert(
      fc.property(paramsOf(workload), fc.nat(), (params, at) => {
        const variant = workload.variants[at % workload.variants.length];
        const id = caseOf(workload, variant.id, params);
        const printed = formatCase(id, workload.params);
        expect(parseCase(printed, workloads)).toEqual({ ok: true, id });
        expect(parseCase(printed.replace(/@\d+/, ''), workloads)).toEqual({ ok: true, id });
        expect(parseCase(formatCase(id, null), workloads)).toEqual({ ok: true, id });
        expect(expandPattern(printed, workloads)).toEqual({ ok: true, cases: [id] });
      }),
    );
  });

  test('texts exist in both languages and differ', () => {
    const texts: LocalText[] = [workload.title, workload.summary];
    for (const spec of Object.values(workload.params)) {
      texts.push(spec.label, ...(spec.kind === 'choice' ? spec.options.map(({ label }) => label) : []));
    }
    for (const { title, idea } of workload.variants) texts.push(title, idea);
    for (const text of texts) for (const locale of ['en', 'zh-CN'] as const) expect(text[locale].trim()).not.toBe('');
    expect(workload.summary['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
    for (const { idea } of workload.variants) expect(idea['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
  });

  test('defaults and steps are valid and ascend', () => {
    expect(resolveParams(workload, {}).ok).toBe(true);
    expect(workload.params[workload.chart.x]?.kind).toBe('int');
    for (const [name, spec] of Object.entries(workload.params)) {
      if (spec.kind !== 'int') continue;
      expect(spec.steps.length).toBeGreaterThan(0);
      expect([...spec.steps]).toEqual([...new Set(spec.steps)].sort((a, b) => a - b));
      for (const value of spec.steps) {
        expect(value >= spec.min && value <= spec.max && (!spec.odd || value % 2 === 1), `${name}=${value}`).toBe(true);
      }
    }
  });

  test('the cost is that of moving each input, output and state once, and grows with the size', () => {
    fc.assert(
      fc.property(paramsOf(workload), (params) => {
        const { flops, bytes } = workload.cost(params);
        expect(flops).toBeGreaterThanOrEqual(0);
        expect(bytes).toBeGreaterThan(0);
        const { inputs, outputs, state = {} } = workload.tensors(params);
        // State is read and written.
        expect(bytes).toBeLessThanOrEqual(bytesOf(inputs) + bytesOf(outputs) + 2 * bytesOf(state));
        // A definition may carry small inputs twice (weights and their factors), never a large one.
        expect(bytes).toBeGreaterThanOrEqual(0.5 * bytesOf(outputs));
        for (const variant of workload.variants) {
          const own = variant.cost?.(params);
          if (own) expect(own.flops >= 0 && own.bytes > 0).toBe(true);
        }
      }),
    );
  });

  test('inputs, and the state at the start, are what the tensors say, and the same for a seed', () => {
    for (const params of sampleParams(workload, 12, 3)) {
      const first = workload.generate(params, 1);
      expect(differing(workload.generate(params, 1), first)).toEqual([]);
      const { inputs, state } = workload.tensors(params);
      const given = { ...inputs, ...state };
      expect(Object.keys(first).sort()).toEqual(Object.keys(given).sort());
      for (const [name, spec] of Object.entries(given)) {
        expect(first[name].length).toBe(elementCount(spec));
        const kinds = { f32: Float32Array, u32: Uint32Array, i32: Int32Array, u8: Uint8Array };
        expect(first[name]).toBeInstanceOf(kinds[spec.dtype]);
      }
    }
  });

  test('stages end with the rows of the outputs, where threads may have memory of their own', () => {
    for (const params of sampleParams(workload, 12, 4)) {
      const { outputs, state } = workload.tensors(params);
      const rows = new Set(Object.values(outputs).map(({ shape }) => shape[0]));
      for (const variant of workload.variants) {
        if (variant.on !== 'workers' && variant.on !== 'wasm') continue;
        const stages = variant.stages(params);
        if (!state && rows.size === 1) expect([...rows], variant.id).toEqual([stages.at(-1)?.rows]);
        for (const { grain, rows: count } of stages)
          expect(Number.isInteger(grain) && grain > 0 && count > 0).toBe(true);
      }
    }
  });

  test('passes bind tensors that exist and stay within 61 words of problem', () => {
    for (const params of sampleParams(workload, 12, 5)) {
      for (const variant of workload.variants) {
        if (variant.on !== 'gpu') continue;
        const caps = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: true };
        if (variant.unsupported?.(params, caps)) continue;
        const { inputs, outputs, state } = workload.tensors(params);
        const names = Object.keys({ ...inputs, ...outputs, ...state, ...variant.scratch?.(params) });
        for (const pass of variant.passes(params, caps)) {
          for (const name of pass.bindings) expect(names).toContain(name);
          expect(pass.problem.length).toBeLessThanOrEqual(61);
          for (const word of pass.problem) expect(word >>> 0).toBe(word);
          for (const count of pass.workgroups) expect(Number.isInteger(count) && count > 0).toBe(true);
        }
      }
    }
  });
});

test('the default sweep is valid and names every workload that takes part', () => {
  const cases = defaultSweep(workloads);
  const taking = workloads.filter(({ inDefaultSweep }) => inDefaultSweep !== false).map(({ id }) => id);
  expect([...new Set(cases.map(({ workload }) => workload))]).toEqual(taking);
  for (const id of cases) {
    const workload = workloads.find((one) => one.id === id.workload);
    expect(workload && parseCase(formatCase(id, workload.params), workloads)).toEqual({ ok: true, id });
  }
});
