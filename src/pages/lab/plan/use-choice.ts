import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { LocalText } from '../../../engine/contract.ts';
import { choiceOf, printChoice, readChoice } from '../../../ui/plan/address.ts';
import { type Choice, firstChoice } from '../../../ui/plan/choice.ts';
import type { RunState } from '../../../ui/state/run-store.ts';
import { useServices } from '../../../ui/state/services.tsx';
import { workloads } from '../../../workloads/registry.ts';
import { withFittingWeights } from './weights.ts';

interface State {
  /** The address that this choice came from. */
  readonly address: string;
  /** The address that is being written for it, until it has arrived. */
  readonly written: string | null;
  readonly choice: Choice;
  readonly problem: LocalText | null;
  /** Whether the address is behind. */
  readonly changed: boolean;
  /** Nobody asked for it: neither an address nor the visitor. */
  readonly suggested: boolean;
}

/** Browsers refuse a page that rewrites its address too often; typing does. */
const WRITE_AFTER_MS = 150;

/**
 * The plan on screen. It lives in the address, which follows each change without a new step in the history.
 * @param software whether the GPU is known to be software, for what is suggested
 */
export function useChoice(
  address: string,
  software: boolean,
): {
  readonly choice: Choice;
  readonly problem: LocalText | null;
  /** `update` gets the choice as it is by then: a picture may take its time to open. */
  change(update: (choice: Choice) => Choice): void;
} {
  const { run } = useServices();
  const [, navigate] = useLocation();
  const [kept, setKept] = useState<State>(() => stateFor(address, run.getState()));
  let state = kept;
  if (address === kept.written) state = { ...kept, address, written: null };
  else if (address !== kept.address) state = stateFor(address, run.getState());
  if (state !== kept) setKept(state);

  const { problem, changed, written } = state;
  const softer = useMemo(() => firstChoice(workloads[0], true), []);
  const choice = state.suggested && software ? softer : state.choice;
  useEffect(() => {
    if (!changed || !choice.sizes.length || choice.variants.length + (choice.second?.length ?? 0) === 0) return;
    const timer = setTimeout(() => {
      setKept((before) => ({ ...before, written: printChoice(choice), changed: false }));
    }, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [choice, changed]);
  useEffect(() => {
    if (written !== null) navigate(`/lab/${written}`, { replace: true });
  }, [written, navigate]);

  return {
    choice,
    problem,
    change: (update) =>
      setKept((before) => ({
        ...before,
        choice: update(before.suggested && software ? softer : before.choice),
        problem: null,
        changed: true,
        suggested: false,
      })),
  };
}

/** Without a plan in the address: the plan of the lab's run that is still there, else the suggested one. */
function stateFor(address: string, { by, plan }: RunState): State {
  if (address === '' && by === LAB && plan) {
    const { choice } = choiceOf(plan.cases, workloads);
    const weights = choice.workload.accepts?.weights;
    const own = weights && plan.inputs?.[choice.workload.id]?.[weights.input];
    const restored = { ...choice, budgetMs: plan.budgetMs, weights: own ? [...own] : null };
    return {
      address,
      written: null,
      choice: withFittingWeights(restored),
      problem: null,
      changed: true,
      suggested: false,
    };
  }
  const { choice, problem } = readChoice(address, workloads);
  const suggested = address === '';
  return { address, written: null, choice: withFittingWeights(choice), problem, changed: false, suggested };
}

/** Whose run it is, in the run store. */
export const LAB = 'lab';
