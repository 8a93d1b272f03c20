/** What a student has done of the assignments that were opened in this visit: there again on coming back to one. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Plan } from '../../engine/contract.ts';
import { perOwner } from '../../ui/state/per-owner.ts';
import { useServices } from '../../ui/state/services.tsx';

interface Attempt {
  readonly guess: number | null;
  /** What was asked for, one for each press: the run store has the run of one of them, or another's. */
  readonly plans: readonly Plan[];
}

const NONE: Attempt = { guess: null, plans: [] };

const attemptsOf = perOwner(() => createStore<Readonly<Record<string, Attempt>>>(() => ({})));

/** @param data of the assignment, as its link has it */
export function useAttemptAt(data: string): Attempt & {
  setGuess(guess: number): void;
  add(plan: Plan): void;
} {
  // As long as the runs themselves are there.
  const store = attemptsOf(useServices().run);
  const attempt = useStore(store, (all) => all[data] ?? NONE);
  const change = (to: (before: Attempt) => Partial<Attempt>) =>
    store.setState(({ [data]: before = NONE }) => ({ [data]: { ...before, ...to(before) } }));
  return {
    ...attempt,
    setGuess: (guess) => change(() => ({ guess })),
    add: (plan) => change(({ plans }) => ({ plans: [...plans, plan] })),
  };
}
