/**
 * Makes a visitor's shader end. A loop that runs too often in one invocation is left, and says so in a flag: a GPU that
 * never finishes takes the whole browser's graphics with it.
 *
 * Lines stay where they are, so that a compiler's messages still fit the visitor's text. Each loop counts for itself in
 * a variable of its own function: WGSL knows that such a counter is uniform where the loop is, and still allows barriers
 * inside.
 */

/** More than any loop of a kernel that does useful work at the sizes of a lesson. */
export const LOOP_LIMIT = 65_536;

export interface Guarded {
  readonly code: string;
  /** Whether the code writes the flag: `@group(2) @binding(0) atomic<u32>`, one when a loop was left. */
  readonly flagged: boolean;
}

interface Loop {
  /** Where the keyword begins, and where the body's text begins and ends. */
  readonly at: number;
  readonly begin: number;
  readonly end: number;
}

/** Text that is no WGSL comes back as it is, or nearly so: the compiler is the one to judge it. */
export function guardLoops(code: string): Guarded {
  const bare = withoutComments(code);
  const loops = findLoops(bare);
  if (!loops.length) return { code, flagged: false };
  const inserts: { readonly at: number; readonly text: string }[] = [];
  loops.forEach((loop, index) => {
    // Leaving the loops around it too keeps nested ones from adding up; where a barrier waits they must not diverge.
    const around = loops
      .map((other, place) => ({ ...other, place }))
      .filter(({ begin, end }) => begin < loop.at && loop.end < end)
      .filter(({ begin, end }) => !/Barrier\s*\(|workgroupUniformLoad\s*\(/.test(bare.slice(begin, end)));
    const leave = around.map(({ place }) => ` lockstep_i${place} = ${LOOP_LIMIT}u;`).join('');
    const name = `lockstep_i${index}`;
    inserts.push({ at: loop.at, text: `var ${name} = 0u; ` });
    inserts.push({
      at: loop.begin,
      text: ` if (${name} >= ${LOOP_LIMIT}u) { lockstep_stop();${leave} break; } ${name}++;`,
    });
  });
  inserts.sort((a, b) => b.at - a.at);
  let result = code;
  for (const { at, text } of inserts) result = result.slice(0, at) + text + result.slice(at);
  const flag =
    '@group(2) @binding(0) var<storage, read_write> lockstep_over: atomic<u32>; ' +
    'fn lockstep_stop() { atomicStore(&lockstep_over, 1u); }';
  return { code: `${result}\n${flag}\n`, flagged: true };
}

/** Comments become blanks of the same length. */
function withoutComments(code: string): string {
  let result = '';
  let depth = 0;
  for (let i = 0; i < code.length; i++) {
    const two = code.slice(i, i + 2);
    if (depth === 0 && two === '//') {
      const end = code.indexOf('\n', i);
      const stop = end < 0 ? code.length : end;
      result += ' '.repeat(stop - i);
      i = stop - 1;
    } else if (two === '/*' || (depth > 0 && two === '*/')) {
      depth += two === '/*' ? 1 : -1;
      result += '  ';
      i++;
    } else result += depth > 0 && code[i] !== '\n' ? ' ' : code[i];
  }
  return result;
}

function findLoops(bare: string): Loop[] {
  const loops: Loop[] = [];
  for (const { index } of bare.matchAll(/\b(?:for|while|loop)\b/g)) {
    const open = bodyOf(bare, index);
    const close = open < 0 ? -1 : closingOf(bare, open);
    if (close > 0) loops.push({ at: index, begin: open + 1, end: close });
  }
  return loops;
}

/** The brace that opens a loop's body: the first outside parentheses. */
function bodyOf(bare: string, from: number): number {
  let depth = 0;
  for (let i = from; i < bare.length; i++) {
    if (bare[i] === '(') depth++;
    else if (bare[i] === ')') depth--;
    else if (bare[i] === '{' && depth === 0) return i;
    else if (bare[i] === '}') return -1;
  }
  return -1;
}

function closingOf(bare: string, open: number): number {
  let depth = 0;
  for (let i = open; i < bare.length; i++) {
    if (bare[i] === '{') depth++;
    else if (bare[i] === '}' && --depth === 0) return i;
  }
  return -1;
}
