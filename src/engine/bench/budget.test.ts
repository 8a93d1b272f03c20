import { describe, expect, test } from 'vitest';
import { fakeRun, measured, outcomeOf, runOf, warningCodes } from '../testing/fake-run.ts';
import { casesOf } from '../testing/fake-workload.ts';
import { DEFAULT_SETTINGS } from './protocol.ts';

describe('budget', () => {
  test('is not overrun by more than a step', async () => {
    for (const budgetMs of [500, 3000, 10_000]) {
      const run = fakeRun({
        gpu: { a: {}, b: { iterationMs: 9 } },
        cpu: { c: { iterationMs: 150 }, d: { iterationMs: 2000 } },
        plan: { budgetMs },
        cases: (workload) => [1, 2, 3].flatMap((n) => casesOf(workload, n)),
      });
      await outcomeOf(run);
      expect(run.clock.now()).toBeLessThan(budgetMs + 300);
    }
  });

  test('stretches where it may until every case has three samples, and no further', async () => {
    const slow = { cpu: { a: { iterationMs: 300 }, b: { iterationMs: 300 } } };
    const word = fakeRun({ ...slow, plan: { budgetMs: 1500 } });
    const { by: kept } = await outcomeOf(word);
    expect([kept.a.status, kept.b.status]).toContain('aborted');
    const run = fakeRun({ ...slow, plan: { budgetMs: 1500, stretches: true } });
    const { by } = await outcomeOf(run);
    expect([measured(by.a).samples.length, measured(by.b).samples.length]).toEqual([3, 3]);
    expect(run.clock.now()).toBeLessThan(4 * 1500);
  });

  test('stretches to four times its length at most', async () => {
    const run = fakeRun({ cpu: { a: { iterationMs: 1500 } }, plan: { budgetMs: 1000, stretches: true } });
    const { by } = await outcomeOf(run);
    expect(by.a).toMatchObject({ status: 'aborted', reason: { code: 'out-of-time' } });
    if (by.a.status === 'aborted') expect(by.a.reason.text.en).toContain('4.0 s');
    expect(run.clock.now()).toBeLessThan(4000 + 300);
  });

  test('what starting an iteration by itself costs is not taken for what a batch of thousands does', async () => {
    const gpu = { a: { iterationMs: 0.002, fixedMs: 2 } };
    const { by } = await runOf({ gpu, plan: { budgetMs: 1500 } });
    expect(measured(by.a).samples.length).toBeGreaterThan(5);
  });

  test('a short kernel fills its batches though another one’s proof took the time for it', async () => {
    // On a fast GPU beside a slow loop in JavaScript: of a few iterations one would time the way there and back.
    const gpu = {
      a: { iterationMs: 0.09, fixedMs: 1.6, firstMs: 30 },
      b: { iterationMs: 0.3, fixedMs: 1.6, firstMs: 30 },
    };
    for (const slowMs of [4000, 6000]) {
      const cpu = { c: { iterationMs: 10 }, d: { iterationMs: slowMs } };
      const { by } = await runOf({ gpu, cpu, plan: { budgetMs: 3000, stretches: true } });
      const { batchMs } = DEFAULT_SETTINGS;
      for (const { iterations } of measured(by.a).samples) expect(iterations * 0.09).toBeGreaterThan(batchMs / 2);
      for (const { iterations } of measured(by.b).samples) expect(iterations * 0.3).toBeGreaterThan(batchMs / 2);
    }
  });

  test('does not stretch where every case has its samples in time', async () => {
    const run = fakeRun({ cpu: { a: { iterationMs: 40 } }, plan: { budgetMs: 1500, stretches: true } });
    const { by } = await outcomeOf(run);
    expect(measured(by.a).samples.length).toBeGreaterThan(3);
    expect(run.clock.now()).toBeLessThan(1500 + 300);
  });

  test('a kernel that would not end is stopped, and the run reports', async () => {
    const run = fakeRun({ gpu: { a: {} }, cpu: { b: { iterationMs: 1e7 } }, plan: { budgetMs: 2000 } });
    const { by } = await outcomeOf(run);
    expect(by.b).toMatchObject({ status: 'aborted', reason: { code: 'out-of-time' } });
    expect(run.clock.now()).toBeLessThan(2300);
    expect(run.log.filter((line) => line.startsWith('dispose')).sort()).toEqual(['dispose a', 'dispose b']);
  });

  test('a visitor’s own text is told to look at its work, not at times and sizes that nobody offers', async () => {
    const build = 'edit-0123456789abcdef';
    const run = fakeRun({
      // The fake does as its build says.
      cpu: { a: {}, [build]: { iterationMs: 1e7 } },
      plan: { budgetMs: 2000, edits: { [build]: { 'a.wgsl': '' } } },
      cases: (workload) => casesOf(workload).flatMap((id) => (id.variant === 'a' ? [{ ...id, build }] : [])),
    });
    const { by } = await outcomeOf(run);
    expect(by.a).toMatchObject({ status: 'aborted', reason: { code: 'out-of-time' } });
    if (by.a.status === 'aborted') expect(by.a.reason.text.en).not.toContain('smaller');
  });

  test('cases that come too late say so', async () => {
    const run = fakeRun({
      cpu: { a: { iterationMs: 1500 } },
      plan: { budgetMs: 2000 },
      cases: (workload) => [1, 2, 3].flatMap((n) => casesOf(workload, n)),
    });
    const { report } = await outcomeOf(run);
    expect(report.measurements.at(-1)).toMatchObject({ status: 'aborted', reason: { code: 'out-of-time' } });
  });

  test('what is known not to fit is not begun', async () => {
    const run = fakeRun({
      cpu: { a: { iterationMs: 900 } },
      plan: { budgetMs: 8000 },
      cases: (workload) => [1, 1000].flatMap((n) => casesOf(workload, n)),
    });
    const { report } = await outcomeOf(run);
    expect(report.measurements[1]).toMatchObject({ status: 'aborted', reason: { code: 'out-of-time' } });
    expect(run.log.filter((line) => line === 'prepare a')).toHaveLength(1);
  });

  test('a small case that is all overhead does not rule out a large one', async () => {
    // 2 ms for 1 and for 4096 times the work: a dispatch that does not fill the device.
    const run = fakeRun({
      gpu: { a: { firstMs: 30, iterationMs: 2 } },
      plan: { budgetMs: 8000 },
      cases: (workload) => [1, 4096 * 8].flatMap((n) => casesOf(workload, n)),
    });
    const { report } = await outcomeOf(run);
    expect(report.measurements.map(({ status }) => status)).toEqual(['ok', 'ok']);
  });

  test('a small case beside a huge one still has its samples', async () => {
    const run = fakeRun({
      cpu: { a: { iterationMs: 5 } },
      plan: { budgetMs: 20_000 },
      cases: (workload) => [1, 1_000_000].flatMap((n) => casesOf(workload, n)),
    });
    const { report } = await outcomeOf(run);
    expect(measured(report.measurements[0]).samples.length).toBeGreaterThan(10);
  });

  test('few samples are a warning', async () => {
    const { by } = await runOf({ cpu: { a: { iterationMs: 400 } }, plan: { budgetMs: 2000 } });
    expect(measured(by.a).samples.length).toBeLessThan(5);
    expect(warningCodes(by.a)).toEqual(expect.arrayContaining(['over-budget', 'few-samples']));
  });
});
