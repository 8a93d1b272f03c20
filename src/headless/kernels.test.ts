import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { caseOf } from '../engine/case-id.ts';
import type { Measurement } from '../engine/contract.ts';
import { stub } from '../engine/kernel/begin.ts';
import { printKernel } from '../engine/kernel/kernel-file.ts';
import { workloads } from '../workloads/registry.ts';
import { judge, linkOfKernel, readKernels } from './kernels.ts';

const [matmul] = workloads;
const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const saved = file('saved.wgsl', printKernel(stub(matmul, 'theirs')));
const plain = file('plain.wgsl', '//! workgroups n / wx, m / wy\n@compute @workgroup_size(8, 8) fn main() {}');
const PATTERNS = ['matmul:tiled|mine:n=64'];

test('a file is a kernel of the name that the command gives it, of the workload whose pattern names it', () => {
  const read = readKernels([`mine=${saved}`], PATTERNS, workloads);
  expect(read).toEqual({ ok: true, kernels: [{ ...stub(matmul, 'theirs'), name: 'mine' }] });
  const bare = readKernels([`mine=${plain}`], PATTERNS, workloads);
  expect(bare.ok && bare.kernels[0]).toMatchObject({
    name: 'mine',
    workload: 'matmul',
    passes: [{ workgroups: ['n / wx', 'm / wy', '1'] }],
  });
});

test.each([
  [['mine'], PATTERNS, 'takes NAME=FILE'],
  [[`mine=${saved}`, `mine=${saved}`], PATTERNS, 'twice'],
  [[`mine=${saved}`], ['matmul:tiled:n=64'], 'No pattern names'],
  [['mine=/no/such/file.wgsl'], PATTERNS, 'cannot read'],
  [[`tiled=${saved}`], PATTERNS, 'one of Lockstep’s own'],
  [[`mine=${file('none.wgsl', 'fn main() {}')}`], PATTERNS, 'how many workgroups'],
  [
    [`mine=${file('from.wgsl', '//! kernel a of matmul from wasm\nfn main() {}')}`],
    PATTERNS,
    'began as the variant “wasm”',
  ],
])('%j is refused: %s', (given, patterns, why) => {
  const read = readKernels(given, patterns, workloads);
  expect(read.ok ? '' : read.problem).toContain(why);
});

const reason = (code: string) => ({ code, text: { en: code, 'zh-CN': code } });
const verdict = { ok: false, maxError: 1, tolerance: 0, at: null, method: 'elementwise' } as const;
const of = (variant: string, rest: object) =>
  ({ case: caseOf(matmul, variant, { n: 1, m: 1, k: 1 }), on: 'gpu', ...rest }) as Measurement;

test.each([
  ['proved', [of('mine', { status: 'ok' }), of('tiled', { status: 'failed', reason: reason('gpu-error') })], 0],
  ['wrong at one size', [of('mine', { status: 'ok' }), of('mine', { status: 'wrong', verdict })], 1],
  ['does not compile', [of('mine', { status: 'failed', reason: reason('compile-error') })], 1],
  ['does not end', [of('mine', { status: 'failed', reason: reason('endless-loop') })], 1],
  ['no GPU', [of('mine', { status: 'unsupported', reason: reason('no-adapter') })], 3],
  ['device lost', [of('mine', { status: 'failed', reason: reason('device-lost') })], 3],
  ['no time', [of('mine', { status: 'ok' }), of('mine', { status: 'aborted', reason: reason('out-of-time') })], 3],
  ['not run', [of('tiled', { status: 'ok' })], 3],
] as const)('a judge says of a kernel that is %s', (_, measurements, code) => {
  expect(judge(measurements, [{ ...stub(matmul, 'mine') }])).toBe(code);
});

test('a kernel that a link does not hold takes nothing of the run along', () => {
  const kernel = stub(matmul, 'mine');
  expect(linkOfKernel({ kernel, shapes: [], summary: null }, 'https://example.org/')).toMatch(/#\/w\/1\./);
  const passes = kernel.passes.map((pass) => ({ ...pass, code: `${pass.code}// ${'x'.repeat(60_000)}\n` }));
  const long = linkOfKernel({ kernel: { ...kernel, passes }, shapes: [], summary: null }, 'https://example.org/');
  expect(long).toContain('hand on the file');
});
