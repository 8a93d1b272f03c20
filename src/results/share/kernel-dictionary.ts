/** What kernels are likely to hold, the likeliest last, for the compressor to point at. Part of version 1: it never changes. */
export const KERNEL_DICTIONARY_1 = new TextEncoder().encode(`atomicAdd(&subgroupAdd(workgroupUniformLoad(&textureLoad(
// Each binding has to be used somewhere; take these lines away once it is.
//! copy of //! scratch parts f32 //! sets mat4x4f vec2f vec4u unpack4x8unorm( pack4x8unorm( unpack2x16float( bitcast<f32>(
vector-add softmax transpose reduction histogram attention convolution mandelbrot
inverseSqrt( sqrt( exp( clamp( floor( abs( dot( select( min( max( fma( continue; break; while (true) { loop {
struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  size: u32, height: u32, width: u32, rows: u32,
  m: u32,
  k: u32,
  n: u32,
}

@group(0) @binding(3) var<storage, read> d: array<vec4f>;
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tileA: array<f32, TILE * TILE>; // [row, p]
var<workgroup> tileB: array<f32, TILE * TILE>; // [p, column]

@compute @workgroup_size(TILE, TILE)
@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let column = (group.x + problem.origin.x) * TILE + local.x;
  let row = (group.y + problem.origin.y) * TILE + local.y;
  let place = local.y * TILE + local.x;
  var sum = 0.0;
  for (var first = 0u; first < problem.k; first += TILE) {
    workgroupBarrier();
    for (var p = 0u; p < TILE; p++) {
      sum += tileA[local.y * TILE + p] * tileB[p * TILE + local.x];
    }
  }
  if (row < problem.m && column < problem.n) {
    c[row * problem.n + column] = sum;
  }
  let i = (group.x + problem.origin.x) * GROUP + local.x;
  if (i >= arrayLength(&c)) {
    return;
  }
}
const GROUP: u32 = 64;
const TILE: u32 = 16;
//! kernel mine of matmul from tiled
//! pass matmul/tiled.wgsl
//! workgroups n / wx; m / wy; 1
`);
