/** What our typefaces are used for, as `unicode-range` has it. */

/** What the Latin subsets hold (unicode.json of both packages). */
export const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';
/** In Chinese text quotation marks, dashes and dots are as wide as a character, and the Chinese typeface has them. */
export const LATIN_IN_CHINESE =
  'U+0000-00B6, U+00B8-00FF, U+0131, U+0152-0153, U+2002-200A, U+2013, U+20AC, U+2122, U+2212';
