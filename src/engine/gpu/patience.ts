/** Asking for what may never be answered. */

/** Calls back after `ms`; the returned function cancels. */
export type Later = (ms: number, call: () => void) => () => void;

export const later: Later = (ms, call) => {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
};

export interface Patience<T> {
  /** May never settle. */
  readonly asked: Promise<T>;
  /** `silence` after `ms` in which nothing was heard, and at once from then on; the answer itself as soon as it is there. */
  answer(): Promise<T>;
}

/** @param ask calls `heard` with every sign of life: the time begins anew then */
export function patiently<T>(
  ask: (heard: () => void) => Promise<T>,
  { ms, later, silence }: { readonly ms: number; readonly later: Later; readonly silence: T },
): Patience<T> {
  let cancel = () => {};
  let giveUp: (answer: T) => void = () => {};
  const silent = new Promise<T>((resolve) => {
    giveUp = resolve;
  });
  const heard = () => {
    cancel();
    cancel = later(ms, () => giveUp(silence));
  };
  heard();
  const asked = ask(heard).finally(() => cancel());
  // Of two that are there already the first is taken.
  return { asked, answer: () => Promise.race([asked, silent]) };
}
