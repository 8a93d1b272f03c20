import { expect, test } from 'vitest';
import type { Proved } from '../../engine/prove/api.ts';
import { proveInterpreted } from '../../engine/prove/interpreted.ts';
import { codeOf } from '../../workloads/puzzles/code.ts';
import { solutionOf, stubOf } from '../../workloads/puzzles/marks.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { kernelOf, MINE, workloadOf } from '../../workloads/puzzles/workload.ts';
import { asksGpu, byGpu, doubtOf, outcomeOf, scoreOf, type Tried } from './check.ts';

const find = (id: string) => {
  const puzzle = PUZZLES.find((one) => one.id === id);
  if (!puzzle) throw new Error(`no puzzle ${id}`);
  return puzzle;
};

const RIGHT: Proved = {
  status: 'right',
  verdict: { ok: true, maxError: 0, tolerance: 0, at: null, method: 'elementwise' },
};
const refused = (code: string): Proved => ({ status: 'refused', reason: { code, text: { en: code, 'zh-CN': code } } });

/** @param gpu at every shape */
function tried(id: string, change: (solution: string, stub: string) => string, gpu: Proved | null = null): Tried[] {
  const puzzle = find(id);
  const code = change(solutionOf(codeOf(puzzle)), stubOf(codeOf(puzzle)));
  const [workload, kernel] = [workloadOf(puzzle), kernelOf(puzzle, MINE, code)];
  return puzzle.shapes.map((params) => ({
    params,
    interpreted: proveInterpreted({ workload, kernel, params, seed: 1, limitSteps: 1_000_000 }),
    gpu,
  }));
}
const interpreted = (all: readonly Tried[]) => all.map((one) => one.interpreted);

test('a right answer is right by the interpreter alone, and by the GPU where there is one', () => {
  const alone = tried('zip', (solution) => solution);
  expect([outcomeOf(alone), byGpu(alone), asksGpu(interpreted(alone))]).toEqual(['right', false, true]);
  const both = tried('zip', (solution) => solution, RIGHT);
  expect([outcomeOf(both), byGpu(both)]).toEqual(['right', true]);
});

test('what is wrong or would not end does not go to the GPU', () => {
  const wrong = tried('zip', (_, stub) => stub);
  expect([outcomeOf(wrong), asksGpu(interpreted(wrong))]).toEqual(['wrong', false]);
  const endless = tried('until-one', (solution) => solution.replace('value != 1u', 'value > 0u'));
  expect([outcomeOf(endless), asksGpu(interpreted(endless))]).toEqual(['unrun', false]);
});

test('a race is told, however right the GPU finds it', () => {
  const racing = tried('pooling', (solution) => solution.replace('  workgroupBarrier();\n', ''), RIGHT);
  expect(outcomeOf(racing)).toBe('luck');
  expect(doubtOf(racing)).toMatchObject({ kind: 'race', race: { space: 'workgroup', across: false } });
});

test('a write outside of the array is one of luck', () => {
  const outside = tried(
    'zip',
    (solution) => solution.replace(/ {2}if \(i >= problem\.n\) \{\n.*\n {2}\}\n/, ''),
    RIGHT,
  );
  expect(doubtOf(outside)).toMatchObject({ kind: 'outside', access: { kind: 'write', name: 'out' } });
  expect(outcomeOf(outside)).toBe('luck');
});

test('a text that no compiler takes did not run; a GPU that has gone says nothing of the answer', () => {
  const broken = tried('map', (solution) => solution.replace('10.0', 'ten'), refused('compile-error'));
  expect(outcomeOf(broken)).toBe('unrun');
  expect(outcomeOf(tried('map', (solution) => solution, refused('device-lost')))).toBe('right');
});

test('a score is counted by output: a tile with a halo reads less than three times', () => {
  const puzzle = find('pooling');
  const workload = workloadOf(puzzle);
  const last = puzzle.shapes.length - 1;
  const score = scoreOf(tried('pooling', (solution) => solution)[last].interpreted, workload, puzzle.shapes[last]);
  // 200 elements and six from beyond their workgroup.
  expect(score?.reads).toBeCloseTo(206 / 200);
  expect(score).toMatchObject({ writes: 1, barriers: 1, atomics: 0 });
  const plain = tried(
    'pooling',
    (solution) =>
      `${solution.slice(0, solution.indexOf('  tile[thread + 1u]'))}
  if (i < problem.n) {
    let at = i32(i);
    out[i] = max(fetch(at), max(fetch(at - 1), fetch(at + 1)));
  }
}
`,
  );
  expect(outcomeOf(plain)).toBe('right');
  expect(scoreOf(plain[last].interpreted, workload, puzzle.shapes[last])?.reads).toBeCloseTo(598 / 200);
});
