/**
 * A workload with state, with repetition and with outputs of shapes of their own: each iteration applies x ← r·x·(1 − x)
 * to every element `repeats` times. Where r is near 4 two runs that differ in one bit soon have nothing in common, so no
 * bound over many iterations would mean anything. Variants of `forgetful` misbehave on purpose.
 */
import type { LocalText, Tensors, Variant, Workload } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';

const text = (en: string, zh = en): LocalText => ({ en, 'zh-CN': zh });
const named = (id: string) => ({ id, title: text(id), idea: text(`x ← r·x·(1 − x): ${id}.`) });

export type StateParams = { readonly n: number; readonly repeats: number };

const STEP = `
// x ← r·x·(1 − x), the product of the last two first.
const GROUP: u32 = 64;
struct Problem { origin: vec3u, n: u32 }
@group(0) @binding(0) var<storage, read> r: array<f32>;
@group(0) @binding(1) var<storage, read_write> x: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;
@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = (group.x + problem.origin.x) * GROUP + thread;
  if (at >= problem.n) { return; }
  x[at] = r[at] * (x[at] * (1.0 - x[at]));
}`;

const TELL = `
// The first element and the number of iterations.
struct Problem { origin: vec3u }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> age: array<u32>;
@group(0) @binding(2) var<storage, read_write> first: array<f32>;
@group(0) @binding(3) var<storage, read_write> ages: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;
@compute @workgroup_size(1)
fn main() {
  age[0] += 1u + problem.origin.x;
  first[0] = x[0];
  ages[0] = age[0];
  ages[1] = 2u * age[0];
}`;

function step({ r, x }: Tensors, begin: number, end: number, repeats: number): void {
  const f = Math.fround;
  for (let i = 0; i < repeats; i++) {
    for (let at = begin; at < end; at++) x[at] = f(r[at] * f(x[at] * f(1 - x[at])));
  }
}

function tell({ x, age, first, ages }: Tensors, count = age[0] + 1): void {
  age[0] = count;
  first[0] = x[0];
  ages[0] = count;
  ages[1] = 2 * count;
}

const js = (id: string, kernel: (io: Tensors, p: StateParams) => void): Variant<StateParams> => ({
  ...named(id),
  on: 'js',
  kernel,
});

export const toyState: Workload<StateParams> = {
  id: 'toy-state',
  version: 1,
  title: text('Toy with state', '有状态的玩具'),
  summary: text('x ← r·x·(1 − x)'),
  params: {
    n: { kind: 'int', label: text('n'), min: 1, max: 2 ** 24, default: 100, scale: 'log2', steps: [64, 128] },
    repeats: { kind: 'int', label: text('repeats'), min: 1, max: 64, default: 3, scale: 'log2', steps: [1, 3] },
  },
  tensors: ({ n }) => ({
    inputs: { r: { dtype: 'f32', shape: [n] } },
    outputs: { first: { dtype: 'f32', shape: [1] }, ages: { dtype: 'u32', shape: [2] } },
    state: { x: { dtype: 'f32', shape: [n] }, age: { dtype: 'u32', shape: [1] } },
  }),
  generate: ({ n }, seed) => ({
    r: fillUniform(new Float32Array(n), seed).map((value) => 3.9 + 0.05 * value),
    x: fillUniform(new Float32Array(n), seed ^ 0x55aa).map((value) => 0.5 + 0.4 * value),
    age: new Uint32Array(1),
  }),
  verifier: ({ r }, { repeats }) => ({
    check: () => {
      throw new Error('Each iteration is checked by itself.');
    },
    step: (before, after) => {
      let maxError = 0;
      let worst = 0;
      for (const [at, rate] of r.entries()) {
        let expected = before.x[at];
        for (let i = 0; i < repeats; i++) expected = rate * expected * (1 - expected);
        const error = Math.abs(expected - after.x[at]);
        if (!(error <= maxError)) [maxError, worst] = [error, at];
      }
      // Each repetition rounds by 2^-23 at most, and multiplies what was wrong before by 4 at most.
      const tolerance = 2 ** -23 * 4 ** repeats;
      const told =
        after.first[0] === after.x[0] && after.ages[0] === after.age[0] && after.ages[1] === 2 * after.age[0];
      const ok = maxError <= tolerance && told && after.age[0] === before.age[0] + 1;
      return { ok, maxError, tolerance, at: `element ${worst}`, method: 'elementwise' };
    },
  }),
  cost: ({ n, repeats }) => ({ flops: 3 * n * repeats, bytes: 12 * n }),
  boundBy: () => 'arithmetic',
  chart: { x: 'n', y: 'gflops' },
  variants: [
    {
      ...named('gpu'),
      on: 'gpu',
      passes: ({ n, repeats }) => [
        // The same pass as often as it is to run.
        ...new Array(repeats).fill({
          shader: 'toy-state/step.wgsl',
          code: STEP,
          bindings: ['r', 'x'],
          problem: [n],
          workgroups: [Math.ceil(n / 64), 1, 1],
        }),
        {
          shader: 'toy-state/tell.wgsl',
          code: TELL,
          bindings: ['x', 'age', 'first', 'ages'],
          problem: [],
          workgroups: [1, 1, 1],
        },
      ],
    },
    js('js', (io, { n, repeats }) => {
      step(io, 0, n, repeats);
      tell(io);
    }),
    {
      ...named('workers'),
      on: 'workers',
      stages: ({ n }) => [
        { entry: 'step', rows: n, grain: 7 },
        { entry: 'tell', rows: 1, grain: 1 },
      ],
      kernel: (io, { repeats }, entry, begin, end) => {
        if (entry === 'step') step(io, begin, end, repeats);
        else tell(io);
      },
    },
  ],
};

/** What a kernel that is not honest keeps beside its tensors. */
let calls = 0;

export const forgetful: Workload<StateParams> = {
  ...toyState,
  id: 'forgetful',
  variants: [
    js('skips-every-other-step', (io, { n, repeats }) => {
      if (io.age[0] % 2 === 0) step(io, 0, n, repeats);
      tell(io);
    }),
    js('right-for-two-steps', (io, { n, repeats }) => {
      step(io, 0, io.age[0] < 2 ? n : n - 1, repeats);
      tell(io);
    }),
    js('does-one-repetition-less', (io, { n, repeats }) => {
      step(io, 0, n, repeats - 1);
      tell(io);
    }),
    js('other-bits-every-time', (io, { n, repeats }) => {
      step(io, 0, n, repeats);
      // Within the tolerance, and never the same.
      io.x[0] += calls++ % 2 ? 2 ** -22 : 0;
      tell(io);
    }),
    js('lazy-in-batches', (io, { n, repeats }) => {
      // A run step by step sees small numbers of calls since the state was set back; the fortieth call is in a batch.
      if (calls++ < 40) step(io, 0, n, repeats);
      tell(io);
    }),
    js('does-not-tell', (io, { n, repeats }) => step(io, 0, n, repeats)),
  ],
};
