import { expect, test } from 'vitest';
import { BackendLostError } from '../errors.ts';
import { type Behaviour, reason } from '../testing/fake-backend.ts';
import { fakeRun } from '../testing/fake-run.ts';
import { casesOf } from '../testing/fake-workload.ts';
import type { Proved } from './api.ts';
import { prove } from './prove.ts';

/** Of two kernels, one after the other. */
async function proved(gpu: Behaviour, other: Behaviour = {}, abort?: (index: number) => boolean) {
  const run = fakeRun({ gpu: { gpu, other } });
  const controller = new AbortController();
  const { workloads, backends, clock } = run.given;
  const results: Proved[] = [];
  const request = { cases: casesOf(run.workload), kernels: [], seed: 3 };
  for await (const event of prove(request, { workloads, backends, clock, signal: controller.signal })) {
    results.push(event.proved);
    if (abort?.(event.index)) controller.abort(new DOMException('stopped', 'AbortError'));
  }
  return { results, log: run.log, clock: run.clock };
}

test('what is right is right alone and in a batch, and nothing is timed', async () => {
  const { results, log } = await proved({});
  expect(results.map(({ status }) => status)).toEqual(['right', 'right']);
  expect(log.filter((line) => line.endsWith(' gpu') || line.includes(' gpu '))).toEqual([
    'prepare gpu',
    'overwrite gpu',
    'run gpu 1',
    'read gpu',
    'overwrite gpu',
    'run gpu 3',
    'read gpu',
    'dispose gpu',
  ]);
});

test('what is wrong comes with what it left, what it should have left, and what lay there before', async () => {
  const [first] = (await proved({ wrong: true })).results;
  expect(first).toMatchObject({
    status: 'wrong',
    run: 'first',
    turn: 1,
    outputs: { y: Float32Array.of(7) },
    reference: { y: Float32Array.of(6) },
    verdict: { ok: false },
  });
});

test('a kernel that is right only when it runs by itself is found out in a batch', async () => {
  const [first] = (await proved({ kernel: ({ x, length }) => (length === 1 ? 2 * x : null) })).results;
  expect(first).toMatchObject({ status: 'wrong', run: 'batch', turn: 2 });
});

test('a result kept from the inputs before is wrong', async () => {
  const [first] = (await proved({ kernel: ({ all }) => 2 * all[0] })).results;
  expect(first).toMatchObject({ status: 'wrong', run: 'batch' });
});

test('what is refused, fails or takes too long costs that case alone', async () => {
  const refused = { status: 'failed', reason: reason('compile-error') } as const;
  expect((await proved({ prepared: refused })).results).toMatchObject([
    { status: 'refused', reason: { code: 'compile-error' } },
    { status: 'right' },
  ]);
  const broken = await proved({
    beforeRun: () => {
      throw new Error('broken');
    },
  });
  expect(broken.results.map(({ status }) => status)).toEqual(['refused', 'right']);
  const slow = await proved({ iterationMs: 100_000 });
  expect(slow.results).toMatchObject([{ status: 'refused', reason: { code: 'out-of-time' } }, { status: 'right' }]);
  expect(slow.clock.pending).toBe(0);
});

test('a lost device is brought back for the next', async () => {
  const { results, log } = await proved({
    beforeRun: () => {
      throw new BackendLostError(reason('device-lost'));
    },
  });
  expect(results).toMatchObject([{ status: 'refused', reason: { code: 'device-lost' } }, { status: 'right' }]);
  expect(log).toContain('rebuild');
});

test('cancelled, it ends with what it has', async () => {
  const { results } = await proved({}, {}, (index) => index === 0);
  expect(results).toHaveLength(1);
});

test('the worst of several verdicts is what used most of its tolerance', async () => {
  const run = fakeRun({
    gpu: { gpu: {} },
    workload: {
      verifier: ({ x }) => ({
        // The second set's numbers are larger, and so is what they may be off by.
        check: () =>
          x[0] === first
            ? { ok: true, maxError: 1, tolerance: 2, at: 'first', method: 'elementwise' }
            : { ok: true, maxError: 10, tolerance: 1000, at: 'second', method: 'elementwise' },
      }),
    },
  });
  const { workloads, backends, clock, signal } = run.given;
  const first = run.workload.generate({ n: 1 }, 3).x[0];
  const request = { cases: casesOf(run.workload), kernels: [], seed: 3 };
  for await (const { proved } of prove(request, { workloads, backends, clock, signal })) {
    expect(proved).toMatchObject({ status: 'right', verdict: { at: 'first' } });
  }
});
