// Language model, drawing a token: pieces. A thread takes some tokens of the vocabulary: the largest logit among them, and the
// sum of all powers below that one.
//
// logits  [b, vocabulary]  f32, or those that are kept
// pieces  [b, pieces]  vec2f
// sampling  [2]  f32, its first the temperature (below COLDEST the largest is taken), of who writes on and on; not looked at otherwise

const GROUP: u32 = 64;
const COLDEST: f32 = 1e-6; // of a temperature: below it the largest is taken
const WRITES: u32 = 0; // 1: `sampling` tells the temperature
const PIECE: u32 = 64; // tokens of a thread
const LEAST: f32 = -1e38; // below any logit; by a temperature it can be divided and stays a number

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  vocabulary: u32,
  pieces: u32,
  temperature: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read_write> pieces: array<vec2f>;
@group(0) @binding(2) var<storage, read> sampling: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let piece = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  if (piece >= problem.pieces) {
    return;
  }
  let first = row * problem.vocabulary;
  let end = min((piece + 1) * PIECE, problem.vocabulary);
  let told = select(sampling[0], 1.0, sampling[0] < COLDEST);
  let temperature = select(bitcast<f32>(problem.temperature), told, WRITES == 1);
  var most = LEAST;
  for (var token = piece * PIECE; token < end; token++) {
    most = max(most, logits[first + token]);
  }
  var sum = 0.0;
  for (var token = piece * PIECE; token < end; token++) {
    sum += exp((logits[first + token] - most) / temperature);
  }
  pieces[row * problem.pieces + piece] = vec2f(most, sum);
}
