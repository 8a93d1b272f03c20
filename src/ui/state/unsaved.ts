/** What a reload would throw away: a picture that was chosen, a text that is begun, a run that was asked for. Outside React. */

export interface Unsaved {
  /**
   * @param asks whether somebody who leaves is asked first: for what took them minutes to make
   * @returns gives it up again; may be called twice
   */
  hold(asks?: boolean): () => void;
  /** Holds while that is under way, however it ends: what was asked for may have to be loaded before it has the bench. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Whether anything is held. */
  any(): boolean;
}

/** @param ask told whenever it begins, and ends, that whoever leaves is asked */
export function createUnsaved(ask: (asks: boolean) => void = () => {}): Unsaved {
  const held = new Set<symbol>();
  const asking = new Set<symbol>();
  const hold = (asks = false) => {
    const one = Symbol();
    held.add(one);
    if (asks && asking.add(one).size === 1) ask(true);
    return () => {
      held.delete(one);
      if (asking.delete(one) && asking.size === 0) ask(false);
    };
  };
  return {
    hold,
    async during(work) {
      const release = hold();
      try {
        return await work();
      } finally {
        release();
      }
    },
    any: () => held.size > 0,
  };
}
