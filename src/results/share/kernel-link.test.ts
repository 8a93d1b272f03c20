import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import type { GpuCapabilities } from '../../engine/contract.ts';
import { fromVariant, stub } from '../../engine/kernel/begin.ts';
import { provingShapes } from '../../engine/kernel/shapes.ts';
import { randomU32 } from '../../engine/random.ts';
import { workloads } from '../../workloads/registry.ts';
import { makeSummary } from '../testing/summaries.ts';
import { crc32, open } from './envelope.ts';
import { KERNEL_DICTIONARY_1 } from './kernel-dictionary.ts';
import { kernelLink, LONG_LINK, readKernelLink } from './kernel-link.ts';

const CAPS: GpuCapabilities = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: false };
const BASE = 'https://lockstep.test/';
const [matmul] = workloads;
const tiled = fromVariant(matmul, 'tiled', CAPS, 'mine');
if (!tiled) throw new Error('tiled has no copy');
const kernel = { ...tiled, copyOf: 'theirs' };
const shapes = provingShapes(matmul);
const dataOf = (link: string) => link.slice(link.indexOf('#/w/') + 4);

test('a kernel comes out of its link as it went in, with shapes and results', () => {
  const summary = makeSummary(1, { sizes: 1, contenders: 1 });
  const rows = summary.measurements.map((row) => ({ ...row, variant: 'mine', build: 'edit-0123456789abcdef' }));
  const own = { ...summary, measurements: [...summary.measurements, ...rows] };
  const link = kernelLink({ kernel, shapes, summary: own }, BASE);
  const opened = readKernelLink(dataOf(link));
  if (!opened.ok) throw new Error(opened.problem.en);
  expect(opened.kernel).toEqual(kernel);
  expect(opened.shapes).toEqual(shapes);
  expect(opened.summary?.measurements.map(({ variant }) => variant)).toEqual(
    own.measurements.map(({ variant }) => variant),
  );
  expect(opened.summary?.measurements.at(-1)?.gflops).toBeGreaterThan(0);
});

test('no link is made that would be refused: what is longer is told at once', () => {
  const next = randomU32(9);
  const comments = Array.from({ length: 1500 }, () => `// ${next()} ${next()} ${next()}`).join('\n');
  const long = { ...kernel, passes: kernel.passes.map((pass) => ({ ...pass, code: `${pass.code}\n${comments}` })) };
  expect(() => kernelLink({ kernel: long, shapes, summary: null }, BASE)).toThrow(RangeError);
});

test('a copy of tiled and every stub fit into a link that chats leave whole', () => {
  expect(kernelLink({ kernel, shapes, summary: null }, BASE).length).toBeLessThan(LONG_LINK);
  for (const workload of workloads) {
    for (const language of ['en', 'zh-CN'] as const) {
      const begun = stub(workload, 'mine', language);
      const link = kernelLink({ kernel: begun, shapes: provingShapes(workload), summary: null }, BASE);
      expect(link.length, workload.id).toBeLessThan(LONG_LINK);
      const opened = readKernelLink(dataOf(link));
      expect(opened.ok && opened.kernel, workload.id).toEqual(begun);
    }
  }
});

function sealed(bytes: Uint8Array): string {
  const packed = deflateSync(bytes, { level: 0, dictionary: KERNEL_DICTIONARY_1 });
  const all = Buffer.alloc(4 + packed.length);
  all.writeUInt32BE(crc32(bytes));
  all.set(packed, 4);
  return `1.${all.toString('base64url')}`;
}

function body(code: string, at = '', results: Uint8Array = new Uint8Array()): Uint8Array {
  const [text, list] = [Buffer.from(code), Buffer.from(at)];
  const head = Buffer.alloc(6);
  head.writeUInt32BE(text.length);
  head.writeUInt16BE(list.length, 4);
  return Buffer.concat([head, text, list, results]);
}

const HEAD = '//! kernel mine of matmul from tiled\n//! pass matmul/tiled.wgsl\n';

test.each([
  ['', 'cut off'],
  ['1', 'cut off'],
  ['2.AAAA', 'cannot read such links yet'],
  ['0.AAAA', 'missing or changed'],
  ['1.', 'cut off'],
  ['1.!!!!', 'cut off'],
  ['<script>alert(1)</script>', 'missing or changed'],
  [`1.${'A'.repeat(20_000)}`, 'never makes a link of this size'],
  [sealed(Buffer.alloc(40_000)), 'never makes a link of this size'],
  [sealed(Buffer.from([255, 255, 255, 255, 0, 0])), 'missing or changed'],
  [sealed(body('')), 'letters, digits'],
  [sealed(body('fn main() {}')), 'letters, digits'],
  [sealed(body('//! kernel constructor of matmul\nfn main() {}')), 'letters, digits'],
  [sealed(body('//! kernel mine of no-such-thing\n//! workgroups 1\nfn main() {}')), 'does not have'],
  [sealed(body('//! kernel tiled of matmul from tiled\nfn main() {}')), 'one of Lockstep’s own'],
  [sealed(body('//! kernel mine of matmul\nfn main() {}')), 'how many workgroups'],
  [sealed(body('//! kernel mine of matmul\n//! workgroups 1; 2; 3; 4\nfn main() {}')), 'not one that Lockstep knows'],
  [sealed(body(`//! run me\n${HEAD}`)), 'not one that Lockstep knows'],
  [sealed(body('//! kernel mine of matmul from tiled\n//! pass ../../etc/passwd\nx')), 'not one that Lockstep knows'],
  [sealed(body(`${HEAD}//! pass matmul/tiled.wgsl\nx`)), 'not one that Lockstep knows'],
  [sealed(Buffer.concat([body(''), Buffer.from([0xff, 0xfe])])), 'letters, digits'],
  [sealed(body(HEAD, '', Buffer.from([1, 2, 3, 4]))), 'missing or changed'],
])('the link %#  has a plain answer', (link, answer) => {
  const opened = readKernelLink(link);
  expect(opened.ok).toBe(false);
  if (!opened.ok) expect(opened.problem.en).toContain(answer);
});

test('what makes a text look like another is taken out; shapes that do not fit are left out', () => {
  const opened = readKernelLink(
    sealed(body(`${HEAD}fn a\u202E() {}\u200B\u0007`, 'n=16;n=-1;n=9e9;evil=1;n=16,n=17;__proto__=1')),
  );
  if (!opened.ok) throw new Error(opened.problem.en);
  expect(opened.kernel.passes[0].code).toBe('fn a() {}');
  expect(opened.shapes).toEqual([{ n: 16, m: 16, k: 16 }]);
});

test('a hundred links of ill will: each is answered, in words or with a kernel whose every part was checked', () => {
  const next = randomU32(20_261_127, 1);
  const below = (limit: number) => next() % limit;
  const summary = makeSummary(1, { sizes: 1, contenders: 1 });
  const whole = open(dataOf(kernelLink({ kernel, shapes, summary }, BASE)).slice(2), KERNEL_DICTIONARY_1);
  if (!whole.ok) throw new Error('the link does not open');
  let refused = 0;
  for (let link = 0; link < 100; link++) {
    const bytes = Array.from(whole.bytes);
    for (let change = 1 + below(6); change > 0; change--) {
      const at = link % 2 ? below(bytes.length) : below(60);
      if (below(3)) bytes[at] = below(256);
      else bytes.splice(at, 1 + below(40), ...Array.from({ length: below(40) }, () => below(256)));
    }
    const opened = readKernelLink(sealed(Uint8Array.from(bytes)));
    if (!opened.ok) {
      refused++;
      expect(opened.problem.en.length * opened.problem['zh-CN'].length).toBeGreaterThan(0);
      continue;
    }
    expect(opened.kernel.name).toMatch(/^[A-Za-z][\w-]{0,39}$/);
    for (const { code } of opened.kernel.passes) expect(code).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}]/u);
  }
  expect(refused).toBeGreaterThan(20);
});
