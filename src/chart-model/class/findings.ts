/** What may be said of a class. Data, not words; `sentence.ts` has the words. */
import type { Question } from '../../results/class/model.ts';
import { counting, type Machine, type Standing } from './machines.ts';
import { type Quarters, quartersOf } from './quarters.ts';

export type Headline =
  | { readonly kind: 'empty' }
  /** Entries, and none of them with an answer that counts. */
  | { readonly kind: 'unmeasured'; readonly count: number }
  | { readonly kind: 'one'; readonly value: number }
  /** All alike, as far as anybody could tell. */
  | { readonly kind: 'equal'; readonly value: number; readonly count: number }
  | { readonly kind: 'usual'; readonly quarters: Quarters };

export interface ClassFinding {
  readonly headline: Headline;
  /** The furthest two are so far apart that the median says little; null otherwise. */
  readonly spread: Pick<Quarters, 'least' | 'most'> | null;
  /** Machines on which the GPU is faster; null where the question is another, or fewer than two count. */
  readonly wins: { readonly gpu: number; readonly count: number } | null;
  /** Null where nobody guessed. */
  readonly guesses: Quarters | null;
  /** Machines that are not in the median, by the reason. */
  readonly left: Readonly<Record<Exclude<Standing, 'counts'>, number>>;
}

/** Two measurements of one machine differ by as much. */
const ALIKE = 1.02;
const FAR_APART = 1000;

export function findingOf(machines: readonly Machine[], kind: Question['kind']): ClassFinding {
  const answers = counting(machines).flatMap(({ measured }) => measured?.median ?? []);
  const quarters = quartersOf(answers);
  const left = (standing: Standing) => machines.filter((machine) => machine.standing === standing).length;
  return {
    headline: headlineOf(machines.length, quarters),
    spread: quarters && quarters.most / quarters.least >= FAR_APART ? quarters : null,
    wins:
      kind === 'speed-up' && quarters && quarters.count > 1
        ? { gpu: answers.filter((value) => value > 1).length, count: quarters.count }
        : null,
    guesses: quartersOf(machines.flatMap(({ guess }) => guess ?? [])),
    left: { software: left('software'), none: left('none'), never: left('never'), missing: left('missing') },
  };
}

function headlineOf(entries: number, quarters: Quarters | null): Headline {
  if (entries === 0) return { kind: 'empty' };
  if (!quarters) return { kind: 'unmeasured', count: entries };
  const { count, median: value, least, most } = quarters;
  if (count === 1) return { kind: 'one', value };
  return most / least <= ALIKE ? { kind: 'equal', value, count } : { kind: 'usual', quarters };
}
