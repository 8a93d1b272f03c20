/** For the functions that write families of WGSL files; see `families.test.ts`. */

/** @param line one or more lines of WGSL for each of 0 … count - 1 */
export const repeated = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** The lines where `wanted`, each with its end; else nothing. */
export const linesIf = (wanted: boolean, lines: string): string => (wanted ? `${lines}\n` : '');
