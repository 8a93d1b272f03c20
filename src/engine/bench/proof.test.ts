import { describe, expect, test } from 'vitest';
import type { Tensors } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { reason } from '../testing/fake-backend.ts';
import { fakeRun, measured, outcomeOf, reasonOf, runOf, warningCodes } from '../testing/fake-run.ts';
import { fakeWorkload } from '../testing/fake-workload.ts';
import { inputSetsOf } from './inputs.ts';

describe('sets of inputs', () => {
  const workload = fakeWorkload(
    { a: 'gpu' },
    {
      tensors: ({ n }) => ({
        inputs: { x: { dtype: 'f32', shape: [Number(n)] }, w: { dtype: 'f32', shape: [1] } },
        outputs: { y: { dtype: 'f32', shape: [1] } },
      }),
      generate: ({ n }, seed): Tensors => ({ x: new Float32Array(Number(n)).fill(seed), w: Float32Array.of(seed) }),
    },
  );
  const setsOf = (n: number, own?: Tensors) => {
    const group = { workload, params: { n }, cases: [], split: false };
    const given = inputSetsOf(group, { cases: [], budgetMs: 1, seed: 7, ...(own && { inputs: { fake: own } }) });
    if ('reason' in given) throw new Error(given.reason.code);
    return given.sets;
  };

  test('come from the seed and the one after it', () => {
    expect(setsOf(2)).toEqual([
      { x: Float32Array.of(7, 7), w: Float32Array.of(7) },
      { x: Float32Array.of(8, 8), w: Float32Array.of(8) },
    ]);
  });

  test("the visitor's own comes as it is and rolled by whole pixels, and stays the visitor's", () => {
    const x = Float32Array.from({ length: 12 }, (_, at) => at);
    const [first, second] = setsOf(12, { x });
    expect(first.x).toBe(x);
    expect([...second.x]).toEqual([8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7]);
    expect(x[0]).toBe(0);
    // The rest of the set is generated.
    expect([first.w[0], second.w[0]]).toEqual([7, 8]);
    expect([...setsOf(3, { x: Float32Array.of(1, 2, 3) })[1].x]).toEqual([1, 2, 3]);
  });

  test('each has a verifier of its own, made when it is needed', async () => {
    const made: number[] = [];
    const { by } = await runOf({
      gpu: { a: {}, b: {} },
      cpu: { c: { wrong: true } },
      workload: {
        verifier: ({ x }) => {
          made.push(x[0]);
          return fakeWorkload({}).verifier({ x }, {});
        },
      },
    });
    expect(made).toEqual([1, 2]);
    expect([by.a.status, by.b.status, by.c.status]).toEqual(['ok', 'ok', 'wrong']);
  });

  test('what is wrong at once needs no second', async () => {
    let made = 0;
    const verifier = (inputs: Tensors) => {
      made++;
      return fakeWorkload({}).verifier(inputs, {});
    };
    await runOf({ gpu: { a: { wrong: true } }, workload: { verifier } });
    expect(made).toBe(1);
  });
});

describe('the proof of what was timed', () => {
  test('reads the last timed batch as it was left, and one of the other length', async () => {
    const { by, log } = await runOf({ cpu: { a: { iterationMs: 7 } } });
    const last = measured(by.a).samples.at(-1)?.iterations ?? 0;
    expect(log.slice(-7)).toEqual([
      'overwrite a',
      `run a ${last}`,
      'read a',
      'overwrite a',
      `run a ${13 - last}`,
      'read a',
      'dispose a',
    ]);
  });

  test('neighbouring lengths do where each place is written twice at most', async () => {
    // Bound by memory there are 33 places: lengths that differ by as many would take a second each.
    const { by } = await runOf({ cpu: { a: { iterationMs: 20 } }, workload: { boundBy: () => 'memory' } });
    const lengths = new Set(measured(by.a).samples.map(({ iterations }) => iterations));
    expect([...lengths].sort()).toEqual([2, 3]);
  });

  test('has its time kept back, however long checking takes', async () => {
    for (const budgetMs of [6000, 9000]) {
      const run = fakeRun({
        cpu: { a: {}, b: { iterationMs: 5 } },
        plan: { budgetMs },
        workload: {
          verifier: ({ x }) => ({
            check: ({ y }) => {
              run.clock.block(300);
              return { ok: y[0] === 2 * x[0], maxError: 0, tolerance: 1, at: null, method: 'elementwise' };
            },
          }),
        },
      });
      const { by } = await outcomeOf(run);
      expect([by.a.status, by.b.status]).toEqual(['ok', 'ok']);
      expect(run.clock.now()).toBeLessThan(budgetMs + 300);
    }
  });

  test('takes place although the last batch was cut off, on one that is run for it', async () => {
    // From 4 s on an iteration never ends, but for a moment after the run's time was up.
    const run = fakeRun({
      cpu: { a: { iterationMs: (_batch, now) => (now > 900 && now < 2000 ? 1e6 : 1) } },
      plan: { budgetMs: 2200 },
    });
    const { by } = await outcomeOf(run);
    expect(measured(by.a).samples.length).toBeGreaterThan(3);
    expect(warningCodes(by.a)).toContain('over-budget');
  });

  test('without it there is no time: what no longer ends is aborted', async () => {
    const { by } = await runOf({
      cpu: { a: { iterationMs: (_batch, now) => (now > 900 ? 1e6 : 1) }, b: {} },
      plan: { budgetMs: 2200 },
    });
    expect(reasonOf(by.a)).toBe('out-of-time');
  });

  test('long iterations are read after each, and the last on each set counts', async () => {
    const { by, log } = await runOf({ cpu: { a: { iterationMs: 600 } } });
    const { samples } = measured(by.a);
    const from = log.lastIndexOf('trip a');
    expect(log.slice(from + 1, from + 4)).toEqual(['overwrite a', 'run a 1', 'read a']);
    expect(samples).toHaveLength(20);
  });

  test('outputs that went with a thread are made again, and cost no device', async () => {
    let reads = 0;
    const { by, log } = await runOf({
      cpu: {
        a: {
          beforeRead: (read) => {
            reads = Math.max(reads, read);
            // First output, neighbours, three for the phase, then the last timed batch.
            if (read === 6) throw new BackendLostError(reason('worker-crash'));
          },
        },
      },
    });
    expect(measured(by.a).samples).toHaveLength(20);
    expect(reads).toBe(7);
    expect(log).not.toContain('rebuild');
  });

  test('a device lost in the middle of it is opened again, and it takes place', async () => {
    let losses = 0;
    const lossy = fakeRun({
      gpu: {
        a: {},
        b: {
          beforeRun: () => {
            if (losses > 0 || !lossy.log.includes('closing')) return;
            losses++;
            throw new BackendLostError(reason('device-lost'));
          },
        },
      },
    });
    const outcome = await outcomeOf(lossy, (event) => {
      if (event.type === 'measurement' && event.final && event.index === 0) lossy.log.push('closing');
    });
    expect(losses).toBe(1);
    expect(measured(outcome.by.a).samples).toHaveLength(20);
    expect(measured(outcome.by.b).samples).toHaveLength(20);
    expect(warningCodes(outcome.by.b)).toContain('device-rebuilt');
    // What was proved already stays as it is.
    expect(warningCodes(outcome.by.a)).not.toContain('device-rebuilt');
  });

  test('interim measurements are of what is not proved yet', async () => {
    const { events, by } = await runOf({ cpu: { a: { kernel: ({ x, batch }) => (batch < 30 ? 2 * x : 0) } } });
    const seen = events.flatMap((event) => (event.type === 'measurement' ? [event] : []));
    expect(seen.slice(0, -1).every(({ final, measurement }) => !final && measurement.status === 'ok')).toBe(true);
    expect(seen.at(-1)).toMatchObject({ final: true, measurement: { status: 'wrong' } });
    expect(by.a.status).toBe('wrong');
  });
});

describe('round trips and phases', () => {
  test('each case travels five times, timed, within the same rounds as the others', async () => {
    const { by, log } = await runOf({
      gpu: { a: { iterationMs: 4 } },
      cpu: { b: {} },
      library: { c: { uploadMs: 8 } },
    });
    for (const [id, ms] of Object.entries({ a: 4.75, b: 1.75, c: 5.25 })) {
      expect(measured(by[id]).roundTrips).toEqual([ms, ms, ms, ms, ms]);
      // And once before, for what only the first time costs.
      expect(log.filter((line) => line === `trip ${id}`)).toHaveLength(6);
    }
    const trips = log.flatMap((line) => (line.startsWith('trip') ? [line.at(-1)] : [])).slice(3);
    for (let round = 0; round < 5; round++) {
      expect(
        trips
          .slice(3 * round, 3 * round + 3)
          .sort()
          .join(''),
      ).toBe('abc');
    }
    expect(new Set(Array.from({ length: 5 }, (_, round) => trips[3 * round])).size).toBeGreaterThan(1);
  });

  test('phases are those of the steady state, and the first use stands apart', async () => {
    const { by } = await runOf({ gpu: { a: { compileMs: 30, uploadMs: 6, readMs: 2, firstMs: 90 } } });
    expect(measured(by.a)).toMatchObject({
      phases: { compileMs: 30, uploadMs: 3, readbackMs: 1 },
      firstUse: { compileMs: 30, uploadMs: 6, runMs: 90, readbackMs: 2 },
    });
  });

  test('long iterations travel in every other round, so that batches keep to different sets', async () => {
    const sets: number[] = [];
    const run = fakeRun({
      cpu: {
        a: {
          iterationMs: 300,
          kernel: ({ x, set }) => {
            if (run.log.at(-1)?.startsWith('run') && run.log.at(-2)?.startsWith('overwrite')) sets.push(set);
            return 2 * x;
          },
        },
      },
    });
    const { by } = await outcomeOf(run);
    expect(measured(by.a).roundTrips).toHaveLength(5);
    expect(new Set(sets.slice(1, 4))).toEqual(new Set([0, 1]));
  });

  test('where there is no time for them there are samples all the same', async () => {
    const { by } = await runOf({ cpu: { a: { iterationMs: 400 } }, plan: { budgetMs: 2400 } });
    expect(measured(by.a).samples.length).toBeGreaterThan(1);
    expect(measured(by.a).roundTrips.length).toBeLessThan(3);
  });

  test('those during which the page was hidden do not count', async () => {
    let changes = 0;
    const run = fakeRun({
      cpu: {
        a: {
          beforeRun: () => {
            if (run.log.at(-1) === 'trip a') changes += 2;
          },
        },
      },
      given: { visibility: { hidden: () => false, changes: () => changes } },
    });
    const { by } = await outcomeOf(run);
    expect(measured(by.a).samples).toHaveLength(20);
    expect(measured(by.a).roundTrips).toEqual([]);
  });
});

test('contenders that do not fit into memory together say that they were not interleaved', async () => {
  const MIB = 2 ** 20;
  const tensors = () => ({
    inputs: { x: { dtype: 'u8' as const, shape: [300 * MIB] } },
    outputs: { y: { dtype: 'f32' as const, shape: [1] } },
  });
  const split = await runOf({ cpu: { a: {}, b: {} }, workload: { tensors } });
  expect(['a', 'b'].map((id) => warningCodes(split.by[id]))).toEqual([['not-interleaved'], ['not-interleaved']]);
  // On the GPU they share their inputs.
  const whole = await runOf({ gpu: { a: {}, b: {} }, workload: { tensors } });
  expect(['a', 'b'].map((id) => warningCodes(whole.by[id]))).toEqual([['no-timestamps'], ['no-timestamps']]);
});
