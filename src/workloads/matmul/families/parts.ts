/** What kernels that multiply tiles in workgroup memory share, as text: sizes, bindings, and how sums are made and written. */
import { linesIf } from '../../shader-text.ts';

/** Known while compiling, or the uniform's. */
export const KNOWN_SIZES = `// Known while compiling where they are not 0; else the uniform's.
const M: u32 = 0;
const K: u32 = 0;
const N: u32 = 0;`;

/**
 * The uniform and the bindings.
 * @param vector of A and B
 * @param slices workgroups along z share k between them
 */
export const bindings = (vector: 'vec4f' | 'vec4h', slices = false) => `struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  m: u32,
  k: u32,
  n: u32,
${linesIf(slices, '  slices: u32,')}}

@group(0) @binding(0) var<storage, read> a: array<${vector}>;
@group(0) @binding(1) var<storage, read> b: array<${vector}>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;`;

/**
 * Four steps of k for four columns, of numbers of 32 bits or of 16.
 * @param sums bits of what is added up; numbers of 16 are widened for sums of 32
 */
export const add = (bits: 16 | 32, sums: 16 | 32 = 32) => {
  if (bits === 32) {
    return `// Four steps of k for four columns: sums + along · (four rows of B). A chain that compiles to fused multiply-adds.
fn add(sums: vec4f, along: vec4f, b0: vec4f, b1: vec4f, b2: vec4f, b3: vec4f) -> vec4f {
  return sums + along.x * b0 + along.y * b1 + along.z * b2 + along.w * b3;
}`;
  }
  if (sums === 16) {
    return `// Four steps of k for four columns, in 16 bits.
fn add(sums: vec4h, along: vec4h, b0: vec4h, b1: vec4h, b2: vec4h, b3: vec4h) -> vec4h {
  return sums + along.x * b0 + along.y * b1 + along.z * b2 + along.w * b3;
}`;
  }
  return `// Four steps of k for four columns, in 32 bits.
fn add(sums: vec4f, fourA: vec4h, b0: vec4f, b1: vec4f, b2: vec4f, b3: vec4f) -> vec4f {
  let along = vec4f(fourA);
  return sums + along.x * b0 + along.y * b1 + along.z * b2 + along.w * b3;
}`;
};

/** Four sums of one row, as far as C has columns. */
export const write = (
  slices = false,
) => `fn write(${slices ? 'slice: u32, ' : ''}row: u32, column: u32, m: u32, n: u32, sums: vec4f) {
  if (row >= m) {
    return;
  }
  for (var i = 0u; i < 4 && column + i < n; i++) {
    c[${slices ? '(slice * m + row)' : 'row'} * n + column + i] = sums[i];
  }
}`;

/** Where a thread is, and sizes in numbers and in vectors of four. */
export const MAIN_ARGUMENTS = `fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let m = select(problem.m, M, M > 0);
  let n = select(problem.n, N, N > 0);
  let k = select(problem.k, K, K > 0);
  let depth = (k + 3) / 4;
  let pitch = (n + 3) / 4;`;

/** `base + i * stride`, as one writes it by hand. */
export const plus = (base: string, i: number, stride: string) =>
  i === 0 ? base : `${base} + ${i === 1 ? '' : `${i} * `}${stride}`;
