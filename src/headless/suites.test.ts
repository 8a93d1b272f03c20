import { expect, test } from 'vitest';
import { expandPattern } from '../engine/bench/plan.ts';
import { formatCase } from '../engine/case-id.ts';
import { limitCases } from '../results/roofline.ts';
import { workloads } from '../workloads/registry.ts';
import { SUITES } from './suites.ts';

const printed = (cases: Parameters<typeof formatCase>[0][]) =>
  cases.map((id) => formatCase(id, workloads.find((one) => one.id === id.workload)?.params ?? null)).sort();

const casesOf = (suite: string) =>
  SUITES[suite].patterns.flatMap((pattern) => {
    const expanded = expandPattern(pattern, workloads);
    if (!expanded.ok) throw new Error(expanded.problem.en);
    return expanded.cases;
  });

test.each(Object.keys(SUITES))('every pattern of %s names something', (suite) => {
  expect(casesOf(suite).length).toBeGreaterThan(0);
});

test.each([
  ['limits', 'software'],
  ['limits-hardware', 'hardware'],
] as const)('%s has the cases that find the limit of a machine', (suite, gpu) => {
  expect(printed(casesOf(suite))).toEqual(printed(limitCases(workloads, gpu)));
});
