/** The interpreter runs what ships: every variant of every workload, at small shapes, held to the workload's own verifier. */
import { describe, expect, test } from 'vitest';
import type { GpuVariant, Params, Workload } from '../engine/contract.ts';
import type { Race } from '../engine/interpret/api.ts';
import { INTERPRETER, type WatchedCase, watchCase } from '../engine/interpret/case.ts';
import { watchKernel } from '../engine/interpret/kernel.ts';
import { stub } from '../engine/kernel/begin.ts';
import { PLAIN } from '../engine/kernel/plain-device.ts';
import { smallShapes } from '../engine/kernel/shapes.ts';
import { workloads } from './registry.ts';

/** Variants that the interpreter does not run, and why; the list is wrong where it names one that it runs. */
const REFUSED: Readonly<Record<string, string>> = {};

/** Variants that need what the interpreter does not offer as a device, and how they say so. */
const NOT_OFFERED: Readonly<Record<string, string>> = {
  'matmul:subgroup-matrix': 'no-subgroup-matrix',
  'matmul:subgroup-matrix-half': 'no-subgroup-matrix',
};

/** Where threads write one element with one and the same value, as their texts say. To WGSL that is a race like any other. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  'attention:fused': ['write write output'],
};

/** Zeros are right where nothing but zeros comes out. */
const STUB_IS_RIGHT: readonly string[] = [];

const SEED = 3;
const LIMIT = 5e7;

const gpuVariants = (workload: Workload) =>
  workload.variants.filter((variant): variant is GpuVariant => variant.on === 'gpu');

const watched = (workload: Workload, variant: GpuVariant, params: Params, seed: number): WatchedCase =>
  watchCase({ workload, variant, params, capabilities: INTERPRETER, inputSeed: SEED, seed, limitSteps: LIMIT });

describe.each(workloads.map((workload) => [workload.id, workload] as const))('%s', (id, workload) => {
  const shapes = smallShapes(workload);

  test('has small shapes', () => {
    expect(shapes.length).toBeGreaterThan(0);
  });

  test('a stub runs, and is found to be wrong', () => {
    const kernel = stub(workload, 'mine');
    const found = watchKernel(workloads, { kernel, params: shapes[0], capabilities: PLAIN, inputSeed: 1, seed: 1 });
    if (!found.ok) throw new Error(found.problem.text.en);
    expect(found.verdict.ok).toBe(STUB_IS_RIGHT.includes(id));
    for (const { ran } of found.passes) {
      expect(ran.races.count).toBe(0);
      expect(ran.touches.map(({ name }) => name)).not.toEqual([]);
    }
  });

  test.each(gpuVariants(workload).map((variant) => [variant.id, variant] as const))('%s', (variantId, variant) => {
    const lacking = NOT_OFFERED[`${id}:${variantId}`];
    if (lacking) {
      for (const params of shapes) expect(variant.unsupported?.(params, INTERPRETER)?.code).toBe(lacking);
      return;
    }
    const results = shapes
      .filter((params) => !variant.unsupported?.(params, INTERPRETER))
      .map((params) => ({ params, watched: watched(workload, variant, params, 11) }));
    expect(results.length, 'it takes none of the shapes').toBeGreaterThan(0);
    const refused = results.flatMap(({ watched: one }) => (one.ok ? [] : [one.problem.text.en]));
    expect(refused[0]).toBe(REFUSED[`${id}:${variantId}`]);
    const races: Race[] = [];
    for (const { params, watched: one } of results) {
      if (!one.ok) continue;
      const at = `${variantId} at ${JSON.stringify(params)}`;
      const { verdict } = one;
      expect(verdict.ok, `${at}: ${verdict.at}, off by ${verdict.maxError}, allowed ${verdict.tolerance}`).toBe(true);
      for (const { ran } of one.passes) races.push(...ran.races.first);
    }
    const known = SAME[`${id}:${variantId}`] ?? [];
    const cells = races.map(({ cell, first, second }) => `${first.kind} ${second.kind} ${cell.split('[')[0]}`);
    expect([...new Set(cells)].sort(), JSON.stringify(races)).toEqual(known);
  });
});

test('every refusal is of a variant that there is', () => {
  const known = workloads.flatMap((workload) => gpuVariants(workload).map(({ id }) => `${workload.id}:${id}`));
  expect(Object.keys({ ...REFUSED, ...NOT_OFFERED }).filter((name) => !known.includes(name))).toEqual([]);
});
