/** Gives the page its turn: what a visitor did is answered, and what has changed is drawn. */
export const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

/** What is seen to be late begins at some fifty milliseconds. */
const EVERY_MS = 12;

/**
 * The same for work that is in small pieces, to be awaited behind each: the page has its turn once some of it has gone by.
 * @param everyMs so much of it; a turn costs some time by itself
 */
export function breather(everyMs = EVERY_MS): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < everyMs) return undefined;
    return breathe().then(() => {
      since = performance.now();
    });
  };
}
