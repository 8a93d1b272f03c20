/** What a reload would throw away: a picture that was chosen, a camera that runs. Outside React. */

export interface Unsaved {
  /** @returns gives it up again; may be called twice */
  hold(): () => void;
  /** Whether anything is held. */
  any(): boolean;
}

export function createUnsaved(): Unsaved {
  const held = new Set<symbol>();
  return {
    hold() {
      const one = Symbol();
      held.add(one);
      return () => void held.delete(one);
    },
    any: () => held.size > 0,
  };
}
