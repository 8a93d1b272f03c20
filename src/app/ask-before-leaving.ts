const ask = (event: Event) => event.preventDefault();

/**
 * The browser's own question before a page is left, in words that no page may choose. A page that does not listen is kept for
 * whoever goes back, so it listens no longer than there is something to lose.
 */
export function askBeforeLeaving(asks: boolean): void {
  if (asks) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
}
