/** What the wall can show of measurements, in the order of its keys 1 to 5; the address names the one that is shown. */
export const VIEWS = ['dots', 'crossing', 'wins', 'roofline', 'table'] as const;

/** The same of answers to a puzzle. */
export const PUZZLE_VIEWS = ['solved', 'counts', 'table'] as const;

export type WallView = (typeof VIEWS)[number] | (typeof PUZZLE_VIEWS)[number];

/** @param name as the address has it; the first view where it names none of them */
export const viewOf = <V extends WallView>(views: readonly V[], name: string | undefined): V =>
  views.find((view) => view === name) ?? views[0];
