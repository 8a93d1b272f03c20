/** How far a class has been shown its picture, and whether new results are let in. Pure. */

/** Each step adds to those before. */
export const STEPS = ['nothing', 'guesses', 'measurements', 'median', 'sentence'] as const;
export type Step = (typeof STEPS)[number];

export interface Reveal {
  readonly step: Step;
  /** Ids of the results that were there when the wall was frozen; null while everything is let in. */
  readonly frozen: ReadonlySet<string> | null;
}

export type Press =
  | { readonly kind: 'next' | 'back' }
  /** @param ids of all results that are there now */
  | { readonly kind: 'freeze'; readonly ids: readonly string[] }
  | { readonly kind: 'thaw' };

export const HIDDEN: Reveal = { step: 'nothing', frozen: null };

export function press(reveal: Reveal, pressed: Press): Reveal {
  switch (pressed.kind) {
    case 'next':
      return { ...reveal, step: STEPS[Math.min(STEPS.indexOf(reveal.step) + 1, STEPS.length - 1)] };
    case 'back':
      return { ...reveal, step: STEPS[Math.max(STEPS.indexOf(reveal.step) - 1, 0)] };
    case 'freeze':
      return { ...reveal, frozen: new Set(pressed.ids) };
    case 'thaw':
      return { ...reveal, frozen: null };
  }
}

export const reached = ({ step }: Reveal, wanted: Step): boolean => STEPS.indexOf(step) >= STEPS.indexOf(wanted);

/** The results that are let in; the others wait. */
export const letIn = <T extends { readonly id: string }>({ frozen }: Reveal, all: readonly T[]): readonly T[] =>
  frozen ? all.filter(({ id }) => frozen.has(id)) : all;
