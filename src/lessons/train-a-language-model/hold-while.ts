import type { StoreApi } from 'zustand/vanilla';
import type { Unsaved } from '../../ui/state/unsaved.ts';

const watched = new WeakSet<object>();

/** Holds, and has whoever leaves asked, as long as a reload would lose something of the store; once for each store, as long as it lives. */
export function holdWhile<T>(
  store: StoreApi<T>,
  unsaved: Pick<Unsaved, 'hold'>,
  wouldLose: (state: T) => boolean,
): void {
  if (watched.has(store)) return;
  watched.add(store);
  let release: (() => void) | null = null;
  const look = (state: T) => {
    if (wouldLose(state)) release ??= unsaved.hold(true);
    else {
      release?.();
      release = null;
    }
  };
  look(store.getState());
  store.subscribe(look);
}
