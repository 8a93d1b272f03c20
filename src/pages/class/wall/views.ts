/** What the wall can show, in the order of its keys 1 to 5; the address names the one that is shown. */
export const VIEWS = ['dots', 'crossing', 'wins', 'roofline', 'table'] as const;
export type WallView = (typeof VIEWS)[number];

/** @param name as the address has it; the first view where it names none */
export const viewOf = (name: string | undefined): WallView => VIEWS.find((view) => view === name) ?? VIEWS[0];
