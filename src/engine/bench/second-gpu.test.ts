/** Contenders of one run on two GPUs, each of them a backend of its own. */
import { expect, test } from 'vitest';
import type { CaseId, Environment, Workload } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { reason } from '../testing/fake-backend.ts';
import { environment, fakeRun, measured, outcomeOf, reasonOf, runOf } from '../testing/fake-run.ts';
import { casesOf } from '../testing/fake-workload.ts';
import { tunedKey } from '../tune/key.ts';
import { Estimator } from './estimate.ts';

const onSecond = (id: CaseId): CaseId => ({ ...id, gpu: 'second' });

/** Every contender on its own side, and those of the GPU on the second one as well. */
const both = (workload: Workload): CaseId[] => {
  const ids = workload.variants.filter(({ on }) => on === 'gpu').map(({ id }) => id);
  return [...casesOf(workload), ...casesOf(workload, 1, ids).map(onSecond)];
};

const SECOND: Environment['second'] = {
  adapter: { vendor: 'other', architecture: '', device: '', description: 'Other', software: false },
  timestampQuantumUs: 100,
};

const twice = { kernel: ({ x }: { x: number }) => 2 * x };

test('they take turns with all others, each proved and timed by itself', async () => {
  const { by, log, report } = await runOf({
    gpu: { a: { iterationMs: 4 } },
    second: { a: { iterationMs: 1 } },
    cpu: { js: { iterationMs: 8 } },
    cases: both,
  });
  const perIteration = (name: string) => {
    const { samples } = measured(by[name]);
    return samples[0].wallMs / samples[0].iterations;
  };
  expect(perIteration('a')).toBeCloseTo(4, 6);
  expect(perIteration('a~second')).toBeCloseTo(1, 6);
  expect(report.measurements.map(({ case: id }) => id.gpu)).toEqual([undefined, undefined, 'second']);
  for (const name of ['a', 'a~second']) expect(log.filter((line) => line === `prepare ${name}`)).toHaveLength(1);
  // After the last of them was warm, no contender has two timed turns before the others had one.
  const turns = log.filter((line) => line.startsWith('run ')).map((line) => line.split(' ')[1]);
  const sampled = turns.slice(turns.lastIndexOf('js') - 12);
  expect(new Set(sampled)).toEqual(new Set(['a', 'a~second', 'js']));
});

test('a wrong result on one says nothing of the other', async () => {
  const { by } = await runOf({ gpu: { a: {} }, second: { a: { wrong: true } }, cases: both });
  expect([by.a.status, by['a~second'].status]).toEqual(['ok', 'wrong']);
});

test('one that is lost costs its own cases only', async () => {
  const lost = {
    beforeRun: () => {
      throw new BackendLostError(reason('gone'));
    },
  };
  const { by, log } = await runOf({ gpu: { a: {}, b: twice }, second: { a: lost, b: {} }, cases: both });
  expect(log).toContain('rebuild second');
  expect(log).not.toContain('rebuild');
  for (const name of ['a', 'b'])
    expect(measured(by[name]).warnings.map(({ code }) => code)).not.toContain('device-rebuilt');
  expect(reasonOf(by['a~second'])).toBe('gone');
});

test('the other way round as well: the second goes on where the first is lost', async () => {
  let losses = 0;
  const once = {
    beforeRun: () => {
      if (losses++ === 0) throw new BackendLostError(reason('gone'));
    },
  };
  const { by, log } = await runOf({ gpu: { a: once }, second: { a: {} }, cases: both });
  expect(log).toContain('rebuild');
  expect(log).not.toContain('rebuild second');
  expect(measured(by.a).warnings.map(({ code }) => code)).toContain('device-rebuilt');
  expect(measured(by['a~second']).warnings.map(({ code }) => code)).not.toContain('device-rebuilt');
});

test('where there is none, its cases say so and the rest runs', async () => {
  const { by } = await runOf({ gpu: { a: {} }, cpu: { js: {} }, cases: both });
  expect([by.a.status, by.js.status, reasonOf(by['a~second'])]).toEqual(['ok', 'ok', 'no-backend']);
});

test('no CPU contender runs on a second GPU', async () => {
  const cases = (workload: Workload) => casesOf(workload).map(onSecond);
  const { by } = await runOf({ cpu: { js: {} }, second: {}, cases });
  expect(reasonOf(by['js~second'])).toBe('no-backend');
});

test('the report names its adapter; a run that does not ask for it does not look for it', async () => {
  const asked: boolean[] = [];
  const environmentOf = async (_signal: AbortSignal, second = false): Promise<Environment> => {
    asked.push(second);
    return { ...environment(), ...(second && { second: SECOND }) };
  };
  const given = { environment: environmentOf };
  const { report } = await runOf({ gpu: { a: {} }, second: { a: {} }, cases: both, given });
  expect(report.environment.second).toEqual(SECOND);
  expect((await runOf({ gpu: { a: {} }, second: { a: {} }, given })).report.environment).not.toHaveProperty('second');
  expect(asked).toEqual([true, true, false, false]);
});

test('what was tuned for one is not used on the other', async () => {
  const run = fakeRun({
    gpu: { a: {}, slow: {} },
    second: { a: {}, quick: {} },
    cases: both,
    workload: {
      tuning: {
        variant: 'a',
        dtype: 'f32',
        buckets: () => ['all'],
        configurations: () => ['slow', 'quick'],
        sizes: () => [],
      },
    },
    given: { environment: async () => ({ ...environment(), second: SECOND }) },
  });
  const key = tunedKey({ ...environment(), adapter: SECOND.adapter }, run.workload, 'all') ?? '';
  const { by } = await outcomeOf({ ...run, plan: { ...run.plan, tuned: { [key]: 'quick' } } });
  expect(by['a~second'].case.build).toBe('quick');
  expect(by.a.case.build).not.toBe('quick');
});

test('how fast one of them is tells nothing of the other', () => {
  const { workload } = fakeRun({ gpu: { a: {} } });
  const [variant] = workload.variants;
  const estimator = new Estimator();
  estimator.learn(workload, variant, { n: 1 }, 100, 0, 'second');
  expect(estimator.predict(workload, variant, { n: 1 }, 'second').ms).toBe(100);
  expect(estimator.predict(workload, variant, { n: 1 }).likelyMs).toBeNull();
});
