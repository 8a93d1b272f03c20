// Language model, fused: slopes of the embedding and of the positions, and their update. A thread holds those of four tokens
// of the vocabulary by four columns: what the output has of them, and what comes back to a token wherever it stands; threads
// behind the vocabulary have a position each.
//
// tokens   [windows, t]  u32
// step     [1]  u32
// work     vec4f, sections: reads [b · t, pitch] at `logits` (their derivatives), [b · t, width] at `normed` and `delta`
// scales   [2]  f32: the rate of this step, and what the root of moment2 is multiplied by
// weights  [count / 4]  vec4f: [vocabulary + t, width] from the start
// moment1  [count / 4]  vec4f, mean of gradients
// moment2  [count / 4]  vec4f, mean of their squares
// Places and lengths count vectors, but for `b`, `t` and `vocabulary`.

const ROWS: u32 = 4; // threads of a workgroup; each has four tokens and a vector of columns
const COLUMNS: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  t: u32,
  width: u32,
  vocabulary: u32,
  pitch: u32,
  windows: u32,
  logits: u32,
  normed: u32,
  delta: u32,
}

@group(0) @binding(0) var<storage, read> tokens: array<u32>;
@group(0) @binding(1) var<storage, read> step: array<u32>;
@group(0) @binding(2) var<storage, read> work: array<vec4f>;
@group(0) @binding(3) var<storage, read> scales: array<f32>;
@group(0) @binding(4) var<storage, read_write> weights: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> moment1: array<vec4f>;
@group(0) @binding(6) var<storage, read_write> moment2: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn follow(at: u32, slope: vec4f) {
  let m = 0.9 * moment1[at] + 0.1 * slope;
  let v = 0.999 * moment2[at] + 0.001 * slope * slope;
  moment1[at] = m;
  moment2[at] = v;
  weights[at] -= scales[0] * m / (sqrt(v) * scales[1] + 1e-8);
}

@compute @workgroup_size(COLUMNS, ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = group + problem.origin;
  let column = at.x * COLUMNS + local.x;
  let block = at.y * ROWS + local.y;
  let width = problem.width;
  let rows = problem.b * problem.t;
  if (column >= width || block >= problem.pitch + problem.t) {
    return;
  }
  var s0 = vec4f();
  if (block >= problem.pitch) {
    let place = block - problem.pitch;
    for (var row = place; row < rows; row += problem.t) {
      s0 += work[problem.delta + row * width + column];
    }
    follow((problem.vocabulary + place) * width + column, s0);
    return;
  }
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  for (var row = 0u; row < rows; row++) {
    let x = work[problem.logits + row * problem.pitch + block];
    let d = work[problem.normed + row * width + column];
    s0 = fma(vec4f(x.x), d, s0);
    s1 = fma(vec4f(x.y), d, s1);
    s2 = fma(vec4f(x.z), d, s2);
    s3 = fma(vec4f(x.w), d, s3);
    let window = ((step[0] % problem.windows) * problem.b + row / problem.t) % problem.windows;
    let token = tokens[window * problem.t + row % problem.t];
    if (token / 4 == block) {
      let own = select(vec4f(), vec4f(1), vec4u(token % 4) == vec4u(0, 1, 2, 3));
      let back = work[problem.delta + row * width + column];
      s0 += own.x * back;
      s1 += own.y * back;
      s2 += own.z * back;
      s3 += own.w * back;
    }
  }
  let slopes = array<vec4f, 4>(s0, s1, s2, s3);
  for (var i = 0u; i < 4 && 4 * block + i < problem.vocabulary; i++) {
    follow((4 * block + i) * width + column, slopes[i]);
  }
}
