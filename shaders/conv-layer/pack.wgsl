// First pass of the register blocks where a group's filters are no multiple of four: copies the weights into quads, vec4f
// that each belong to one group, so that the kernel reads any number of filters as it reads round ones.
//
// weights  [taps, filters]           f32; a tap is a row, a column and a channel of the filters
// packed   [taps, groups · quads]    vec4f: quads = ceil(filters / groups / 4), zeros beyond the filters of a group

const GROUP_QUADS: u32 = 16; // threads; each writes one vec4f
const GROUP_TAPS: u32 = 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  taps: u32,
  filters: u32,
  groups: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read_write> packed: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_QUADS, GROUP_TAPS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = (group.xy + problem.origin.xy) * vec2u(GROUP_QUADS, GROUP_TAPS) + local.xy;
  let outGroup = problem.filters / problem.groups;
  let quads = (outGroup + 3) / 4;
  if (at.x >= problem.groups * quads || at.y >= problem.taps) {
    return;
  }
  let part = at.x / quads;
  let first = at.x % quads * 4; // of the filters of this group
  let start = at.y * problem.filters + part * outGroup + first;
  var four = vec4f(0);
  for (var i = 0u; i < 4 && first + i < outGroup; i++) {
    four[i] = weights[start + i];
  }
  packed[at.y * problem.groups * quads + at.x] = four;
}
