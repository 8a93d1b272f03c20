/** What a group compiles at once, and the first times that are shown before anything counts. */
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { reason } from '../testing/fake-backend.ts';
import { fakeRun, measured, outcomeOf, reasonOf } from '../testing/fake-run.ts';

/** Events in short: what was begun with whom, and what was told of whom. */
const told = (events: readonly RunEvent[]) =>
  events.flatMap((event) => {
    if (event.type === 'phase') return [`${event.phase} ${event.index}`];
    if (event.type !== 'measurement') return [];
    return [`${event.final ? 'final' : 'shown'} ${event.index} ${event.measurement.status}`];
  });

describe('compiling', () => {
  test('of all of a group is asked for at once, before any case is prepared', async () => {
    const run = fakeRun({ gpu: { a: {}, b: {} }, cpu: { c: {} } });
    run.gpu.compileAll = async (jobs) => {
      run.log.push(`compile ${jobs.map(({ variant }) => variant.id).join(' ')}`);
    };
    const { events } = await outcomeOf(run);
    expect(run.log.slice(0, 2)).toEqual(['compile a b', 'prepare a']);
    expect(told(events).slice(0, 3)).toEqual(['compile 0', 'prepare 0', 'verify 0']);
    expect(run.log.filter((line) => line.startsWith('compile'))).toHaveLength(1);
  });

  test('that takes too long holds nobody up for ever, and that fails is left to the case that it belongs to', async () => {
    const never = fakeRun({ gpu: { a: {} }, plan: { budgetMs: 4000 } });
    never.gpu.compileAll = async () => {
      await never.clock.spend(2500);
      await new Promise(() => {});
    };
    const late = await outcomeOf(never);
    expect(never.log).toContain('prepare a');
    expect(reasonOf(late.by.a)).toBe('ok');

    const lost = fakeRun({ gpu: { a: {}, b: { prepared: { status: 'failed', reason: reason('no-compile') } } } });
    lost.gpu.compileAll = () => Promise.reject(new BackendLostError(reason('gone')));
    const { by } = await outcomeOf(lost);
    expect([reasonOf(by.a), reasonOf(by.b)]).toEqual(['ok', 'no-compile']);
    expect(lost.log).not.toContain('rebuild');
  });

  test('is cancelled with the run', async () => {
    const run = fakeRun({ gpu: { a: {} } });
    run.gpu.compileAll = () => {
      run.controller.abort(new DOMException('Enough.', 'AbortError'));
      return new Promise(() => {});
    };
    const { by } = await outcomeOf(run);
    expect(reasonOf(by.a)).toBe('cancelled');
    expect(run.log).toEqual([]);
  });

  test('is told of with the first use', async () => {
    const { by } = await outcomeOf(fakeRun({ gpu: { a: { compiling: { cached: true } }, b: {} } }));
    expect(measured(by.a).firstUse).toMatchObject({ compileMs: 2, cached: true });
    expect(measured(by.b).firstUse).not.toHaveProperty('cached');
  });
});

describe('a first time', () => {
  const early = { early: true };

  test('is told as soon as a case is proved, before the next is prepared, and counts for nothing', async () => {
    const { events, by } = await outcomeOf(fakeRun({ gpu: { a: { iterationMs: 2 }, b: {} }, plan: early }));
    expect(told(events).slice(0, 4)).toEqual(['prepare 0', 'verify 0', 'shown 0 ok', 'prepare 1']);
    const shown = events.find((event) => event.type === 'measurement');
    if (shown?.type !== 'measurement') throw new Error('unreachable');
    expect(shown.final).toBe(false);
    const { samples } = measured(shown.measurement);
    expect(samples).toHaveLength(1);
    // Long enough to tell by.
    expect(samples[0].wallMs).toBeGreaterThanOrEqual(25);
    expect(samples[0].wallMs / samples[0].iterations).toBeCloseTo(2);
    expect(measured(by.a).samples).not.toContainEqual(samples[0]);
  });

  test('is told without the idle step, however long that is', async () => {
    const run = fakeRun({ gpu: { a: { iterationMs: 0.2 } }, plan: early });
    run.gpu.idle = 100;
    const { events } = await outcomeOf(run);
    const shown = events.find((event) => event.type === 'measurement');
    if (shown?.type !== 'measurement') throw new Error('unreachable');
    const { samples, idleMs } = measured(shown.measurement);
    expect(idleMs).toBe(100);
    expect((samples[0].wallMs - 100) / samples[0].iterations).toBeCloseTo(0.2);
    expect(samples[0].wallMs).toBeGreaterThanOrEqual(200);
  });

  test('is told to nobody who did not ask', async () => {
    const { events } = await outcomeOf(fakeRun({ gpu: { a: {} } }));
    const first = told(events).findIndex((line) => line.startsWith('shown'));
    expect(told(events).indexOf('sample 0')).toBeLessThan(first);
  });

  test('is taken back where what was timed later turns out wrong', async () => {
    // Right until it is warm: the proof before timing sees nothing of it.
    const gpu = { a: { kernel: ({ x, batch }: { x: number; batch: number }) => (batch > 12 ? 2 * x + 1 : 2 * x) } };
    const { events, by } = await outcomeOf(fakeRun({ gpu, plan: early }));
    expect(told(events)).toContain('shown 0 ok');
    expect(told(events).at(-1)).toBe('final 0 wrong');
    expect(by.a.status).toBe('wrong');
  });

  test('of one long iteration is the one that it was proved with', async () => {
    const run = fakeRun({ cpu: { a: { iterationMs: 700 } }, plan: early });
    const { events } = await outcomeOf(run);
    expect(told(events)).toContain('shown 0 ok');
    const until = run.log.indexOf('read a', run.log.indexOf('read a') + 1);
    // First iteration, proof; nothing ran for the sake of the look.
    expect(run.log.slice(0, until).filter((line) => line.startsWith('run'))).toHaveLength(2);
  });

  test.each([
    ['in its first iteration', 1, true],
    ['in the one that it was proved with', 2, false],
  ])('of one long iteration is not told where the page was hidden meanwhile: %s', async (_, batch, shown) => {
    let changes = 0;
    // Hidden for a moment, and in sight again before anybody looks.
    const beforeRun = (one: number) => {
      if (one === batch) changes += 2;
    };
    const { events } = await outcomeOf(
      fakeRun({
        cpu: { a: { iterationMs: 700, beforeRun } },
        plan: early,
        given: { visibility: { hidden: () => false, changes: () => changes } },
      }),
    );
    expect(told(events).slice(0, told(events).indexOf('warm-up 0')).includes('shown 0 ok')).toBe(shown);
  });

  test('that no clock sees is not told', async () => {
    const setting = { gpu: { a: { iterationMs: 1e-7 } }, plan: early, stepMs: 100 };
    const { events } = await outcomeOf(fakeRun(setting));
    const before = told(events).slice(0, told(events).indexOf('warm-up 0'));
    expect(before.filter((line) => line.startsWith('shown'))).toEqual([]);
  });
});
