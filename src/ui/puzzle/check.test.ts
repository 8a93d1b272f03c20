import { expect, test } from 'vitest';
import type { Proved } from '../../engine/prove/api.ts';
import { proveInterpreted } from '../../engine/prove/interpreted.ts';
import { codeOf } from '../../workloads/puzzles/code.ts';
import { solutionOf, stubOf } from '../../workloads/puzzles/marks.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { kernelOf, MINE, workloadOf } from '../../workloads/puzzles/workload.ts';
import { scoreOf } from '../touches/score.ts';
import { asksGpu, doubtOf, gpuWordOf, isEmpty, outcomeOf, silentOf, type Tried, whyOf } from './check.ts';

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
  expect([outcomeOf(alone), gpuWordOf(alone, false), asksGpu(interpreted(alone))]).toEqual(['right', 'none', true]);
  const both = tried('zip', (solution) => solution, RIGHT);
  expect([outcomeOf(both), gpuWordOf(both, true)]).toEqual(['right', 'all']);
});

test('what is wrong or would not end does not go to the GPU', () => {
  const wrong = tried('zip', (_, stub) => stub);
  expect([outcomeOf(wrong), asksGpu(interpreted(wrong))]).toEqual(['wrong', false]);
  expect(gpuWordOf(wrong, true)).toBe('unasked');
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

test('what no compiler takes is told as that, with its line, whoever says so', () => {
  const alone = tried('map', (solution) => solution.replace('10.0', 'ten'));
  expect(outcomeOf(alone)).toBe('uncompiled');
  expect(whyOf(alone[0])?.text.en).toMatch(/^Line \d+: ten is not declared/);
  // The plain words first, and behind them those of the GPU's compiler.
  const both = tried('map', (solution) => solution.replace('10.0', 'ten'), refused('compile-error'));
  expect(outcomeOf(both)).toBe('uncompiled');
  expect([whyOf(both[0])?.text.en.slice(0, 4), whyOf(both[0])?.also?.en]).toEqual(['Line', 'compile-error']);
  // Only the GPU's compiler finds a fault.
  const strict = tried('map', (solution) => solution, refused('compile-error'));
  expect([outcomeOf(strict), whyOf(strict[0])?.text.en]).toEqual(['uncompiled', 'compile-error']);
  expect(outcomeOf(tried('map', (solution) => solution.replace('10.0', '1.0 / 0.0')))).toBe('uncompiled');
});

test('no GPU, one that was lost, one that did not open and one that is late are told apart, and none says anything of the answer', () => {
  const words = ['no-adapter', 'device-lost', 'device-refused', 'out-of-time'].map((code) => {
    const all = tried('map', (solution) => solution, refused(code));
    return [outcomeOf(all), gpuWordOf(all, true), silentOf(all)?.code === code];
  });
  expect(words).toEqual([
    ['right', 'none', true],
    ['right', 'lost', true],
    ['right', 'closed', true],
    ['right', 'late', true],
  ]);
});

test('comments and spaces are nothing to run', () => {
  expect(['', ' \n\t', '// a\n/* b\n */'].map(isEmpty)).toEqual([true, true, true]);
  expect(isEmpty('// a\nfn')).toBe(false);
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
