/** Lines as WGSL has them: more characters break a line there than in most editors. */

/** https://www.w3.org/TR/WGSL/#line-break */
const BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** The same text to a compiler, with line breaks that everybody knows. */
export const withLineFeeds = (code: string): string => code.split(BREAK).join('\n');

/** Both count from one; columns in UTF-16 code units, as WebGPU's messages do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export function placeAt(code: string, offset: number): Place {
  const lines = code.slice(0, offset).split(BREAK);
  return { line: lines.length, column: lines[lines.length - 1].length + 1 };
}
