/**
 * When a step is done. Whatever it asks for decides: its guesses, its runs (of a knob one position), its comparisons, its
 * challenges; all that are on the page. Turning the page does not. A step that asks for nothing is text, and done when
 * it was read to its end: when the page is turned by the link below it. Outside React.
 */
export interface StepTasks {
  /** Tells whether something that the step asks for is done. @returns takes it away again */
  set(id: string, done: boolean): () => void;
  /** Whether the step asks for anything. */
  asks(): boolean;
}

/**
 * @param finish called when all is done, perhaps more than once
 * @param later what a page shows at once is to be asked about at once
 */
export function createStepTasks(finish: () => void, later: (call: () => void) => void = queueMicrotask): StepTasks {
  const tasks = new Map<string, boolean>();
  let asked = false;
  const check = () => {
    if (asked && tasks.size && [...tasks.values()].every(Boolean)) finish();
    asked = false;
  };
  return {
    set(id, done) {
      tasks.set(id, done);
      asked = true;
      later(check);
      return () => {
        // Who leaves as soon as it is done has done it: what was told is looked at before it goes.
        check();
        tasks.delete(id);
      };
    },
    asks: () => tasks.size > 0,
  };
}
