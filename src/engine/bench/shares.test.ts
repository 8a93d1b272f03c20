import { describe, expect, test } from 'vitest';
import type { Params } from '../contract.ts';
import type { Behaviour } from '../testing/fake-backend.ts';
import { fakeRun, measured, outcomeOf } from '../testing/fake-run.ts';
import { casesOf } from '../testing/fake-workload.ts';
import { fullCaseMs } from './estimate.ts';
import { equalRounds } from './shares.ts';

describe('equalRounds', () => {
  const none = { setupMs: 0, roundMs: 0, closingMs: 0 };

  test('a group by itself has all that is left but its proof', () => {
    expect(equalRounds(1000, 0, { roundMs: 90, closingMs: 100 }, none)).toBe(10);
    // What it has had counts.
    expect(equalRounds(550, 5, { roundMs: 90, closingMs: 100 }, none)).toBe(10);
  });

  test('groups have as many rounds each, whatever a round of theirs costs', () => {
    const later = { setupMs: 300, roundMs: 400, closingMs: 100 };
    const rounds = equalRounds(5500, 0, { roundMs: 100, closingMs: 100 }, later);
    expect(rounds).toBe(10);
    expect(equalRounds(5500 - rounds * 100 - 100 - 300, 0, { roundMs: 400, closingMs: 100 }, none)).toBe(10);
  });
});

/** Samples of each contender, group by group. */
async function countsOf(
  behaviours: {
    readonly cpu?: Readonly<Record<string, Behaviour>>;
    readonly library?: Readonly<Record<string, Behaviour>>;
  },
  sizes: readonly number[],
  budgetMs: number,
) {
  const run = fakeRun({
    ...behaviours,
    plan: { budgetMs },
    cases: (workload) => sizes.flatMap((n) => casesOf(workload, n)),
  });
  const { report } = await outcomeOf(run);
  const counts: Record<string, number[]> = {};
  for (const one of report.measurements) {
    counts[one.case.variant] = [...(counts[one.case.variant] ?? []), measured(one).samples.length];
  }
  return { counts, tookMs: run.clock.now() };
}

/** Libraries that take thirty times what is guessed (half a millisecond of each n), or more, and long to start. */
const slow = (times: number): Behaviour => ({
  compileMs: 800,
  firstMs: 1500,
  iterationMs: (_batch: number, _now: number, { n }: Params) => (times * 30 * Number(n)) / 2,
});

describe('groups of one plan', () => {
  test.each([90_000, 120_000, 150_000, 240_000])(
    'have about as many samples each in %i ms, though libraries are guessed wrong thirtyfold',
    async (budgetMs) => {
      const { counts, tookMs } = await countsOf(
        {
          cpu: { own: { iterationMs: 3 }, other: { iterationMs: (_batch, _now, { n }) => Number(n) / 500 } },
          library: { a: slow(1), b: slow(2), c: slow(3) },
        },
        [8, 16, 32],
        budgetMs,
      );
      expect(tookMs).toBeLessThan(budgetMs + 300);
      for (const [id, [first, second, third]] of Object.entries(counts)) {
        const most = Math.max(first, second, third);
        expect(Math.min(first, second, third), `${id}: ${first}, ${second}, ${third}`).toBeGreaterThanOrEqual(
          Math.floor(0.8 * most),
        );
      }
    },
  );

  test('time that is enough for all is given to all', async () => {
    const { counts } = await countsOf({ library: { a: slow(1), b: slow(2) } }, [8, 16, 32], 720_000);
    expect(counts).toEqual({ a: [20, 20, 20], b: [20, 20, 20] });
  });

  test('contenders that cost next to nothing have all their rounds beside slow ones', async () => {
    const { counts } = await countsOf({ cpu: { quick: {}, slow: slow(20) } }, [1, 2, 4], 45_000);
    expect(counts.quick).toEqual([20, 20, 20]);
    expect(Math.max(...counts.slow)).toBeLessThan(20);
    expect(Math.min(...counts.slow)).toBeGreaterThanOrEqual(0.8 * Math.max(...counts.slow));
  });

  test('a first guess that errs on the side of slow does not starve who comes first', async () => {
    // Of the last group's contender nothing is known but that it would take minutes.
    const run = fakeRun({
      cpu: { a: { iterationMs: 300 }, b: { iterationMs: 300 } },
      plan: { budgetMs: 40_000 },
      cases: (workload) => [...casesOf(workload, 1, ['a']), ...casesOf(workload, 100_000, ['b'])],
    });
    const { by } = await outcomeOf(run);
    expect(measured(by.a).samples).toHaveLength(20);
    expect(measured(by.b).samples).toHaveLength(20);
  });
});

test('a case by itself takes about what is estimated', async () => {
  for (const iterationMs of [0.5, 20, 300, 900]) {
    const run = fakeRun({ cpu: { a: { iterationMs } } });
    await outcomeOf(run);
    expect(run.clock.now()).toBeLessThan(1.35 * fullCaseMs(iterationMs, 50, 20));
    expect(run.clock.now()).toBeGreaterThan(0.6 * fullCaseMs(iterationMs, 50, 20));
  }
});
