/** What the guard makes of a text goes through Dawn's compiler; no GPU is needed for that. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NullDevice, openNullDevice } from '../testing/null-device.ts';
import { placeAt } from '../wgsl-lines.ts';
import { LOOP_LIMITS, withEdits } from './edits.ts';
import { guardLoops } from './guard-loops.ts';
import { patched } from './patches.ts';

let compiler: NullDevice;
beforeAll(async () => {
  compiler = await openNullDevice();
});
afterAll(() => compiler.close());

const guarded = (code: string) => {
  const { patches, ...rest } = guardLoops(code, LOOP_LIMITS);
  return { ...patched(code, patches), ...rest };
};

const TABLE = '@group(0) @binding(0) var<storage, read_write> table: array<u32>;\n';
const kernel = (body: string, before = '') =>
  `${TABLE}${before}
@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) id: u32) {
  table[id] += 1;
${body}
}
`;

/** Whether the flag's bind group is there for whoever binds it, as a layout made from the shader has it. */
async function hasFlag(code: string): Promise<boolean> {
  const { device } = compiler;
  device.pushErrorScope('validation');
  const pipeline = device.createComputePipeline({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }) },
  });
  const buffer = device.createBuffer({ size: 4, usage: GPUBufferUsage.STORAGE });
  device.createBindGroup({
    layout: pipeline.getBindGroupLayout(2),
    entries: [{ binding: 0, resource: { buffer } }],
  });
  return (await device.popErrorScope()) === null;
}

describe('leaves alone', () => {
  test.each([
    ['a text without loops', kernel('// for (;;) {\n/* while { /* loop { */ } */\nlet whileLoop = 1;')],
    ['a loop in a helper that nothing calls', kernel('', 'fn unused() { for (var i = 0; i < 4; i++) {} }')],
    ['a loop that only another kind of shader runs', kernel('', '@fragment fn f() { loop { break; } }')],
  ])('%s', async (_, code) => {
    expect(guarded(code)).toMatchObject({ code, flagged: false, unread: null });
    expect(await hasFlag(code)).toBe(false);
  });
});

const HELPER = 'fn count(most: u32) -> u32 { var n = 0u; while (n < most) { n++; } return n; }';

/** Each is valid as it stands. */
const VALID: readonly (readonly [string, string])[] = [
  ['loops of every kind', kernel('for (var i = 0u; i < 4; i++) { while (i < 2) { i++; } loop { break; } }')],
  ['a loop without braces apart', kernel('{for(var i=0u;i<4;i++){loop{break;}}}')],
  ['a continuing block', kernel('var i = 0u; loop { if (i == 2) { continue; } continuing { i++; break if i > 3; } }')],
  ['a helper with a loop', kernel('table[0] = count(3);', HELPER)],
  ['a helper called while it decides', kernel('for (var i = 0u; i < count(3); i++) { table[i] = count(i); }', HELPER)],
  ['a helper of a helper', kernel('two();', `${HELPER}\nfn two() { table[0] = count(count(1) + count(2)); }`)],
  ['a loop that always returns', kernel('table[0] = f();', 'fn f() -> u32 { loop { return 1u; } }')],
  ['a loop that returns in time', kernel('_ = f();', 'fn f() -> vec2<f32> { for (;;) { return vec2(1.0); } }')],
  ['a loop that returns a struct', kernel('_ = f();', 'struct S { a: u32 }\nfn f() -> S { loop { return S(1); } }')],
  [
    'a loop that returns, with a switch that breaks',
    kernel('_ = f(1);', 'fn f(a: u32) -> u32 { loop { switch a { case 1: { break; } default: { return 1; } } } }'),
  ],
  ['a loop that returns nothing', kernel('loop { return; }')],
  [
    'attributes before a loop, before its body and before that of a function',
    kernel(
      '@diagnostic(off, derivative_uniformity) for (var i = 0; i < 4; i++) @diagnostic(off, derivative_uniformity) {}',
      'fn f() @diagnostic(off, derivative_uniformity) {}',
    ),
  ],
  ['a barrier in a loop', kernel('for (var i = 0; i < 4; i++) { workgroupBarrier(); }')],
  ['a barrier after an uneven loop', kernel('for (var i = id; i < 9; i++) {}\nworkgroupBarrier();')],
  [
    'a barrier in a loop beside one of uneven length',
    kernel('for (var i = 0; i < 4; i++) { for (var j = id; j < 9; j++) {} workgroupBarrier(); }'),
  ],
  [
    'a barrier in a helper that is called in a loop beside one of uneven length',
    kernel(
      'for (var i = 0; i < 4; i++) { for (var j = id; j < 9; j++) {} wait(); }',
      'fn wait() { for (var i = 0; i < 2; i++) { workgroupBarrier(); } }',
    ),
  ],
  [
    'a barrier in a loop behind one of uneven length',
    kernel('for (var j = id; j < 9; j++) {}\nfor (var i = 0; i < 4; i++) { workgroupBarrier(); }'),
  ],
  [
    'a barrier as often as a helper says that has been called unevenly before',
    kernel('if (id > 3) { _ = count(id); }\nfor (var i = 0u; i < count(3); i++) { workgroupBarrier(); }', HELPER),
  ],
  [
    'a barrier where a sum of what all read decides',
    `@group(0) @binding(1) var<storage, read> all: array<u32>;\n${kernel('var sum = 0u; for (var i = 0u; i < all[0]; i++) { sum += all[i]; } if (sum > 3) { workgroupBarrier(); }')}`,
  ],
  ['names that the guard would use', kernel('let lockstep_over = 1u; loop { table[id] = lockstep_over; break; }')],
  ['a function called as a built-in one is', kernel('min();', 'fn min() { loop { break; } }')],
  ['line breaks of WGSL', kernel('// a comment\u2028loop { break; } // another\u0085for (;;) { break; }')],
];

describe('watches', () => {
  test.each(VALID)('%s', async (_, code) => {
    expect(await compiler.problems('before', code)).toEqual([]);
    const { code: result, flagged, unread } = guarded(code);
    expect(unread).toBeNull();
    expect(flagged).toBe(true);
    expect(await compiler.problems('after', result)).toEqual([]);
    expect(await hasFlag(result)).toBe(true);
  });

  test('every loop of a text, once each', () => {
    for (const [what, code] of VALID) {
      const loops = code.match(/\b(?:for|while|loop)\b/g)?.length;
      expect(guarded(code).code.match(/_stop\(\d+u\)/g), what).toHaveLength(loops ?? 0);
    }
  });

  test('what has been shipped, which then compiles as before', async () => {
    const root = new URL('../../../shaders/', import.meta.url);
    const files = readdirSync(fileURLToPath(root), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.wgsl'),
    );
    expect(files.length).toBeGreaterThan(50);
    const told: string[] = [];
    // Without the places: a text in an older spelling is warned of, guarded or not.
    const said = async (code: string) =>
      (await compiler.problems('', code)).map((one) => one.replace(/^:\d+:\d+ /, ''));
    for (const file of files) {
      const code = readFileSync(new URL(file, root), 'utf8');
      const { code: result, flagged, unread } = guarded(code);
      if (unread) told.push(`${file} ${unread}`);
      expect(await said(result), file).toEqual(await said(code));
      expect(flagged, file).toBe(/^[^/]*\b(?:for|while|loop) ?[({]/m.test(code));
    }
    expect(told).toEqual([]);
  });

  test('more ways to a loop than there may be variables', async () => {
    const chain = Array.from(
      { length: 30 },
      (_, i) => `fn f${i}() { ${i ? `f${i - 1}(); f${i - 1}();` : 'loop { break; }'} }`,
    );
    const { code, flagged } = guarded(kernel('f29();', chain.join('\n')));
    expect(flagged).toBe(true);
    expect(await compiler.problems('chain', code)).toEqual([]);
  });
});

describe('refuses', () => {
  test.each([
    ['what it cannot read', kernel('for for { {'), /^line 6:\d+ /],
    ['a comment without an end', `${kernel('')}/* loop {`, /^line \d+:\d+ /],
    ['a sign that WGSL does not have', kernel('let § = 1;'), /^line 6:5 /],
    ['functions that call each other', kernel('f();', 'fn f() { g(); loop { break; } } fn g() { f(); }'), /circle/],
    ['more loops than can be watched', kernel('loop { break; }'.repeat(400)), /more loops/],
  ])('%s', (_, code, words) => {
    const { unread, code: result } = guarded(code);
    expect(unread).toMatch(words);
    expect(result).toBe(code);
  });
});

describe('places', () => {
  const code = kernel('// first\u2028  for (var i = 0u; i < 4; i++) { loop { table[i] = wrong; break; } }');

  test('every line stays where it was', () => {
    const result = guarded(code);
    const at = result.code.indexOf('wrong');
    expect(placeAt(result.code, at).line).toBe(placeAt(code, code.indexOf('wrong')).line);
  });

  test('what the compiler finds is told of the text as it was written', async () => {
    const result = guarded(code);
    const module = compiler.device.createShaderModule({ code: result.code });
    const { messages } = await module.getCompilationInfo();
    expect(result.back(messages[0].offset)).toBe(code.indexOf('wrong'));
  });

  test('a constant with another value moves nothing', async () => {
    const own = 'const SIZE: u32 = 3; fn f() { loop { let a = wrong; break; } }';
    const pass = { shader: 's', code: '', constants: { SIZE: 123_456 }, bindings: [], problem: [] };
    const [edited] = await withEdits([{ ...pass, workgroups: [1, 1, 1] }], { s: own });
    expect(edited.pass.code).toContain('SIZE: u32 = 123456;');
    expect(edited.place?.(edited.pass.code.indexOf('wrong'))).toEqual(placeAt(own, own.indexOf('wrong')));
  });

  test('the line of a loop is that of its keyword', () => {
    const [, line] = /_stop\((\d+)u\); lockstep_n0/.exec(guarded(code).code) ?? [];
    // Six lines before, and the comment's end is one that only WGSL knows.
    expect(Number(line)).toBe(7);
  });
});
