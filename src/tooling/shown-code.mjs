/** Shaders as a lesson shows them: a part of the file, without what only the engine needs, in lines that fit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';
import { withoutOrigin } from './without-origin.mjs';

/** What fits into the text's column on a wide screen; a phone wraps. */
const WIDTH = 76;

/**
 * @param {string} meta as behind the fence: `file=matmul/naive.wgsl from="@compute" to="}"`. `from` and `to` are texts that
 *   the first and last line contain; the last is sought from the end.
 * @returns {string | null} null where it names no file
 */
export function shownCode(meta) {
  const file = /file=(\S+)/.exec(meta)?.[1];
  if (!file) return null;
  const lines = readFileSync(join(ROOT, 'shaders', file), 'utf8')
    .trimEnd()
    .split('\n');
  const from = /from="([^"]+)"/.exec(meta)?.[1];
  const to = /to="([^"]+)"/.exec(meta)?.[1];
  const first = from ? lines.findIndex((line) => line.includes(from)) : 0;
  const last = to ? lines.findLastIndex((line) => line.includes(to)) : lines.length - 1;
  if (first < 0 || last < first) throw new Error(`${file} has no lines from '${from}' to '${to}'.`);
  const part = withoutOrigin(lines.slice(first, last + 1));
  const indent = Math.min(...part.filter(Boolean).map((line) => line.length - line.trimStart().length));
  return part.flatMap((line) => folded(line.slice(indent))).join('\n');
}

/**
 * The head of a function with each parameter on its line, where it is too long for one.
 * @param {string} line
 */
function folded(line) {
  const head = /^(\s*)(fn \w+\()(.*)(\).*\{)$/.exec(line);
  if (line.length <= WIDTH || !head) return [line];
  const [, indent, name, parameters, end] = head;
  return [
    `${indent}${name}`,
    ...parameters.split(/, (?=@|\w+:)/).map((one) => `${indent}  ${one},`),
    `${indent}${end}`,
  ];
}
