/** A check by the interpreter alone; when and how the count of the solution ends is the test's to say. */
import { useEffect } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Interpreted } from '../../engine/prove/interpreted.ts';
import { codeOf } from '../../workloads/puzzles/code.ts';
import { solutionOf, stubOf } from '../../workloads/puzzles/marks.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { inputsOf, kernelOf, MINE, OURS, wideOf } from '../../workloads/puzzles/workload.ts';
import { createInterpreter, type Interpreter, InterpreterError, type Told } from '../interpreter/client.ts';
import { mount, until } from '../testing/mount.tsx';
import { type Checked, type CheckState, useCheck } from './use-check.ts';

const [puzzle] = PUZZLES;

interface ProbeProps {
  solved: () => void;
  create: () => Interpreter;
  tell: (state: CheckState) => void;
}

function Probe({ solved, create, tell }: ProbeProps) {
  const check = useCheck(puzzle, false, solved, create);
  useEffect(() => {
    tell(check);
  });
  return null;
}

type Count = (really: () => Promise<Told<Interpreted>>) => Promise<Told<Interpreted>>;

/** Checks a visitor's answer, the solution if no other. @param count in the place of the interpreter's for the solution itself */
async function checkWith(count: Count, answer = solutionOf(codeOf(puzzle))) {
  const solved = vi.fn();
  const create = (): Interpreter => {
    const real = createInterpreter();
    const prove: Interpreter['prove'] = (request) =>
      request.kernel.name === OURS ? count(() => real.prove(request)) : real.prove(request);
    return { ...real, prove };
  };
  const seen: CheckState[] = [];
  const { close } = await mount(<Probe solved={solved} create={create} tell={(state) => void seen.push(state)} />);
  onTestFinished(close);
  const last = () => seen[seen.length - 1];
  await until(() => expect(last()).toBeDefined());
  void last().start(answer);
  return { last, solved };
}

test('an answer is judged before the solution is counted', async () => {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { last, solved } = await checkWith((really) => held.then(really));
  await until(() => expect(last().checked).toMatchObject({ outcome: 'right', ours: 'counting', score: { reads: 1 } }));
  expect(solved).toHaveBeenCalledOnce();
  await until(() => expect(last().going).toBeNull());
  go();
  await until(() => expect(last().checked?.ours).toMatchObject({ reads: 1, writes: 1 }));
  expect(solved).toHaveBeenCalledOnce();
});

/** The results that these inputs lead to, in the place of what computes them. */
function writtenDown(seed: number): string {
  const [solution, line] = [solutionOf(codeOf(puzzle)), '  out[i] = a[i] + 10.0;'];
  expect(solution).toContain(line);
  const cases = puzzle.shapes.map((shape) => {
    const results = Array.from(puzzle.reference(wideOf(inputsOf(puzzle, shape, seed)), shape), (one) => one.toFixed(1));
    return `  if (problem.n == ${shape.n}u) {
    var known = array<f32, ${results.length}>(${results.join(', ')});
    out[i] = known[i];
  }`;
  });
  return solution.replace(line, cases.join('\n'));
}

test('results that are written down are right for the inputs that they are of, and not for those of the next check', async () => {
  const first = await checkWith((really) => really());
  await until(() => expect(first.last().checked?.outcome).toBe('right'));
  const { seed } = first.last().checked as Checked;
  const kernel = kernelOf(puzzle, MINE, writtenDown(seed));
  const interpreter = createInterpreter();
  onTestFinished(interpreter.stop);
  const limitSteps = 2_000_000;
  for (const params of puzzle.shapes) {
    const told = await interpreter.prove({ kernel, params, seed, limitSteps });
    expect(told).toMatchObject({ status: 'done', value: { proved: { status: 'right' } } });
  }
  const { last, solved } = await checkWith((really) => really(), writtenDown(seed));
  await until(() => expect(last().checked?.outcome).toBe('wrong'));
  expect(last().checked?.seed).not.toBe(seed);
  expect(solved).not.toHaveBeenCalled();
});

test('the same inputs can be asked for again, and what is right on them does not count as solved', async () => {
  // Wrong on inputs of its own, so that nothing can be written down yet.
  const { last, solved } = await checkWith((really) => really(), stubOf(codeOf(puzzle)));
  await until(() => expect(last().checked).toMatchObject({ outcome: 'wrong', again: false }));
  const { seed } = last().checked as Checked;
  void last().start(writtenDown(seed), { again: true });
  await until(() => expect(last().checked).toMatchObject({ outcome: 'right', again: true, seed, ours: null }));
  await until(() => expect(last().going).toBeNull());
  expect(solved).not.toHaveBeenCalled();
  // Asked for once more they are the same still; a check as any other has fresh ones.
  void last().start(solutionOf(codeOf(puzzle)), { again: true });
  await until(() => expect(last().checked).toMatchObject({ outcome: 'right', again: true, seed }));
  expect(solved).not.toHaveBeenCalled();
  void last().start(writtenDown(seed));
  await until(() => expect(last().checked).toMatchObject({ outcome: 'wrong', again: false }));
  expect(last().checked?.seed).not.toBe(seed);
  expect(solved).not.toHaveBeenCalled();
});

test('before anything was checked there are no inputs to ask for again: they are fresh, and count', async () => {
  const { last, solved } = await checkWith((really) => really(), '');
  await until(() => expect(last().checked?.outcome).toBe('empty'));
  expect(last().seed).toBeNull();
  void last().start(solutionOf(codeOf(puzzle)), { again: true });
  await until(() => expect(last().checked).toMatchObject({ outcome: 'right', again: false }));
  expect(solved).toHaveBeenCalledOnce();
});

test.each<[string, () => Promise<Told<Interpreted>>]>([
  ['dies', () => Promise.reject(new InterpreterError('crashed', 'no memory'))],
  ['is late', () => Promise.resolve({ status: 'late', seconds: 30 })],
])('an answer stays right where the count of the solution %s', async (_, count) => {
  const { last, solved } = await checkWith(count);
  await until(() => expect(last().checked?.ours).toBe('uncounted'));
  expect(last()).toMatchObject({ problem: null, going: null, checked: { outcome: 'right', score: { reads: 1 } } });
  expect(solved).toHaveBeenCalledOnce();
});

test('an answer that is checked again while the solution is counted has a count of its own', async () => {
  const counts: (() => void)[] = [];
  const { last } = await checkWith(async (really) => {
    const place = counts.length;
    await new Promise<void>((resolve) => counts.push(resolve));
    return place === 0 ? { status: 'late', seconds: 30 } : really();
  });
  await until(() => expect(last().checked?.ours).toBe('counting'));
  void last().start(solutionOf(codeOf(puzzle)));
  await until(() => expect(counts).toHaveLength(2));
  counts[0]();
  counts[1]();
  await until(() => expect(last().checked?.ours).toMatchObject({ reads: 1 }));
});
