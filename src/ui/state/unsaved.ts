/** What a reload would throw away: a picture that was chosen, a text that is begun, a run that was asked for. Outside React. */

export interface Unsaved {
  /** @returns gives it up again; may be called twice */
  hold(): () => void;
  /** Holds while that is under way, however it ends: what was asked for may have to be loaded before it has the bench. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Whether anything is held. */
  any(): boolean;
}

export function createUnsaved(): Unsaved {
  const held = new Set<symbol>();
  const hold = () => {
    const one = Symbol();
    held.add(one);
    return () => void held.delete(one);
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
