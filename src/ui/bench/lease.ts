/**
 * The only way to the bench: one has it at a time, and everybody can see who. Outside React.
 *
 * The rule. What the visitor only looks at (a drawing, the machine's limit in the background) gives way at once to
 * whoever asks. Everything else keeps the bench until it is over or the visitor stops it; who asks meanwhile is refused,
 * unless the visitor says "instead" of something that is not the same. Who takes another's place waits until that one has ended, and one waits at most: a
 * later claim is held against the one that waits.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LocalText } from '../../engine/contract.ts';
import type { BenchClient } from './client.ts';

/** What the bench is used for. */
export type BenchUse =
  | 'race'
  | 'lab'
  | 'lesson'
  | 'shader'
  | 'puzzle'
  | 'drawing'
  | 'rerun'
  | 'tuning'
  | 'sustained'
  | 'workbench'
  | 'class'
  | 'limit';

const GIVES_WAY: Readonly<Record<BenchUse, boolean>> = {
  race: false,
  lab: false,
  lesson: false,
  shader: false,
  puzzle: false,
  rerun: false,
  tuning: false,
  sustained: false,
  workbench: false,
  class: false,
  drawing: true,
  limit: true,
};

export interface Claim {
  /** Whose it is, so that a page tells its own from another's. */
  readonly by: string;
  readonly use: BenchUse;
  /** What is measured, for whoever finds the bench taken. */
  readonly what?: LocalText;
}

export interface LeaseState {
  /** Who has the bench; null while it is free. */
  readonly holder: Claim | null;
  /** Who has it as soon as the holder has ended. */
  readonly next: Claim | null;
}

/** The bench in the hands of whoever holds the lease. All throw an `AbortError` once it has to be given back. */
export interface HeldBench
  extends Pick<BenchClient, 'run' | 'tune' | 'follow' | 'stream' | 'draw' | 'prove' | 'sustain'> {
  /** Aborted when it has to be given back. What is running is then cancelled already. */
  readonly signal: AbortSignal;
}

export interface Lease extends StoreApi<LeaseState> {
  /**
   * Has `work` done with the bench, which is free again when that has settled.
   * @param instead stops what is in the way, whatever it is
   * @returns false where another has the bench and keeps it, or this claim was given up while it waited
   * @throws what `work` throws
   */
  use(claim: Claim, work: (bench: HeldBench) => Promise<void>, instead?: boolean): Promise<boolean>;
  /** Ends what `by` does with the bench, or waits to do. Nothing where it does neither. */
  stop(by: string): void;
}

/** Whether anything is measured that a visitor waits for; a drawing goes on by itself wherever it is interrupted. */
export const isBusy = ({ holder }: LeaseState): boolean => holder !== null && holder.use !== 'drawing';

/** Whether nobody has the bench or waits for it: what only goes on by itself takes it from nobody. */
export const isFree = ({ holder, next }: LeaseState): boolean => holder === null && next === null;

/** What goes on by itself lets the bench be free for so long first: runs that belong together come one after the other. */
export const RESUME_MS = 400;

/**
 * Who keeps `by` from the bench, and whether that one is ending; null where it is free, its own, or given up at once.
 * Stable: the same state gives the same claim.
 */
export function inTheWayOf(by: string, { holder, next }: LeaseState): Claim | null {
  if (next && next.by !== by) return next;
  if (!holder || holder.by === by) return null;
  return next || !GIVES_WAY[holder.use] ? holder : null;
}

interface Turn {
  readonly claim: Claim;
  readonly end: AbortController;
  /** Told once, of a turn that waits: whether it has come. */
  begin(come: boolean): void;
}

export function createLease(
  client: Pick<BenchClient, 'run' | 'tune' | 'follow' | 'stream' | 'draw' | 'prove' | 'sustain' | 'cancel'>,
): Lease {
  let holder: Turn | null = null;
  let next: Turn | null = null;
  /** Whether the holder has something running that must be cancelled. */
  let running = false;
  const store = createStore<LeaseState>(() => ({ holder: null, next: null }));
  const show = () => store.setState({ holder: holder?.claim ?? null, next: next?.claim ?? null });

  const giveUp = () => {
    const waiting = next;
    next = null;
    waiting?.begin(false);
  };

  const endHolder = () => {
    if (!holder || holder.end.signal.aborted) return;
    // A crash here is told by what is running.
    if (running) void client.cancel().catch(() => undefined);
    holder.end.abort(new DOMException('The bench was given to another.', 'AbortError'));
  };

  /** The next has the bench before anybody hears that it is free. */
  const pass = () => {
    holder = next;
    next = null;
    show();
    holder?.begin(true);
  };

  const hand = ({ end: { signal } }: Turn): HeldBench => {
    const whole = async (start: () => Promise<void>) => {
      signal.throwIfAborted();
      running = true;
      try {
        await start();
      } finally {
        running = false;
      }
    };
    return {
      signal,
      run: (plan, onEvents) => whole(() => client.run(plan, onEvents)),
      tune: (request, onEvents) => whole(() => client.tune(request, onEvents)),
      follow: (request, onEvent) => whole(() => client.follow(request, onEvent)),
      stream: (request, onEvent) => whole(() => client.stream(request, onEvent)),
      draw: (request, onEvent) => whole(() => client.draw(request, onEvent)),
      prove: (request, onEvent) => whole(() => client.prove(request, onEvent)),
      sustain: (request, onEvents) => whole(() => client.sustain(request, onEvents)),
    };
  };

  return {
    ...store,
    async use(claim, work, instead = false) {
      const last = next ?? holder;
      const canStop = instead && last?.claim.by !== claim.by;
      if (last && !canStop && !GIVES_WAY[last.claim.use]) return false;
      giveUp();
      let begin: Turn['begin'] = () => undefined;
      const come = new Promise<boolean>((resolve) => (begin = resolve));
      const turn: Turn = { claim, end: new AbortController(), begin };
      if (holder) {
        next = turn;
        show();
        endHolder();
        if (!(await come)) return false;
      } else {
        holder = turn;
        show();
      }
      try {
        if (turn.end.signal.aborted) return false;
        await work(hand(turn));
      } finally {
        pass();
      }
      return true;
    },
    stop(by) {
      if (next?.claim.by === by) {
        giveUp();
        show();
      }
      if (holder?.claim.by === by) endHolder();
    },
  };
}
