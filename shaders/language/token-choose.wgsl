// Language model, drawing a token: the choice. A thread finds the piece that a sequence's number falls in, and the token in it;
// or the largest logit. So no step waits for what was drawn to be read back.
//
// logits  [b, vocabulary]  f32, or those that are kept
// pieces  [b, pieces]  vec2f: the largest logit of a piece, and the sum of all powers below it
// dice    [b]  f32, in [0, 1); of who writes on and on [b, t], one for each place
// chosen  [b]  u32
// place     [1]  u32, and
// sampling  [2]  f32, its first the temperature (below COLDEST the largest is taken), of who writes on and on; not looked at otherwise

const GROUP: u32 = 64;
const PIECE: u32 = 64; // tokens of a piece
const GREEDY: u32 = 0; // 1: the largest
const COLDEST: f32 = 1e-6; // of a temperature: below it the largest is taken
const WRITES: u32 = 0; // 1: `sampling` tells the temperature, `place` the number to draw with

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  vocabulary: u32,
  pieces: u32,
  t: u32,
  temperature: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> pieces: array<vec2f>;
@group(0) @binding(2) var<storage, read> dice: array<f32>;
@group(0) @binding(3) var<storage, read_write> chosen: array<u32>;
@group(0) @binding(4) var<storage, read> place: array<u32>;
@group(0) @binding(5) var<storage, read> sampling: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  if (row >= problem.rows) {
    return;
  }
  let greedy = GREEDY == 1 || (WRITES == 1 && sampling[0] < COLDEST);
  let told = select(sampling[0], 1.0, sampling[0] < COLDEST);
  let temperature = select(bitcast<f32>(problem.temperature), told, WRITES == 1);
  let first = row * problem.pieces;
  var most = pieces[first].x;
  for (var piece = 1u; piece < problem.pieces; piece++) {
    most = max(most, pieces[first + piece].x);
  }
  var total = 0.0;
  for (var piece = 0u; piece < problem.pieces; piece++) {
    total += pieces[first + piece].y * exp((pieces[first + piece].x - most) / temperature);
  }
  let wanted = dice[select(row, row * problem.t + place[0], WRITES == 1)] * total;
  var sum = 0.0; // of the pieces so far
  var before = 0.0; // of those before the one that was found
  var found = 0u;
  for (var piece = 0u; piece < problem.pieces; piece++) {
    let own = pieces[first + piece];
    let share = own.y * exp((own.x - most) / temperature);
    if (greedy && own.x == most) {
      found = piece;
      break;
    }
    // What roundings leave behind the last goes to the last that has any.
    if (!greedy && share > 0) {
      found = piece;
      before = sum;
      sum += share;
      if (wanted < sum) {
        break;
      }
    }
  }
  sum = before;
  let line = row * problem.vocabulary;
  let end = min((found + 1) * PIECE, problem.vocabulary);
  var token = found * PIECE;
  for (var other = found * PIECE; other < end; other++) {
    let logit = logits[line + other];
    if (greedy && logit == most) {
      token = other;
      break;
    }
    let power = exp((logit - most) / temperature);
    if (!greedy && power > 0) {
      token = other;
      sum += power;
      if (wanted < sum) {
        break;
      }
    }
  }
  chosen[row] = token;
}
