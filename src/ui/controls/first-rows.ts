/** The first rows of a long list, and more of them when they are asked for. */
import { useCallback, useEffect, useRef } from 'react';
import { useKeptHere } from '../frame/places.ts';
import { useMoreEachTime } from '../state/use-more-each-time.ts';

/** A page with so many rows is still quick to draw, to scroll and to leave. */
export const FIRST_ROWS = 100;
/** Of more than so many at once it is said that they take a while. */
const SLOW = 1000;

/** What can be asked for beyond what is shown. */
export interface Offer {
  readonly more: number;
  /** Whether these are all the others. */
  readonly last: boolean;
  /** Whether all can be asked for at once, and are drawn in a moment; null where `more` brings all. */
  readonly all: 'quick' | 'slow' | null;
}

/** Null where everything is shown. */
export function offerOf(shown: number, count: number): Offer | null {
  const left = count - shown;
  if (left <= 0) return null;
  const more = Math.min(FIRST_ROWS, left);
  const last = more === left;
  return { more, last, all: last ? null : count > SLOW ? 'slow' : 'quick' };
}

export interface FirstRows<T> {
  /** Those to draw now: in the end those that are shown. */
  readonly drawn: readonly T[];
  readonly shown: number;
  /** How many there are. */
  readonly count: number;
  /** For the element whose children the rows are, one each. */
  readonly list: (element: HTMLElement | null) => void;
  /** Shows so many of them in all; the first that is new gets the focus, as what was pressed moves on or goes. */
  show(count: number): void;
}

/**
 * To be drawn with `MoreRows` behind them.
 * @param name of a list that the visitor leaves for what is in it: Back shows as many of it as were asked for
 */
export function useFirstRows<T>(all: readonly T[], name: string | null = null): FirstRows<T> {
  const [most, setMost] = useKeptHere(name, FIRST_ROWS);
  const list = useRef<HTMLElement | null>(null);
  const next = useRef<number | null>(null);
  const shown = Math.min(most, all.length);
  const drawn = useMoreEachTime(shown < all.length ? all.slice(0, shown) : all);

  useEffect(() => {
    const place = next.current;
    if (place === null || drawn.length <= place) return;
    next.current = null;
    const row = list.current?.children[place];
    if (!(row instanceof HTMLElement)) return;
    // What it holds is the next stop of the keyboard.
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }, [drawn.length]);

  return {
    drawn,
    shown,
    count: all.length,
    list: useCallback((element: HTMLElement | null) => {
      list.current = element;
    }, []),
    show(count) {
      next.current = shown;
      setMost(count);
    },
  };
}
