/** Gives the page its turn: what a visitor did is answered, and what has changed is drawn. */
export const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));
