// Training, fused, gradients of a layer of filters, and their moves. A workgroup takes a span of the products of one filter;
// several threads share the batch for each product, and the first of them adds the parts up and moves the weight.
//
// Improves on the plain way: gradients never go to memory, and a filter's long sums are shared. Parts are added up from the
// first to the last: the same bits every time.
//
// input    [b, side, side, channels]     f32: pictures within their borders, or the first layer's output
// deltas   [b, pooled, pooled, filters]  f32, derivatives by the sums
// places   as the deltas                 u32, where in its picture the window of each begins
// work     vector number `scales` has what scales this step  f32 as vec4f
// weights  behind `first`: [9 · channels + 1, filters]  f32, the last row biases
// moment1  as the weights, mean of gradients; four numbers that nobody reads under SGD
// moment2  as the weights, mean of their squares; the same

const SIDE: u32 = 30;
const CHANNELS: u32 = 1;
const FILTERS: u32 = 16;
const POOLED: u32 = 14;
const SPAN: u32 = 9; // of products; one more is the bias
const PARTS: u32 = 25;
const ADAM: u32 = 1; // or SGD

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  first: u32,
  scales: u32,
}

@group(0) @binding(0) var<storage, read> input: array<f32>;
@group(0) @binding(1) var<storage, read> deltas: array<f32>;
@group(0) @binding(2) var<storage, read> places: array<u32>;
@group(0) @binding(3) var<storage, read> work: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> weights: array<f32>;
@group(0) @binding(5) var<storage, read_write> moment1: array<f32>;
@group(0) @binding(6) var<storage, read_write> moment2: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> parts: array<f32, PARTS * (SPAN + 1)>;

fn follow(at: u32, slope: f32, scales: vec4f) {
  if (ADAM == 0) {
    weights[at] -= scales.x * slope;
    return;
  }
  let m = 0.9 * moment1[at] + 0.1 * slope;
  let v = 0.999 * moment2[at] + 0.001 * slope * slope;
  moment1[at] = m;
  moment2[at] = v;
  weights[at] -= scales.x * m / (sqrt(v) * scales.y + 1e-8);
}

@compute @workgroup_size(PARTS * (SPAN + 1))
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let filter_number = group.x + problem.origin.x;
  let span = group.y + problem.origin.y;
  let own = thread % (SPAN + 1);
  let product = span * SPAN + own;
  let tap = product / (3 * CHANNELS) * SIDE * CHANNELS + product % (3 * CHANNELS);
  let count = POOLED * POOLED;
  var sum = 0.0;
  for (var i = thread / (SPAN + 1); i < problem.b * count; i += PARTS) {
    let at = i * FILTERS + filter_number;
    var value = 1.0; // what a bias is multiplied by
    if (own < SPAN) {
      value = input[i / count * SIDE * SIDE * CHANNELS + places[at] + tap];
    }
    sum += value * deltas[at];
  }
  parts[thread] = sum;
  workgroupBarrier();
  if (thread > SPAN || (own == SPAN && span > 0)) {
    return;
  }
  for (var part = 1u; part < PARTS; part++) {
    sum += parts[part * (SPAN + 1) + thread];
  }
  let row = select(product, 9 * CHANNELS, own == SPAN);
  follow(problem.first + row * FILTERS + filter_number, sum, work[problem.scales]);
}
