/**
 * The text of fused-token-next.wgsl and shared-token-next.wgsl: the embedding times one token of each sequence,
 * a thread for itself (fused), or with others that share its rows (shared).
 */
import { UNPACK } from './unpack.ts';

/** What the embedding takes. */
const NEXT_BUFFERS = `// weights  vec4u, as many bits a weight as BITS says (src/workloads/language/decode/packing.ts)
// scales   vec4f, of weights of 8 bits; not looked at otherwise
// work     vec4f, sections: reads [b, width] at \`source\`
// logits   [b, vocabulary]  f32
// Places and lengths count vectors, but for \`rows\`, \`vocabulary\` and \`scale\`.`;

/** The embedding: what it is built for, its numbers and buffers. */
const NEXT = `const BITS: u32 = 32;
const ROWS: u32 = 4; // sequences of a thread, or 1
const EPSILON: f32 = 1e-5;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  width: u32,
  vocabulary: u32,
  scale: u32, // of the embedding's first row, counted one by one
  gains: u32, // of the norm, then its biases
  gainScale: u32,
  source: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4u>;
@group(0) @binding(1) var<storage, read> scales: array<vec4f>;
@group(0) @binding(2) var<storage, read> work: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> logits: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;`;

/** What a thread adds up. */
const NEXT_BEGIN = `  let width = problem.width;
  let sources = problem.source + min(vec4u(row) + vec4u(0, 1, 2, 3), vec4u(problem.rows - 1)) * width;
  let pivots = vec4f(work[sources.x].x, work[sources.y].x, work[sources.z].x, work[sources.w].x);
  var products = vec4f(); // of each sequence
  var sums = vec4f();
  var squares = vec4f();
  var gained = 0.0;
  var offset = 0.0;`;

/** Of one vector of a row of the embedding, to the end of the loop. */
const NEXT_STEP = `    let word = four(token * width + i);
    let weighed = word * scaled(four(problem.gains + i), problem.gainScale + i);
    gained += dot(weighed, vec4f(1));
    offset += dot(word, scaled(four(problem.gains + width + i), problem.gainScale + i));
    let x0 = work[sources.x + i] - pivots.x;
    products.x += dot(x0, weighed);
    sums.x += dot(x0, vec4f(1));
    squares.x += dot(x0, x0);
    if (ROWS == 4) {
      let x1 = work[sources.y + i] - pivots.y;
      let x2 = work[sources.z + i] - pivots.z;
      let x3 = work[sources.w + i] - pivots.w;
      products += vec4f(0, dot(x1, weighed), dot(x2, weighed), dot(x3, weighed));
      sums += vec4f(0, dot(x1, vec4f(1)), dot(x2, vec4f(1)), dot(x3, vec4f(1)));
      squares += vec4f(0, dot(x1, x1), dot(x2, x2), dot(x3, x3));
    }
  }`;

/** Logits are written. */
const NEXT_END = `  if (BITS == 8) {
    let scale = problem.scale + token;
    values *= scales[scale / 4][scale % 4];
  }
  for (var s = 0u; s < ROWS && row + s < problem.rows; s++) {
    logits[(row + s) * problem.vocabulary + token] = values[s];
  }
}`;

export const nextFamily: Readonly<Record<string, string>> = {
  'language/fused-token-next.wgsl': `// Language model, fused: what follows. A thread computes one logit of up to four sequences: products with a row of the embedding,
// which is fetched and unpacked once for them. The last norm is folded in, as in front of a matrix.
//
${NEXT_BUFFERS}

const GROUP: u32 = 32;
${NEXT}

${UNPACK}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let token = (group.x + problem.origin.x) * GROUP + thread;
  let row = (group.y + problem.origin.y) * ROWS;
  if (token >= problem.vocabulary || row >= problem.rows) {
    return;
  }
${NEXT_BEGIN}
  for (var i = 0u; i < width; i++) {
${NEXT_STEP}
  let means = sums / f32(4 * width);
  let by = inverseSqrt(max(squares / f32(4 * width) - means * means, vec4f()) + EPSILON);
  var values = (products - means * gained) * by + offset;
${NEXT_END}
`,
  'language/shared-token-next.wgsl': `// Language model, rows shared: what follows. Some threads share a row of the embedding, neighbours its neighbouring vectors, and
// compute one logit of up to four sequences: a tree in workgroup memory adds up what each of them has.
//
// Improves on fused, where a thread has a row to itself: neighbours read far apart from each other. The last norm is folded in, as in front of a matrix.
//
${NEXT_BUFFERS}

const GROUP: u32 = 64;
const LANES: u32 = 16; // threads that share a row
${NEXT}

// Products, sums and squares of each sequence; those of the gains and of the biases.
const PARTS: u32 = 4;

var<workgroup> partial: array<vec4f, GROUP * PARTS>;

${UNPACK}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let own = (group.x + problem.origin.x) * (GROUP / LANES) + thread / LANES;
  let lane = thread % LANES;
  let row = (group.y + problem.origin.y) * ROWS;
  // Rows beyond the last repeat it and are not written.
  let token = min(own, problem.vocabulary - 1);
${NEXT_BEGIN}
  for (var i = lane; i < width; i += LANES) {
${NEXT_STEP}
  partial[thread] = products;
  partial[GROUP + thread] = sums;
  partial[2 * GROUP + thread] = squares;
  partial[3 * GROUP + thread] = vec4f(gained, offset, 0, 0);
  for (var half = LANES / 2; half > 0; half /= 2) {
    workgroupBarrier();
    if (lane < half) {
      for (var part = 0u; part < PARTS; part++) {
        partial[part * GROUP + thread] += partial[part * GROUP + thread + half];
      }
    }
  }
  // What such a thread needs it has put there itself.
  if (lane != 0 || own >= problem.vocabulary) {
    return;
  }
  let means = partial[GROUP + thread] / f32(4 * width);
  let by = inverseSqrt(max(partial[2 * GROUP + thread] / f32(4 * width) - means * means, vec4f()) + EPSILON);
  let both = partial[3 * GROUP + thread];
  var values = (partial[thread] - means * both.x) * by + both.y;
${NEXT_END}
`,
};
