import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GpuCapabilities, GpuVariant, Kernel, Workload } from '../contract.ts';
import { editName } from '../edit-name.ts';
import { CaseFailedError } from '../errors.ts';
import { casesOf, fakeWorkload } from '../testing/fake-workload.ts';
import { evaluate } from './formula.ts';
import { printKernel, readKernel, readScratch } from './kernel-file.ts';
import { editsOf, withKernels, withKernelTexts } from './kernel-variant.ts';
import { bindingsOf, constantsOf, problemFields, workgroupSize } from './reading.ts';

const CAPS: GpuCapabilities = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: false };

test.each([
  ['n / wx', 7],
  ['ceil(n / 16) * 2 - 1', 13],
  ['max(n, min(3, 5)) + 0.5', 101],
  ['-(2 - n) / (1 + 1)', 49],
  ['floor(n / 16)', 6],
])('%s is %d', (formula, value) => {
  expect(evaluate(formula, { n: 100, wx: 16 })).toEqual({ ok: true, value });
});

test.each([
  ['', 'ends too early'],
  ['n /', 'ends too early'],
  ['n n', 'has “n” where nothing like it fits'],
  ['(n', 'lacks a closing parenthesis'],
  ['rows', 'knows no “rows”; there are n, wx'],
  ['constructor', 'knows no “constructor”'],
  ['alert(1)', 'knows no “alert”'],
  ['n / 0', 'is no number'],
  ['1e999', 'has “e999” where'],
  [`${'('.repeat(300)}n`, 'is longer than 200 characters'],
])('%s is refused in words', (formula, why) => {
  const found = evaluate(formula, { n: 100, wx: 16 });
  expect(found.ok).toBe(false);
  if (!found.ok) expect(found.problem.en).toContain(why);
});

const CODE = `// @group(0) @binding(9) var<storage> no: u32;
const TILE: u32 = 8u; /* const TILE: u32 = 99; */
const TWICE = TILE * 2;
const PI = 3.14;
struct Problem { origin: vec3u, n: u32, }
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@binding(0) @group(0) var<storage, read> x: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;
@compute @workgroup_size(TILE, TWICE / 2) fn main() {}`;

test('a text is read as a compiler reads it: comments hold nothing', () => {
  expect(bindingsOf(CODE)).toEqual(['x', 'y']);
  expect(problemFields(CODE)).toEqual(['n']);
  expect(constantsOf(CODE)).toMatchObject({ TILE: 8, TWICE: 16 });
  expect(workgroupSize(CODE)).toEqual([8, 8, 1]);
  expect(workgroupSize('fn main() {}')).toBeNull();
  expect(workgroupSize('@workgroup_size(frexp(2))')).toBeNull();
});

const fake = fakeWorkload({ gpu: 'gpu' });
const kernel = (part: Partial<Kernel> = {}): Kernel => ({
  workload: 'fake',
  name: 'mine',
  from: null,
  copyOf: null,
  scratch: [],
  passes: [{ shader: 'mine.wgsl', code: CODE, workgroups: ['n / wx', '1', '1'], sets: [] }],
  ...part,
});
const variantOf = (own: Kernel, workload: Workload = fake) =>
  withKernels([workload], [own])[0].variants.find(({ id }) => id === own.name) as GpuVariant;

test('a kernel is a contender among the others, with bindings, uniform and dispatch from its text', () => {
  const own = variantOf(kernel());
  expect(own.passes({ n: 20 }, CAPS)).toEqual([
    { shader: 'mine.wgsl', code: CODE, bindings: ['x', 'y'], problem: [20], workgroups: [3, 1, 1] },
  ]);
  expect(withKernels([fake], [kernel({ workload: 'another' })])[0]).toBe(fake);
});

test('a buffer between passes has the length of its formula', () => {
  const scratch = [{ name: 'parts', dtype: 'f32', length: 'n * 4' }] as const;
  const code = CODE.replace('> x:', '> parts:');
  const [pass] = kernel().passes;
  const own = variantOf(kernel({ scratch, passes: [{ ...pass, code }] }));
  expect(own.scratch?.({ n: 3 })).toEqual({ parts: { dtype: 'f32', shape: [12] } });
  expect(own.passes({ n: 3 }, CAPS)[0].bindings).toEqual(['parts', 'y']);
});

test.each([
  ['a binding that is no tensor', { code: CODE.replace('> x:', '> z:') }, 'is not one of x, y'],
  [
    'a binding of group 2',
    { code: `@group(2) @binding(0) var<uniform> q: f32;\n${CODE}` },
    "q' at @group(2) @binding(0)",
  ],
  [
    'a second binding of group 1',
    { code: `@binding(1) @group(1) var<uniform> q: f32;\n${CODE}` },
    'Move it to group 0',
  ],
  ['a field that is no parameter', { code: CODE.replace('n: u32,', 'rows: u32,') }, 'is not one of n'],
  ['a formula that is none', { workgroups: ['n /', '1', '1'] }, 'ends too early'],
  ['no workgroup', { workgroups: ['n - n', '1', '1'] }, 'must be one at least'],
  ['too many workgroups', { workgroups: ['n * 99999', '99999', '1'] }, 'at most in all'],
] as const)('%s is told in plain words', (_, part, why) => {
  const [pass] = kernel().passes;
  const own = variantOf(kernel({ passes: [{ ...pass, ...part }] }));
  const passes = () => own.passes({ n: 20 }, CAPS);
  expect(passes).toThrow(CaseFailedError);
  expect(passes).toThrow(why);
});

test('lines of buffers: the first that does not count is told, and the others count', () => {
  const line = (at: number) => `part${at} f32 n`;
  const eight = Array.from({ length: 8 }, (_, at) => line(at));
  expect(readScratch(eight.join('\n'))).toMatchObject({ scratch: { length: 8 }, bad: null });
  expect(readScratch([...eight, '', line(9)].join('\n'))).toMatchObject({ scratch: { length: 8 }, bad: 10 });
  expect(readScratch('a f32 n\n  b u8 n\nc  i32  n * 2')).toEqual({
    scratch: [
      { name: 'a', dtype: 'f32', length: 'n' },
      { name: 'c', dtype: 'i32', length: 'n * 2' },
    ],
    bad: 2,
  });
  expect(readScratch('a f32 n\na u32 1')).toMatchObject({ scratch: { length: 1 }, bad: 2 });
});

test('a plan names the text that each kernel has, and the others as they are', () => {
  const [workload] = withKernels([fake], [kernel()]);
  const plan = withKernelTexts({ cases: casesOf(workload), budgetMs: 1, seed: 1 }, [kernel()]);
  const build = editName(editsOf(kernel()));
  expect(plan.cases.map((id) => [id.variant, id.build])).toEqual([
    ['mine', build],
    ['gpu', undefined],
  ]);
  expect(plan.edits).toEqual({ [build]: { 'mine.wgsl': CODE } });
});

test('a kernel is printed and read without a loss', () => {
  const scratch = [{ name: 'parts', dtype: 'u32', length: 'min(n, 4)' }] as const;
  const [pass] = kernel().passes;
  const whole = kernel({
    from: 'gpu',
    copyOf: 'theirs',
    scratch,
    passes: [
      { ...pass, workgroups: ['min(n, 2)', 'n', '1'] },
      { ...pass, shader: 'fake/second.wgsl', workgroups: null, sets: ['TILE', 'K'], code: '\nfn b() {}\n' },
    ],
  });
  expect(readKernel(printKernel(whole))).toEqual({ ok: true, kernel: whole });
});

test('whatever is typed reads back as it was', () => {
  const line = fc.oneof(
    fc.string({ unit: fc.constantFrom('/', '!', '|', ' ', ';', ',', 'x', '1') }),
    fc.constantFrom('//! todo', '//! sets A', '//! pass x.wgsl', '//!| kernel', '//! workgroups 1', '//!'),
  );
  const formula = fc.oneof(
    fc.constant(''),
    fc
      .string({ unit: fc.constantFrom('n', '/', '(', ')', ',', ' ', '1') })
      .map((one) => one.trim().replace(/ +/g, ' ')),
  );
  const pass = fc.record({
    code: fc.array(line).map((lines) => lines.join('\n')),
    workgroups: fc.tuple(formula, formula, formula),
    sets: fc.constant([]),
  });
  const whole = fc
    .array(pass, { minLength: 1, maxLength: 3 })
    .map((passes) => kernel({ passes: passes.map((one, at) => ({ ...one, shader: `mine-${at}.wgsl` })) }));
  fc.assert(
    fc.property(whole, (one) => {
      expect(readKernel(printKernel(one))).toEqual({ ok: true, kernel: one });
    }),
  );
});

test('a formula that could not be printed as it is takes nothing along', () => {
  const [pass] = kernel().passes;
  const odd = kernel({ passes: [{ ...pass, workgroups: [' n;\u2028 1 ', '', '1'], code: 'a\u2028//! pass b.wgsl' }] });
  const read = readKernel(printKernel(odd));
  expect(read.ok && read.kernel.passes).toEqual([
    { ...pass, workgroups: ['n 1', '', '1'], code: 'a\n//! pass b.wgsl' },
  ]);
});

test('a WGSL file of one pass is a kernel with a line that says how many workgroups it takes', () => {
  const read = readKernel(`//! workgroups min(n, 4), 2\r\n${CODE}`, { name: 'mine', workload: 'fake' });
  if (!read.ok) throw new Error(read.problem.en);
  expect(read.kernel.passes[0]).toEqual({
    shader: 'mine.wgsl',
    code: CODE,
    workgroups: ['min(n, 4)', '2', '1'],
    sets: [],
  });
  const bare = readKernel(CODE, { name: 'mine', workload: 'fake' });
  expect(bare.ok ? '' : bare.problem.en).toContain('how many workgroups');
});
