/** Kernels of the workbench for tests, as drafts of a visitor who was here before. */
import type { Page } from 'playwright/test';

/** A kernel for matmul, begun as a stub; each thread makes element `i` of c. */
export const matmulKernel = (name: string, body: string, more = ''): string => `//! kernel ${name} of matmul
//! pass ${name}.wgsl
//! workgroups c / wx; 1; 1
const GROUP: u32 = 64;

struct Problem {
  origin: vec3u,
  n: u32,
  m: u32,
  k: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;
${more}
@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let i = (group.x + problem.origin.x) * GROUP + local.x;
  if (i >= arrayLength(&c)) {
    return;
  }
  let row = i / problem.n;
  let column = i % problem.n;
  var sum = 0.0;
  for (var p = 0u; p < problem.k; p++) {
    sum += a[row * problem.k + p] * b[p * problem.n + column];
  }
  ${body}
}
`;

/** Before the page opens: kernels by the key of their address, `#/workbench/matmul/KEY`. */
export async function keepKernels(page: Page, kernels: Readonly<Record<string, string>>): Promise<void> {
  const drafts = Object.entries(kernels).map(([key, text]) => ({ id: `workbench/matmul/${key}`, text }));
  await page.addInitScript((kept) => {
    if (location.protocol !== 'about:' && localStorage.getItem('lockstep.drafts') === null) {
      localStorage.setItem('lockstep.drafts', JSON.stringify(kept));
    }
  }, drafts);
}
