/** Links of a class that solves a puzzle, as version 2 made them. They must open, with these very values, for ever. */
export const PUZZLE_2 = '2.ihQInSsoraoCJt2C_HxgtZgO0QMA';

export const ANSWER_2 =
  '#/class/h/2.Dg5MtGtgAAEOBu7QzjvMDeKM8x2AXMYvDOwF-fnAijKdCxbApgZKWGPazAApgiWBjWNgwACzm4IBvE0LbFnUcgEA';

export const ANSWER_DIGEST_2 = '#/class/h/2.pJkyumMAAw4G7tDOO8wN4ozzHYBcxi8M7AX5-cCKMp0LFsCmBkpYY9rMACmCAQ';
