/** A check by the interpreter alone; when and how the count of the solution ends is the test's to say. */
import { useEffect } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Interpreted } from '../../engine/prove/interpreted.ts';
import { codeOf } from '../../workloads/puzzles/code.ts';
import { solutionOf } from '../../workloads/puzzles/marks.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { OURS } from '../../workloads/puzzles/workload.ts';
import { createInterpreter, type Interpreter, InterpreterError, type Told } from '../interpreter/client.ts';
import { mount, until } from '../testing/mount.tsx';
import { type CheckState, useCheck } from './use-check.ts';

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

/** Checks the solution as a visitor's answer. @param count in the place of the interpreter's for the solution itself */
async function checkWith(count: (really: () => Promise<Told<Interpreted>>) => Promise<Told<Interpreted>>) {
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
  void last().start(solutionOf(codeOf(puzzle)));
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
