import { startTransition, useEffect, useState } from 'react';

/** Rows of a long table that are drawn at once: about what a screen shows. */
const FIRST = 15;
const MORE = 60;
/** Where many are there already, so much more of them at once: of thousands none is waited for too long. */
const SHARE = 0.5;

/** The first of many, and the others bit by bit once these are seen: a long table does not hold up the page around it. */
export function useMoreEachTime<T>(all: readonly T[]): readonly T[] {
  const [count, setCount] = useState(FIRST);
  useEffect(() => {
    if (count < all.length) startTransition(() => setCount(count + Math.max(MORE, Math.floor(SHARE * count))));
  }, [count, all.length]);
  return count < all.length ? all.slice(0, count) : all;
}
