import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What a press of a key is for; undefined where it is for nothing here. */
export type KeyAction = (key: string) => (() => void) | undefined;

/**
 * Keys of a part of the page, while the focus is in it: single letters must not act on what somebody types or dictates
 * elsewhere (WCAG 2.1.4). A key that a control takes for itself stays that control's.
 */
export function useKeys(within: RefObject<HTMLElement | null>, action: KeyAction): void {
  const latest = useRef(action);
  // Whoever sees the part can press, and what is pressed next meets what is seen: a passive effect comes after that.
  useLayoutEffect(() => {
    latest.current = action;
    // Nothing has the focus: one came by the address itself, or what had it went with the view before.
    if (document.activeElement === document.body) within.current?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    const element = within.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTaken(event)) return;
      const act = latest.current(event.key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [within]);
}

/** Space presses a button and scrolls a table, and arrows scroll that too. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, select, textarea, [contenteditable]')) return true;
  if (key === ' ' || key === 'Enter') return target.closest('button, a, summary') !== null;
  return key.startsWith('Arrow') && target.closest('.table-scroll') !== null;
}
