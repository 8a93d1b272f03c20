/** The text of the four files, which differ in how many chains a thread keeps going. */
import { repeated } from '../shader-text.ts';

interface Member {
  readonly chains: 1 | 2 | 4 | 8;
  /** What it is and why it should be faster. */
  readonly header: string;
}

/** Numbers of a vector at most; more chains are more vectors. */
const LANES = 4;
const VECTORS = ['x', 'y'] as const;

function chainsText({ chains, header }: Member): string {
  const lanes = Math.min(chains, LANES);
  const vectors = VECTORS.slice(0, chains / lanes);
  const type = lanes === 1 ? 'f32' : `vec${lanes}f`;
  const coefficient = lanes === 1 ? 'coefficient[row]' : `${type}(coefficient[row])`;
  const place = (at: number) => (vectors.length === 1 ? 'i' : `${vectors.length} * i${at > 0 ? ` + ${at}` : ''}`);
  const step = vectors.map((vector) => `    ${vector} = fma(${vector}, ${vector}, c);`).join('\n');
  return `${header}
//
// start        [rows, 32]  f32
// coefficient  [rows]      f32, one for the 32 numbers of a row
// end          [rows, 32]  f32; start after \`steps\` steps of x = x · x + coefficient

const GROUP: u32 = 64;
const CHAINS: u32 = ${chains}; // per thread: neighbours in a row
const ROW: u32 = 32;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> start: array<${type}>;
@group(0) @binding(1) var<storage, read> coefficient: array<f32>;
@group(0) @binding(2) var<storage, read_write> end: array<${type}>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  let row = i * CHAINS / ROW;
  if (row >= problem.rows) {
    return;
  }
  let c = ${coefficient};
${vectors.map((vector, at) => `  var ${vector} = start[${place(at)}];`).join('\n')}
  var n = 0u;
  // Sixteen steps a turn, written out: counting must not take the place of arithmetic.
  for (; n + 16 <= problem.steps; n += 16) {
${repeated(16, () => step)}
  }
  for (; n < problem.steps; n++) {
${step}
  }
${vectors.map((vector, at) => `  end[${place(at)}] = ${vector};`).join('\n')}
}
`;
}

/** Text by file below `shaders/`. */
export const peakFmaFamily: Readonly<Record<string, string>> = {
  'peak-fma/one.wgsl': chainsText({
    chains: 1,
    header: `// Multiply-add rate 1 of 4: one. A thread keeps one chain going.
//
// The yardstick. Every step needs the result of the step before, so a thread waits out the full time of a multiply-add;
// only other threads can fill the wait. The square keeps compilers from folding steps into one, the coefficient is read
// from memory, and the result is stored, so nothing can be left out.`,
  }),
  'peak-fma/two.wgsl': chainsText({
    chains: 2,
    header: `// Multiply-add rate 2 of 4: two. A thread keeps two chains going.
//
// Improves on one where threads alone do not hide the time of a multiply-add: two of them do not depend on each other.
// A vector is two chains side by side on a GPU that computes number by number, and one instruction on one that does not.`,
  }),
  'peak-fma/four.wgsl': chainsText({
    chains: 4,
    header: `// Multiply-add rate 3 of 4: four. A thread keeps four chains going.
//
// Improves on two in the same way: four multiply-adds of a thread are under way at once, as the lanes of a vector.`,
  }),
  'peak-fma/eight.wgsl': chainsText({
    chains: 8,
    header: `// Multiply-add rate 4 of 4: eight. A thread keeps eight chains going.
//
// Improves on four where four multiply-adds under way are still too few: eight, as two vectors, their steps in turns.`,
  }),
};
