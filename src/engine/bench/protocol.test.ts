import { describe, expect, test } from 'vitest';
import { fakeRun, measured, outcomeOf, runOf, warningCodes } from '../testing/fake-run.ts';
import { kernelMsOf } from './calibrate.ts';
import { DEFAULT_SETTINGS } from './protocol.ts';

describe('warm-up and batches', () => {
  test('a batch lasts about 50 ms, whatever an iteration takes', async () => {
    for (const iterationMs of [0.002, 0.3, 5, 24]) {
      const { by } = await runOf({ gpu: { a: { iterationMs } } });
      const { samples } = measured(by.a);
      for (const { wallMs } of samples) {
        expect(wallMs).toBeGreaterThanOrEqual(20);
        expect(wallMs).toBeLessThanOrEqual(100);
      }
    }
  });

  test('one-time costs of the first run do not pass for a long iteration', async () => {
    const { by, log } = await runOf({ gpu: { a: { firstMs: 400, iterationMs: 0.5, fixedMs: 1 } } });
    const { samples, calibration } = measured(by.a);
    expect(samples[0].iterations).toBeGreaterThan(50);
    expect(calibration.length).toBeGreaterThan(0);
    expect(log).toContain(`run a ${samples[0].iterations}`);
    expect(measured(by.a).firstUse?.runMs).toBe(401);
  });

  test('an iteration that really is long is not run in batches', async () => {
    const { by } = await runOf({ cpu: { a: { iterationMs: 700 } } });
    expect(measured(by.a).samples.every(({ iterations }) => iterations === 1)).toBe(true);
    expect(measured(by.a).calibration).toEqual([]);
  });

  test('waits for a clock that ramps up', async () => {
    // 1 ms per iteration at first, 0.5 ms from 250 ms on: what a GPU does whose clock rises.
    const ramp = (_batch: number, now: number) => (now < 250 ? 1 : 0.5);
    const { by } = await runOf({ gpu: { a: { iterationMs: ramp } }, software: false });
    expect(new Set(kernelMsOf(measured(by.a)).map((ms) => ms.toFixed(6)))).toEqual(new Set(['0.500000']));
  });

  test('a software adapter and a processor are warm sooner than a hardware adapter', async () => {
    const until = async (software: boolean) => {
      const run = fakeRun({ gpu: { a: {} }, software });
      const times: Record<string, number> = {};
      await outcomeOf(run, (event) => {
        if (event.type === 'phase') times[event.phase] = run.clock.now();
      });
      return times.sample - times['warm-up'];
    };
    expect(await until(true)).toBeLessThan(await until(false));
    expect(await until(false)).toBeGreaterThanOrEqual(DEFAULT_SETTINGS.warmUpMs.hardware);
  });

  test('a machine that never settles is measured all the same', async () => {
    const restless = (batch: number) => (batch % 4 < 2 ? 1 : 1.3);
    const { by } = await runOf({ gpu: { a: { iterationMs: restless } } });
    expect(warningCodes(by.a)).toContain('unsteady');
    expect(measured(by.a).samples).toHaveLength(DEFAULT_SETTINGS.rounds);
  });

  test('timestamps that stand still do not make batches grow', async () => {
    const { by } = await runOf({ gpu: { a: { gpuMs: () => 0 } } });
    for (const { wallMs } of measured(by.a).samples) expect(wallMs).toBeLessThanOrEqual(100);
    expect(warningCodes(by.a)).toContain('timestamps-rejected');
  });

  test('timestamps that count in another unit do not make batches grow without end', async () => {
    const { by } = await runOf({ gpu: { a: { gpuMs: (ms) => ms / 1e6 } } });
    for (const { wallMs } of measured(by.a).samples) expect(wallMs).toBeLessThan(1000);
    expect(warningCodes(by.a)).toContain('timestamps-rejected');
  });

  test('even a short budget leaves batches that a clock can measure', async () => {
    const { by } = await runOf({
      gpu: { a: { iterationMs: 0.01 } },
      cpu: { b: { iterationMs: 0.01 } },
      plan: { budgetMs: 900 },
    });
    for (const id of ['a', 'b']) for (const { wallMs } of measured(by[id]).samples) expect(wallMs).toBeGreaterThan(30);
  });
});

describe('interleaving', () => {
  const orderOf = async (seed: number) => {
    const { log } = await runOf({ cpu: { a: {}, b: {}, c: {}, d: {} }, plan: { seed } });
    // Every timed batch is overwritten before; the last four prove what was timed.
    const runs = log.filter((line) => line.startsWith('overwrite')).map((line) => line.split(' ')[1]);
    const rounds = runs.slice(-4 * DEFAULT_SETTINGS.rounds - 4, -4);
    return Array.from({ length: DEFAULT_SETTINGS.rounds }, (_, round) =>
      rounds.slice(4 * round, 4 * round + 4).join(''),
    );
  };

  test('each round runs every contender once, in an order of its own', async () => {
    const orders = await orderOf(7);
    for (const order of orders) expect([...order].sort().join('')).toBe('abcd');
    expect(new Set(orders).size).toBeGreaterThan(8);
    // Nobody always goes first.
    expect(new Set(orders.map((order) => order[0])).size).toBe(4);
  });

  test('the seed decides the order', async () => {
    expect(await orderOf(7)).toEqual(await orderOf(7));
    expect(await orderOf(7)).not.toEqual(await orderOf(8));
  });

  test('a GPU that rested while processors worked runs once more before it is timed', async () => {
    // Idle for 100 ms, its next batch is slow.
    let last = 0;
    const run = fakeRun({
      gpu: {
        a: {
          iterationMs: (_batch, now) => {
            const rested = now - last > 100;
            last = now + 50;
            return rested ? 2 : 1;
          },
        },
      },
      cpu: { b: { iterationMs: 200 } },
      software: false,
    });
    const { by } = await outcomeOf(run);
    expect(Math.max(...kernelMsOf(measured(by.a)))).toBeCloseTo(1, 6);
  });

  test('GPU contenders are woken alike, whosever they are', async () => {
    const run = fakeRun({ gpu: { a: {} }, library: { gpub: {} }, cpu: { c: { iterationMs: 2 } }, software: false });
    await outcomeOf(run);
    // From the first round on; a timed batch is one that follows an overwriting.
    const sampling = run.log.slice(run.log.lastIndexOf('upload gpub'));
    const timed = sampling.filter((line) => !line.startsWith('trip'));
    const wakes = { a: 0, gpub: 0 };
    const batches = { a: 0, gpub: 0 };
    for (const [at, line] of timed.entries()) {
      const [what, id] = line.split(' ');
      if (what !== 'run' || (id !== 'a' && id !== 'gpub')) continue;
      if (timed[at - 1] === `overwrite ${id}`) batches[id]++;
      else wakes[id]++;
    }
    // The one that comes after the processor's turn, and only that: ours and the library's come one after the other.
    expect(wakes.a).toBeGreaterThan(4);
    expect(wakes.gpub).toBeGreaterThan(4);
    expect(wakes.a + wakes.gpub).toBeLessThanOrEqual(DEFAULT_SETTINGS.rounds + 1);
    expect(batches.a).toBe(batches.gpub);
  });

  describe('after a library on the processor', () => {
    /** Its threads hold the cores for `spinMs` after each batch; whatever runs meanwhile takes three times as long. */
    const spinning = (spinMs: number) => {
      let busyUntil = 0;
      const each = (_batch: number, now: number) => (now < busyUntil ? 3 : 1);
      const run = fakeRun({
        cpu: { a: { iterationMs: each }, b: { iterationMs: each } },
        library: {
          c: {
            sample: (sample) => {
              busyUntil = run.clock.now() + spinMs;
              return sample;
            },
          },
        },
      });
      return { run, busyUntil: () => busyUntil };
    };

    test('what follows waits a moment where nobody can tell', async () => {
      const { by } = await outcomeOf(spinning(40).run);
      for (const one of [by.a, by.b]) expect(Math.max(...kernelMsOf(measured(one)))).toBeCloseTo(1, 6);
    });

    test('what follows waits as long as it takes where a backend can', async () => {
      const { run, busyUntil } = spinning(700);
      run.cpu.settle = async () => {
        await run.clock.spend(Math.max(0, busyUntil() - run.clock.now()));
        return true;
      };
      const { by } = await outcomeOf(run);
      for (const one of [by.a, by.b]) {
        expect(Math.max(...kernelMsOf(measured(one)))).toBeCloseTo(1, 6);
        expect(warningCodes(one)).not.toContain('restless');
      }
    });

    test.each([
      ['says that it gave up', async () => false],
      ['does not answer', () => new Promise<boolean>(() => {})],
      ['fails', () => Promise.reject(new Error('no probe'))],
    ])('a backend that %s leaves a warning with those that had to follow', async (_, settle) => {
      const { run } = spinning(0);
      run.cpu.settle = async (signal) => {
        // Nobody spends time on a promise that never settles.
        run.clock.timer(3000, () => {});
        const waiting = settle();
        waiting.catch(() => {});
        await run.clock.spend(3000, () => signal.aborted);
        return waiting;
      };
      const { by } = await outcomeOf(run);
      const codes = ['a', 'b', 'c'].map((id) => warningCodes(by[id]).includes('restless'));
      expect(codes).toEqual([true, true, false]);
    });

    test('it is asked before anything has run, so that it knows what idle looks like', async () => {
      const { run } = spinning(0);
      run.cpu.settle = async () => {
        run.log.push('settle');
        return true;
      };
      await outcomeOf(run);
      expect(run.log[0]).toBe('settle');
    });
  });
});

describe('steadiness', () => {
  test('becoming slower is drift', async () => {
    let batches = 0;
    const { by } = await runOf({ cpu: { a: { iterationMs: () => (++batches > 24 ? 1.3 : 1) } } });
    expect(warningCodes(by.a)).toContain('drift');
  });

  test('becoming faster is a warm-up that was too short', async () => {
    let batches = 0;
    const { by } = await runOf({ cpu: { a: { iterationMs: () => (++batches > 35 ? 1 : 1.3) } } });
    expect(warningCodes(by.a)).toContain('speeding-up');
  });

  test('samples taken while the page was hidden are thrown away, and calibration with them', async () => {
    let changes = 0;
    const run = fakeRun({
      cpu: {
        a: {
          beforeRun: (batch) => {
            // Hidden for a moment during every third batch, which is slow then.
            if (batch % 3 === 0) changes += 2;
          },
          iterationMs: (batch) => (batch % 3 === 0 ? 5 : 1),
        },
      },
      given: { visibility: { hidden: () => false, changes: () => changes } },
    });
    const { by } = await outcomeOf(run);
    const { samples, calibration, warnings } = measured(by.a);
    expect(Math.max(...[...samples, ...calibration].map(({ wallMs, iterations }) => wallMs / iterations))).toBe(1);
    expect(warnings.find(({ code }) => code === 'hidden')?.value).toBeGreaterThan(3);
  });

  test('a hidden page is waited for', async () => {
    let hidden = false;
    const run = fakeRun({ cpu: { a: {} }, given: { visibility: { hidden: () => hidden, changes: () => 0 } } });
    const { by } = await outcomeOf(run, (event) => {
      if (event.type === 'phase' && event.phase === 'sample') {
        hidden = true;
        run.clock.timer(5000, () => {
          hidden = false;
        });
      }
    });
    expect(measured(by.a).samples).toHaveLength(DEFAULT_SETTINGS.rounds);
    expect(run.clock.now()).toBeGreaterThan(5000);
  });

  test('interim measurements come four a second at most and never without samples', async () => {
    const run = fakeRun({ cpu: { a: {}, b: {} } });
    const times: number[] = [];
    const { events } = await outcomeOf(run, (event) => {
      if (event.type === 'measurement' && event.index === 0 && !event.final) times.push(run.clock.now());
    });
    expect(times.length).toBeGreaterThan(3);
    expect(Math.min(...times.slice(1).map((time, at) => time - times[at]))).toBeGreaterThanOrEqual(250);
    for (const event of events) if (event.type === 'measurement') expect(event.measurement.status).toBe('ok');
  });
});
