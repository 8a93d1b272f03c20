/** The interpreter runs what ships: every variant of every workload, at small shapes, held to the workload's own verifier. */
import { describe, expect, test } from 'vitest';
import type { GpuVariant, Params, Tensors, Verdict, Workload } from '../engine/contract.ts';
import { INTERPRETER, type WatchedCase, watchCase } from '../engine/interpret/case.ts';
import { smallShapes } from '../engine/kernel/shapes.ts';
import { specsOf } from '../engine/specs.ts';
import { workloads } from './registry.ts';

/** Variants that the interpreter does not run, and why; the list is wrong where it names one that it runs. */
const REFUSED: Readonly<Record<string, string>> = {};

const SEED = 3;
const LIMIT = 5e7;

const gpuVariants = (workload: Workload) =>
  workload.variants.filter((variant): variant is GpuVariant => variant.on === 'gpu');

const watched = (workload: Workload, variant: GpuVariant, params: Params, seed: number): WatchedCase =>
  watchCase({ workload, variant, params, capabilities: INTERPRETER, inputSeed: SEED, seed, limitSteps: LIMIT });

function verdictOf(workload: Workload, variant: GpuVariant, params: Params, tensors: Tensors): Verdict {
  const specs = specsOf({ workload, variant, params });
  const start = workload.generate(params, SEED);
  const taken = (names: object) => Object.fromEntries(Object.keys(names).map((name) => [name, tensors[name]]));
  const verifier = workload.verifier(start, params);
  if (!Object.keys(specs.state).length) return verifier.check(taken(specs.outputs), variant.inputError);
  if (!verifier.step) throw new Error('A workload with state needs a verifier of one step.');
  return verifier.step(start, taken({ ...specs.state, ...specs.outputs }), variant.inputError);
}

describe.each(workloads.map((workload) => [workload.id, workload] as const))('%s', (id, workload) => {
  const shapes = smallShapes(workload);

  test('has small shapes', () => {
    expect(shapes.length).toBeGreaterThan(0);
  });

  test.each(gpuVariants(workload).map((variant) => [variant.id, variant] as const))('%s', (variantId, variant) => {
    const results = shapes
      .filter((params) => !variant.unsupported?.(params, INTERPRETER))
      .map((params) => ({ params, watched: watched(workload, variant, params, 11) }));
    expect(results.length, 'it takes none of the shapes').toBeGreaterThan(0);
    const refused = results.flatMap(({ watched: one }) => (one.ok ? [] : [one.problem.text.en]));
    expect(refused[0]).toBe(REFUSED[`${id}:${variantId}`]);
    for (const { params, watched: one } of results) {
      if (!one.ok) continue;
      const at = `${variantId} at ${JSON.stringify(params)}`;
      const verdict = verdictOf(workload, variant, params, one.tensors);
      expect(verdict.ok, `${at}: ${verdict.at}, off by ${verdict.maxError}, allowed ${verdict.tolerance}`).toBe(true);
      for (const { shader, ran } of one.passes) expect(ran.races.first, `${at}: ${shader} races`).toEqual([]);
    }
  });
});

test('every refusal is of a variant that there is', () => {
  const known = workloads.flatMap((workload) => gpuVariants(workload).map(({ id }) => `${workload.id}:${id}`));
  expect(Object.keys(REFUSED).filter((name) => !known.includes(name))).toEqual([]);
});
