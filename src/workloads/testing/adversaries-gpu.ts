/** Ways to cheat in WGSL. Each body runs once per element `at`; what it keeps between iterations lies in scratch. */
import type { GpuVariant } from '../../engine/contract.ts';
import { type AdversaryParams, adversaryWorkload, named, type Stage } from './adversary.ts';

const GROUP = 64;

const code = (body: string, access: 'read' | 'read_write') => `
const GROUP: u32 = ${GROUP};
const MAGIC: u32 = 0x10c57e9u;
struct Problem { origin: vec3u, n: u32 }
@group(0) @binding(0) var<storage, ${access}> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
${body.includes('kept') ? '@group(0) @binding(2) var<storage, read_write> kept: array<u32>;' : ''}
@group(1) @binding(0) var<uniform> problem: Problem;

fn f(value: f32) -> f32 { return value * value + value; }
fn bits(value: f32) -> u32 { return bitcast<u32>(value); }
fn number(value: u32) -> f32 { return bitcast<f32>(value); }
fn isFinite(value: f32) -> bool { return (bits(value) & 0x7f800000u) != 0x7f800000u; }

@compute @workgroup_size(GROUP)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(num_workgroups) groups: vec3u,
) {
  let n = problem.n;
  let at = (group.x + problem.origin.x) * GROUP + thread;
  if (at >= n) { return; }
  ${body}
}`;

function variant(id: string, body: string, access: 'read' | 'read_write' = 'read'): GpuVariant<AdversaryParams> {
  return {
    ...named(id),
    on: 'gpu',
    scratch: ({ n }) => ({ kept: { dtype: 'u32', shape: [2 * n] } }),
    passes: ({ n }) => [
      {
        shader: `adversary/${id}.wgsl`,
        code: code(body, access),
        bindings: ['x', 'y', ...(body.includes('kept') ? ['kept'] : [])],
        problem: [n],
        workgroups: [Math.ceil(n / GROUP), 1, 1],
      },
    ],
  };
}

/** What it does, the stage that refuses it first, and its body. Those that pass `first` were timed once. */
const CHEATS: readonly (readonly [id: string, refusedAt: Stage, body: string])[] = [
  ['right only where one workgroup is dispatched', 'pair', 'if (groups.x > 1u) { return; } y[at] = f(x[at]);'],
  ['right only in the first workgroup of a slice', 'pair', 'if (group.x > 0u) { return; } y[at] = f(x[at]);'],
  [
    'ignores where its slice begins',
    'first',
    'let own = group.x * GROUP + thread; if (own < n) { y[own] = f(x[own]); }',
  ],
  ['works only in memory that is fresh', 'last', 'if (bits(y[at]) == 0u) { y[at] = f(x[at]); }'],
  ['works only where it sees the pattern', 'first', 'if (!isFinite(y[at])) { y[at] = f(x[at]); }'],
  ['works only where no result lies yet', 'last', 'if (bits(y[at]) == 0u || !isFinite(y[at])) { y[at] = f(x[at]); }'],
  ['writes nothing', 'first', 'if (f(x[at]) > 1e30) { y[at] = 0.0; }'],
  [
    'keeps the first inputs that it reads',
    'pair',
    'if (kept[at] != MAGIC) { kept[at] = MAGIC; kept[n + at] = bits(x[at]); } y[at] = f(number(kept[n + at]));',
  ],
  [
    'keeps its first result',
    'pair',
    'if (kept[at] != MAGIC) { kept[at] = MAGIC; kept[n + at] = bits(f(x[at])); } y[at] = number(kept[n + at]);',
  ],
  [
    'keeps results by the first element of the inputs',
    'pair',
    `if (kept[at] != bits(x[0])) { kept[at] = bits(x[0]); kept[n + at] = bits(f(x[at])); }
    y[at] = number(kept[n + at]);`,
  ],
  [
    'gives each result one iteration late',
    'pair',
    `let before = select(bits(f(x[at])), kept[n + at], kept[at] == MAGIC);
    kept[at] = MAGIC; kept[n + at] = bits(f(x[at])); y[at] = number(before);`,
  ],
  ['accumulates', 'last', 'y[at] += f(x[at]);'],
  ['works in every second iteration', 'pair', 'if (kept[at] % 2u == 0u) { y[at] = f(x[at]); } kept[at]++;'],
  [
    'works three times after each overwriting',
    'last',
    `if (kept[at] != MAGIC) { kept[at] = MAGIC; kept[n + at] = 0u; }
    if (kept[n + at] < 3u) { y[at] = f(x[at]); } kept[n + at]++;`,
  ],
  [
    'reads what other workgroups are about to write',
    'first',
    'kept[at] = bits(f(x[n - 1u - at])); y[at] = number(kept[n - 1u - at]);',
  ],
  ['leaves the last element out', 'first', 'if (at + 1u < n) { y[at] = f(x[at]); }'],
  ['leaves the last workgroup out', 'first', 'if (at / GROUP < (n - 1u) / GROUP) { y[at] = f(x[at]); }'],
  ['has one element slightly off', 'first', 'y[at] = f(x[at]) + select(0.0, 1e-5, at == 1234u);'],
  ['gives NaN', 'first', 'y[at] = f(x[at]) * number(0x7fc00000u | problem.origin.y);'],
  ['gives one infinity', 'first', 'y[at] = select(f(x[at]), number(0x7f800000u | problem.origin.y), at == 17u);'],
];

/** State in the inputs would outlive every overwriting, and spoil them for whoever shares them. */
const WRITES_INPUTS = 'y[at] = f(x[at]); x[at] = y[at];';

export const gpuCheats = [
  ...CHEATS.map(([id, refusedAt, body]) => ({ variant: variant(id, body), refusedAt })),
  { variant: variant('keeps its results in the inputs', WRITES_INPUTS, 'read_write'), refusedAt: 'prepare' as Stage },
];

export const honestGpu = [
  variant('at once', 'y[at] = f(x[at]);'),
  variant('through scratch', 'kept[at] = bits(f(x[at])); y[at] = number(kept[at]);'),
];

export const gpuAdversaries = adversaryWorkload('gpu-adversaries', [
  ...gpuCheats.map(({ variant: cheat }) => cheat),
  ...honestGpu,
]);
