/** How the budget is shared out: as many rounds for each group, whatever its work was guessed to be. */
import type { RunContext } from './context.ts';
import { fullCaseMs, leastCaseMs, type Need, needOf } from './estimate.ts';
import type { Group } from './groups.ts';

/** Milliseconds that a group would like: for telling how far a run is. */
export const groupWantsMs = (group: Group, { estimator, settings }: RunContext): number =>
  group.cases.reduce((sum, { variant, id }) => {
    const { ms } = estimator.predict(group.workload, variant, group.params, id.gpu);
    return sum + fullCaseMs(ms, settings.batchMs, settings.rounds);
  }, 0);

/**
 * What groups to come need. Of a contender that has not run yet nothing is known but a guess that errs on the side of
 * slow: it is taken for no slower than those that are running. What cannot be begun anyway needs nothing.
 * @param typicalMs a turn of a contender that is running
 */
export function laterNeeds(
  later: readonly Group[],
  { estimator, settings }: RunContext,
  leftMs: number,
  typicalMs: number,
): Need {
  let sum: Need = { setupMs: 0, roundMs: 0, closingMs: 0 };
  for (const { workload, params, cases } of later) {
    for (const { variant, id } of cases) {
      const { ms, likelyMs, atLeastMs, extraMs } = estimator.predict(workload, variant, params, id.gpu);
      if (atLeastMs > leftMs) continue;
      const need = needOf(likelyMs ?? Math.min(ms, typicalMs), settings.batchMs, extraMs);
      sum = {
        setupMs: sum.setupMs + need.setupMs,
        roundMs: sum.roundMs + need.roundMs,
        closingMs: sum.closingMs + need.closingMs,
      };
    }
  }
  return sum;
}

/**
 * Milliseconds that cases to come need until each has one sample: of as many as there is time for, in their order. What
 * is beyond that cannot be had anyway, and needs nothing.
 * @param typicalMs as above; left out, nothing is running yet
 */
export function firstsMs(
  later: readonly Pick<Group, 'workload' | 'params' | 'cases'>[],
  { estimator, settings }: Pick<RunContext, 'estimator' | 'settings'>,
  leftMs: number,
  typicalMs = Number.POSITIVE_INFINITY,
): number {
  let sum = 0;
  for (const { workload, params, cases } of later) {
    for (const { variant, id } of cases) {
      const { ms, likelyMs, atLeastMs, extraMs } = estimator.predict(workload, variant, params, id.gpu);
      const needed = leastCaseMs(likelyMs ?? Math.min(ms, typicalMs), settings.batchMs, extraMs);
      if (atLeastMs <= leftMs && sum + needed <= leftMs) sum += needed;
    }
  }
  return sum;
}

/**
 * Rounds that a group and all that come after it can have alike in the time that is left.
 * @param done rounds that the group has had
 */
export function equalRounds(leftMs: number, done: number, now: Omit<Need, 'setupMs'>, later: Need): number {
  const fixed = now.closingMs + later.setupMs + later.closingMs;
  return (leftMs - fixed + done * now.roundMs) / Math.max(now.roundMs + later.roundMs, Number.MIN_VALUE);
}
