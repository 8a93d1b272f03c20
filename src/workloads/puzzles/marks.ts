/**
 * A puzzle's shader is one valid file that holds both texts: lines with `//+` at their end are the solution's alone, lines
 * that begin with `//-` the stub's.
 */

const STUB_ONLY = /^(\s*)\/\/- ?/;
const SOLUTION_ONLY = /\s*\/\/\+$/;

/** What a visitor begins with. */
export const stubOf = (code: string): string =>
  linesOf(code)
    .flatMap((line) => (SOLUTION_ONLY.test(line) ? [] : [line.replace(STUB_ONLY, '$1')]))
    .join('\n');

/** The whole file, as it is shown afterwards. */
export const solutionOf = (code: string): string =>
  linesOf(code)
    .flatMap((line) => (STUB_ONLY.test(line) ? [] : [line.replace(SOLUTION_ONLY, '')]))
    .join('\n');

/** A text without what every puzzle has before its functions: header, constants, bindings. */
export const bodyOf = (text: string): string => text.slice(text.indexOf('\n\n', text.indexOf('var<uniform>'))).trim();

/** The lines that the solution has where the stub has its hole. */
export const answerOf = (code: string): string =>
  linesOf(code)
    .flatMap((line) => (SOLUTION_ONLY.test(line) ? [line.replace(SOLUTION_ONLY, '')] : []))
    .join('\n');

const linesOf = (code: string): readonly string[] => code.split('\n');
