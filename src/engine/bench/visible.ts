import type { Visibility } from './context.ts';

/** @returns what tells whether the page has been visible all the time since this was asked */
export function visibleSince(visibility: Visibility): () => boolean {
  const before = visibility.changes();
  return () => !visibility.hidden() && visibility.changes() === before;
}
