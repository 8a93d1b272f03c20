/**
 * A workload that adding takes one definition: y = a·x + b, in every kind of variant that needs no file. Variants after
 * the first two misbehave on purpose.
 */
import type { LocalText, Params, Variant, Workload } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';

const text = (en: string, zh = en): LocalText => ({ en, 'zh-CN': zh });
const named = (id: string) => ({ id, title: text(id), idea: text(`y = a·x + b: ${id}.`) });

export type ToyParams = { readonly n: number; readonly repeats: number };

const CODE = `
// y = a·x + b.
const GROUP: u32 = 64;
struct Problem { origin: vec3u, n: u32, repeats: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;
@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = (group.x + problem.origin.x) * GROUP + thread;
  if (at >= problem.n) { return; }
  var value = 0.0;
  for (var i = 0u; i < problem.repeats; i++) { value = 2.0 * x[at] + 1.0 + 0.0 * value; }
  y[at] = value;
}`;

const gpu = (
  id: string,
  code: string,
  problem: (p: ToyParams) => readonly number[] = (p) => [p.n, p.repeats],
): Variant<ToyParams> => ({
  ...named(id),
  on: 'gpu',
  passes: (p) => [
    {
      shader: `toy/${id}.wgsl`,
      code,
      bindings: ['x', 'y'],
      problem: problem(p),
      workgroups: [Math.ceil(p.n / 64), 1, 1],
    },
  ],
});

function add(x: ArrayLike<number>, y: { [at: number]: number }, begin: number, end: number, repeats: number): void {
  for (let i = 0; i < repeats; i++) for (let at = begin; at < end; at++) y[at] = 2 * x[at] + 1;
}

export const toy: Workload<ToyParams> = {
  id: 'toy',
  version: 3,
  title: text('Toy', '玩具'),
  summary: text('y = 2x + 1', 'y = 2x + 1'),
  params: {
    n: { kind: 'int', label: text('n'), min: 1, max: 2 ** 30, default: 100, scale: 'log2', steps: [64, 128, 256] },
    repeats: { kind: 'int', label: text('repeats'), min: 1, max: 2 ** 31, default: 1, scale: 'log2', steps: [1] },
  },
  tensors: ({ n }) => ({
    inputs: { x: { dtype: 'f32', shape: [n] } },
    outputs: { y: { dtype: 'f32', shape: [n] } },
  }),
  generate: ({ n }, seed) => ({ x: fillUniform(new Float32Array(n), seed) }),
  verifier: ({ x }) => ({
    check: ({ y }) => {
      let maxError = 0;
      let worst = 0;
      x.forEach((value, at) => {
        const error = Math.abs(2 * value + 1 - y[at]);
        if (error > maxError || Number.isNaN(error)) [maxError, worst] = [error, at];
      });
      const tolerance = 2 ** -21;
      return { ok: maxError <= tolerance, maxError, tolerance, at: `element ${worst}`, method: 'elementwise' };
    },
  }),
  cost: ({ n }) => ({ flops: 2 * n, bytes: 8 * n }),
  boundBy: () => 'arithmetic',
  chart: { x: 'n', y: 'gbps' },
  variants: [
    gpu('plain', CODE),
    { ...named('js'), on: 'js', kernel: ({ x, y }, p) => add(x, y, 0, p.n, p.repeats) },
    {
      ...named('workers'),
      on: 'workers',
      stages: ({ n }) => [{ entry: 'add', rows: n, grain: 7 }],
      kernel: ({ x, y }, p, _entry, begin, end) => add(x, y, begin, end, p.repeats),
    },
  ],
};

/** Counts in memory how often each row of each stage ran, so that a row skipped or run twice is seen. */
const counting: Variant<ToyParams> = {
  ...named('counting'),
  on: 'workers',
  scratch: ({ n }) => ({ first: { dtype: 'u32', shape: [n] } }),
  stages: ({ n }) => [
    { entry: 'first', rows: n, grain: 1 },
    { entry: 'second', rows: n, grain: 3 },
  ],
  kernel: ({ first, y }, { n }, entry, begin, end) => {
    for (let row = begin; row < end; row++) {
      if (entry === 'first') first[row] += 1;
      // Reads what other threads wrote before the barrier.
      else y[row] = first[row] + first[n - 1 - row];
    }
  },
};

const thrower: Variant<ToyParams> = {
  ...named('thrower'),
  on: 'workers',
  stages: ({ n }) => [{ entry: 'add', rows: n, grain: 1 }],
  kernel: (_io, _p, _entry, begin, end) => {
    if (begin <= 3 && 3 < end) throw new Error('row 3 is unlucky');
  },
};

/** An error that nobody catches, before the kernel has answered: what a worker's crash looks like from outside. */
const crasher: Variant<ToyParams> = {
  ...named('crasher'),
  on: 'js',
  kernel: () => {
    queueMicrotask(() => {
      throw new Error('crashed on purpose');
    });
  },
};

/** Binds a tensor to be read and to be written at once, which WebGPU refuses when it is dispatched. */
const aliased: Variant<ToyParams> = {
  ...named('aliased'),
  on: 'gpu',
  passes: ({ n, repeats }) => [
    { shader: 'toy/aliased.wgsl', code: CODE, bindings: ['y', 'y'], problem: [n, repeats], workgroups: [1, 1, 1] },
  ],
};

export const misbehaving: Workload<ToyParams> = {
  ...toy,
  id: 'misbehaving',
  variants: [
    gpu('does-not-compile', CODE.replace('var value = 0.0;', 'var value = 0.0 +;')),
    gpu('unused-binding', CODE.replace('2.0 * x[at]', '2.0')),
    gpu(
      'long-uniform',
      CODE.replace('repeats: u32 }', 'repeats: u32, more: array<vec4u, 9> }').replace(
        'problem.repeats;',
        'problem.repeats + problem.more[8].x;',
      ),
    ),
    {
      ...named('too-large'),
      on: 'gpu',
      scratch: () => ({ huge: { dtype: 'f32', shape: [2 ** 34] } }),
      passes: () => [],
    },
    aliased,
    counting,
    thrower,
    crasher,
  ],
};

/** The variant of that name. */
export function variantOf<P extends Params>(workload: Workload<P>, id: string): Variant<P> {
  const variant = workload.variants.find((one) => one.id === id);
  if (!variant) throw new Error(`${workload.id} has no variant ${id}.`);
  return variant;
}
