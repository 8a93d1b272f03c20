/** Has one contender go on from iteration to iteration on the bench, for somebody to watch. Outside React. */
import type { CaseId, LocalText, Tensors } from '../../engine/contract.ts';
import type { Fed } from '../../engine/follow/api.ts';
import { type Claim, isFree, type Lease } from '../bench/lease.ts';

/** What there is to see after so many iterations. */
export interface Seen {
  readonly iterations: number;
  /** Of all of them, without what lay between: looking, reading back, drawing. */
  readonly ms: number;
  /** Outputs, and the parts of the state that were asked for. */
  readonly tensors: Tensors;
}

export interface Watched {
  readonly case: CaseId;
  readonly seed: number;
  /** Parts of the state to be shown. */
  readonly state: readonly string[];
  /** Iterations after which it is looked at, ascending. */
  readonly stops: readonly number[];
  /** As in `FollowRequest`. */
  readonly inputs?: Tensors;
  readonly fed?: true;
}

/** How it came to its end. */
export interface Ending {
  /** Another has the bench: it did not begin, or was cut short. */
  readonly taken: boolean;
  /** Why the bench went no further of itself; null where it went as far as it was asked to. */
  readonly problem: LocalText | null;
}

/**
 * Takes the bench from nobody, not even from what gives way, and gives way to whoever measures.
 * @param see told of each look; false ends it, other inputs are what it goes on with
 * @throws as the bench does
 */
export async function watch(
  lease: Pick<Lease, 'use' | 'getState'>,
  claim: Omit<Claim, 'use'>,
  { case: id, state, stops, ...given }: Watched,
  see: (seen: Seen) => boolean | Fed,
): Promise<Ending> {
  let problem: LocalText | null = null;
  let cut = false;
  if (!isFree(lease.getState())) return { taken: true, problem };
  const begun = await lease.use({ ...claim, use: 'drawing' }, async (bench) => {
    try {
      await bench.follow({ followers: [{ case: id, stops }], keep: state, ...given }, (event) => {
        if (event.type === 'over' && event.reason && event.reason.code !== 'cancelled') problem = event.reason.text;
        return event.type === 'look'
          ? see({ iterations: event.iteration, ms: event.ms, tensors: event.tensors })
          : undefined;
      });
    } catch (error) {
      // The bench was given to another.
      if (!bench.signal.aborted) throw error;
    }
    cut = bench.signal.aborted;
  });
  return { taken: !begun || cut, problem };
}
