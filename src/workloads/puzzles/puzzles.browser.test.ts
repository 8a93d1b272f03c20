/** Every puzzle on a real adapter, through the bench as a page asks it: its solution is right, its stub is not. */
import { afterAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../engine/bench/bench.ts';
import { caseOf } from '../../engine/case-id.ts';
import { createGpuBackend } from '../../engine/gpu/backend.ts';
import type { Proved } from '../../engine/prove/api.ts';
import { prove } from '../../engine/prove/prove.ts';
import { never } from '../testing/backends.ts';
import { codeOf } from './code.ts';
import { solutionOf, stubOf } from './marks.ts';
import type { Puzzle } from './puzzle.ts';
import { PUZZLES } from './registry.ts';
import { kernelOf, MINE, workloadOf } from './workload.ts';
import { puzzleWorkloads } from './workloads.ts';

const clock = systemClock();
const gpu = createGpuBackend(() => navigator.gpu, clock.now);
afterAll(() => gpu.dispose());

async function provedAt(puzzle: Puzzle, code: string): Promise<readonly Proved[]> {
  const workload = workloadOf(puzzle);
  const cases = puzzle.shapes.map((params) => caseOf(workload, MINE, params));
  const request = { cases, kernels: [kernelOf(puzzle, MINE, code)], seed: 1 };
  const results: Proved[] = [];
  const parts = { workloads: puzzleWorkloads, backends: [gpu], clock, signal: never };
  for await (const { proved } of prove(request, parts)) results.push(proved);
  return results;
}

const statuses = (results: readonly Proved[]) =>
  results.map((one) => (one.status === 'refused' ? one.reason.text.en : one.status));

describe.each(PUZZLES.map((puzzle) => [puzzle.id, puzzle] as const))('%s', (_, puzzle) => {
  test('its solution is right at every shape', async () => {
    const results = await provedAt(puzzle, solutionOf(codeOf(puzzle)));
    expect(statuses(results)).toEqual(puzzle.shapes.map(() => 'right'));
  });

  test('its stub is wrong at a shape at least', async () => {
    const results = await provedAt(puzzle, stubOf(codeOf(puzzle)));
    expect(results).toHaveLength(puzzle.shapes.length);
    expect(statuses(results)).toContain('wrong');
  });
});
