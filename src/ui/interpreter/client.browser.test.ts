import { afterEach, expect, test } from 'vitest';
import type { InterpretingRequest } from '../../engine/prove/interpreted.ts';
import { codeOf } from '../../workloads/puzzles/code.ts';
import { solutionOf } from '../../workloads/puzzles/marks.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { kernelOf, MINE } from '../../workloads/puzzles/workload.ts';
import { createInterpreter, type InterpreterParts } from './client.ts';
import { interpreterProblem } from './problems.ts';

const urls: string[] = [];
afterEach(() => {
  for (const url of urls.splice(0)) URL.revokeObjectURL(url);
});

function worker(code: string): Worker {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  urls.push(url);
  return new Worker(url);
}

/** Answers every call as comlink does. */
const ANSWERING = `onmessage = ({ data }) => postMessage({ id: data.id, type: 'RAW', value: data.path[0] });`;
/** Is there, and answers nothing else. */
const BUSY = `onmessage = ({ data }) => { if (data.path[0] === 'ready') postMessage({ id: data.id, type: 'RAW' }); else for (;;); };`;
const CRASHING = 'onmessage = () => { throw new Error("no memory"); };';

const [puzzle] = PUZZLES;
const request: InterpretingRequest = {
  kernel: kernelOf(puzzle, MINE, solutionOf(codeOf(puzzle))),
  params: puzzle.shapes[0],
  seed: 1,
  limitSteps: 1e5,
};

const never: InterpreterParts['later'] = () => () => undefined;
/** One worker after the other. */
const spawning = (...codes: readonly string[]) => {
  let place = 0;
  return () => worker(codes[place++]);
};

test('the real one starts on first use and proves a kernel', async () => {
  const interpreter = createInterpreter();
  const told = await interpreter.prove(request);
  expect(told).toMatchObject({ status: 'done', value: { proved: { status: 'right' }, problem: null } });
  interpreter.stop();
});

test('what never ends is stopped at once, and the next call has a worker of its own', async () => {
  const interpreter = createInterpreter({ spawn: spawning(BUSY, ANSWERING), later: never });
  const told = interpreter.prove(request);
  interpreter.stop();
  expect(await told).toEqual({ status: 'stopped' });
  expect(await interpreter.prove(request)).toEqual({ status: 'done', value: 'prove' });
  interpreter.stop();
});

test('what takes too long is ended, and how long it had is told; fetching the worker does not count', async () => {
  const waited: number[] = [];
  const later: InterpreterParts['later'] = (seconds, call) => {
    waited.push(seconds);
    call();
    return () => undefined;
  };
  const interpreter = createInterpreter({ spawn: spawning(BUSY, ANSWERING), later });
  expect(await interpreter.prove(request)).toEqual({ status: 'late', seconds: 30 });
  expect(waited).toEqual([30]);
});

test('a worker that dies is told, and the next call starts another', async () => {
  const interpreter = createInterpreter({ spawn: spawning(CRASHING, ANSWERING), later: never });
  await expect(interpreter.prove(request)).rejects.toMatchObject({ why: 'crashed' });
  expect(await interpreter.prove(request)).toEqual({ status: 'done', value: 'prove' });
  interpreter.stop();
});

test('without workers there is a plain answer', async () => {
  const interpreter = createInterpreter({ spawn: () => null, later: never });
  const error = await interpreter.prove(request).catch((found: unknown) => found);
  expect(error).toMatchObject({ why: 'missing' });
  expect(interpreterProblem(error).en).toContain('offers none');
});
