/** Texts that no compiler takes, each beside one that differs little and is taken. */

interface Text {
  /** Of the entry point. */
  readonly body?: string;
  /** In front of it. */
  readonly module?: string;
  /** In front of everything. */
  readonly enable?: string;
}

/** A name, what is refused, and its neighbour that is not. */
export type Pair = readonly [name: string, bad: Text | string, good: Text | string];

/** Reads `a`, writes `out`; thread `i` of 64. */
export function kernelText(given: Text | string): string {
  const { body = 'out[i] = a[i];', module = '', enable = '' } = typeof given === 'string' ? { body: given } : given;
  return `${enable}
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
${module}
@compute @workgroup_size(64) fn main(@builtin(local_invocation_index) i: u32) {
  let first = a[i] + out[i];
  ${body}
}
`;
}

const fn = (module: string): Text => ({ module });

export const PAIRS: readonly Pair[] = [
  // Values that are known beforehand.
  ['a float divided by zero', 'out[i] = 1.0 / 0.0;', 'var zero = 0.0; out[i] = 1.0 / zero;'],
  ['a whole number divided by zero', 'out[i] = f32(1 / 0);', 'var zero = 0; out[i] = f32(1 / zero);'],
  ['anything divided by a zero that is known', 'out[i] = f32(i / 0u);', 'out[i] = f32(i / 2u);'],
  ['a rest by a zero that is known', 'out[i] = f32(i % 0u);', 'out[i] = f32(i % 3u);'],
  ['a float that overflows', 'out[i] = 3.0e38f * 10.0f;', 'out[i] = 3.0e37f * 10.0f;'],
  ['a float literal that is too large', 'out[i] = 1e39f;', 'out[i] = 1e38f;'],
  ['an abstract float that is too large', 'out[i] = 1e39;', 'out[i] = 1e38;'],
  ['a literal no double holds', 'out[i] = 1e400;', 'out[i] = 1e30;'],
  ['an infinity in between', 'if (1.0 / 0.0 > 1.0) { out[i] = 1; }', 'if (1.0 / 0.5 > 1.0) { out[i] = 1; }'],
  ['a u32 literal that is too large', 'out[i] = f32(4294967296u);', 'out[i] = f32(4294967295u);'],
  ['an i32 literal that is too large', 'out[i] = f32(2147483648i);', 'out[i] = f32(2147483647i);'],
  [
    'a literal that becomes a u32',
    'let x: u32 = 4294967296; out[i] = f32(x);',
    'let x: u32 = 4294967295; out[i] = f32(x);',
  ],
  ['a literal that becomes an i32', 'let x = 2147483648; out[i] = f32(x);', 'let x = -2147483648; out[i] = f32(x);'],
  [
    'a negative number that becomes a u32',
    'let x: u32 = 1 - 2; out[i] = f32(x);',
    'let x: u32 = 2 - 1; out[i] = f32(x);',
  ],
  ['a conversion that cuts', 'out[i] = f32(i32(3000000000));', 'out[i] = f32(u32(3000000000));'],
  ['a negative number as u32', 'out[i] = f32(u32(-1));', 'out[i] = f32(u32(-1i));'],
  [
    'an abstract number of more than 64 bits',
    'out[i] = f32(9223372036854775807 + 1);',
    'out[i] = f32(9223372036854770000 + 1);',
  ],
  ['a literal of more than 64 bits', 'out[i] = f32(9223372036854775808);', 'out[i] = f32(9223372036854775807);'],
  [
    'a concrete sum that wraps is taken',
    'let x = 4294967295u + 1; out[i] = x;',
    'let x = 4294967295u + 1u; out[i] = f32(x);',
  ],
  ['a shift that is too far', 'out[i] = f32(i << 32u);', 'out[i] = f32(i << 31u);'],
  ['a shift that loses bits', 'out[i] = f32(3u << 31u);', 'out[i] = f32(1u << 31u);'],
  ['a shift that loses a sign', 'out[i] = f32(1i << 31u);', 'out[i] = f32(-1i << 31u);'],
  ['the root of what is negative', 'out[i] = sqrt(-1.0);', 'var x = -1.0; out[i] = sqrt(x);'],
  ['the logarithm of zero', 'out[i] = log(0.0);', 'out[i] = log(1.0);'],
  ['a power that is not real', 'out[i] = pow(-2.0, 0.5);', 'out[i] = pow(2.0, 0.5);'],
  ['an arc cosine beyond one', 'out[i] = acos(2.0);', 'out[i] = acos(0.5);'],
  ['an exponential that overflows', 'out[i] = exp(1000.0f);', 'out[i] = exp(10.0f);'],
  ['the direction of nothing', 'out[i] = normalize(vec2f(0.0, 0.0)).x;', 'out[i] = normalize(vec2f(1.0, 0.0)).x;'],
  ['one over the root of zero', 'out[i] = inverseSqrt(0.0);', 'out[i] = inverseSqrt(4.0);'],
  ['a clamp upside down', 'out[i] = clamp(a[i], 2.0, 1.0);', 'out[i] = clamp(a[i], 1.0, 2.0);'],
  ['bits beyond the last', 'out[i] = f32(extractBits(i, 20u, 20u));', 'out[i] = f32(extractBits(i, 20u, 12u));'],
  // Places.
  ['an element in front of the first', 'out[-1] = 1.0;', 'out[1] = 1.0;'],
  ['an element behind the last', 'var x = array(1.0, 2.0); out[i] = x[2];', 'var x = array(1.0, 2.0); out[i] = x[1];'],
  ['a component behind the last', 'let v = vec3f(1.0); out[i] = v[3];', 'let v = vec3f(1.0); out[i] = v[2];'],
  ['a column behind the last', 'let m = mat2x2f(); out[i] = m[2].x;', 'let m = mat2x2f(); out[i] = m[1].x;'],
  [
    'a place behind shared memory',
    { module: 'var<workgroup> t: array<f32, 4>;', body: 't[4] = 1.0; out[i] = 1.0;' },
    { module: 'var<workgroup> t: array<f32, 4>;', body: 't[3] = 1.0; out[i] = 1.0;' },
  ],
  ['a letter that a vector lacks', 'let v = vec2f(1.0); out[i] = v.z;', 'let v = vec2f(1.0); out[i] = v.y;'],
  ['an index with a point', 'out[1.0] = 1.0;', 'out[1u] = 1.0;'],
  // Assertions.
  ['an assertion that does not hold', 'const_assert 1 > 2; out[i] = 1.0;', 'const_assert 2 > 1; out[i] = 1.0;'],
  [
    'an assertion of the module',
    fn('const_assert SIDE == 8; const SIDE = 16;'),
    fn('const_assert SIDE == 16; const SIDE = 16;'),
  ],
  ['an assertion of what is not known', 'const_assert i < 64u; out[i] = 1.0;', 'const_assert 63u < 64u; out[i] = 1.0;'],
  // Ways through a function.
  [
    'no return',
    { module: 'fn f(x: f32) -> f32 { let y = x; }', body: 'out[i] = f(1.0);' },
    { module: 'fn f(x: f32) -> f32 { let y = x; return y; }', body: 'out[i] = f(1.0);' },
  ],
  [
    'no return on one of two ways',
    { module: 'fn f(x: f32) -> f32 { if (x > 0) { return x; } }', body: 'out[i] = f(1.0);' },
    { module: 'fn f(x: f32) -> f32 { if (x > 0) { return x; } else { return 0; } }', body: 'out[i] = f(1.0);' },
  ],
  [
    'no return after a loop',
    { module: 'fn f(x: f32) -> f32 { for (var k = 0; k < 3; k++) { return x; } }', body: 'out[i] = f(1.0);' },
    { module: 'fn f(x: f32) -> f32 { loop { return x; } }', body: 'out[i] = f(1.0);' },
  ],
  [
    'no return in a case',
    { module: 'fn f(x: u32) -> f32 { switch x { case 0 { return 1; } default { } } }', body: 'out[i] = f(i);' },
    {
      module: 'fn f(x: u32) -> f32 { switch x { case 0 { return 1; } default { return 2; } } }',
      body: 'out[i] = f(i);',
    },
  ],
  [
    'a return of nothing',
    { module: 'fn f() -> f32 { return; }', body: 'out[i] = f();' },
    { module: 'fn f() { return; }', body: 'f(); out[i] = 1.0;' },
  ],
  [
    'a return of something in a function of nothing',
    { module: 'fn f() { return 1.0; }', body: 'f(); out[i] = 1.0;' },
    { module: 'fn f() -> f32 { return 1.0; }', body: 'out[i] = f();' },
  ],
  ['a function that nobody calls, without its return', fn('fn f() -> f32 { }'), fn('fn f() -> f32 { return 1; }')],
  ['a mistake in a function that nobody calls', fn('fn f() { let x: u32 = 1.5; }'), fn('fn f() { let x: f32 = 1.5; }')],
  ['a loop that nothing leaves', 'loop { out[i] += 1.0; }', 'loop { out[i] += 1.0; if (out[i] > 9.0) { break; } }'],
  ['a for that nothing leaves', 'for (;;) { out[i] += 1.0; }', 'for (;;) { out[i] += 1.0; break; }'],
  [
    'a break outside of loops',
    'if (i > 3u) { break; } out[i] = 1.0;',
    'loop { if (i > 3u) { break; } out[i] = 1.0; break; }',
  ],
  ['a continue outside of loops', 'continue;', 'for (var k = 0; k < 3; k++) { continue; }'],
  [
    'a switch without default',
    'switch i { case 0u { out[i] = 1.0; } }',
    'switch i { case 0u { out[i] = 1.0; } default { } }',
  ],
  [
    'a case twice',
    'switch i { case 0u, 0u { out[i] = 1.0; } default { } }',
    'switch i { case 0u, 1u { out[i] = 1.0; } default { } }',
  ],
  ['a switch over floats', 'switch a[i] { default { out[i] = 1.0; } }', 'switch i { default { out[i] = 1.0; } }'],
  [
    'a return in continuing',
    'loop { if (i > 3u) { break; } continuing { return; } }',
    'loop { if (out[i] == 1.0) { break; } continuing { out[i] = 1.0; } }',
  ],
  [
    'a function that calls itself',
    { module: 'fn f(x: u32) -> u32 { return f(x); }', body: 'out[i] = f32(f(i));' },
    { module: 'fn f(x: u32) -> u32 { return x; }', body: 'out[i] = f32(f(i));' },
  ],
  ['a call of the entry point', fn('fn f() { main(0u); }'), fn('fn f() { }')],
  // Types.
  ['an integer where a float belongs', 'out[i] = i;', 'out[i] = f32(i);'],
  ['i32 and u32 together', 'out[i] = f32(i + 1i);', 'out[i] = f32(i + 1);'],
  ['a number as a condition', 'if (i) { out[i] = 1.0; }', 'if (i > 0) { out[i] = 1.0; }'],
  ['bools in order', 'if (true < false) { out[i] = 1.0; }', 'if (true != false) { out[i] = 1.0; }'],
  ['a minus before a u32', 'out[i] = f32(-i);', 'out[i] = f32(-i32(i));'],
  ['++ of a float', 'var x = 1.0; x++; out[i] = x;', 'var x = 1; x++; out[i] = f32(x);'],
  ['a let that changes', 'let x = 1.0; x = 2.0; out[i] = x;', 'var x = 1.0; x = 2.0; out[i] = x;'],
  [
    'a parameter that changes',
    { module: 'fn f(x: f32) -> f32 { x = 2; return x; }', body: 'out[i] = f(1.0);' },
    { module: 'fn f(x: f32) -> f32 { var y = x; y = 2; return y; }', body: 'out[i] = f(1.0);' },
  ],
  ['an input that is written', 'a[i] = 1.0;', 'out[i] = 1.0;'],
  ['a value without its call', 'max(a[i], 1.0);', 'out[i] = max(a[i], 1.0);'],
  ['a vector that is left', 'vec2f(1.0);', '_ = vec2f(1.0);'],
  [
    'a call of nothing as a value',
    { module: 'fn f() { }', body: 'let x = f();' },
    { module: 'fn f() { }', body: 'f();' },
  ],
  ['too few arguments', 'out[i] = max(1.0);', 'out[i] = max(1.0, 2.0);'],
  ['arguments of two types', 'out[i] = max(1u, 2.0);', 'out[i] = max(1, 2.0);'],
  ['too few components', 'out[i] = vec3f(1.0, 2.0).x;', 'out[i] = vec3f(1.0, 2.0, 3.0).x;'],
  ['a var without a type', 'var x; out[i] = x;', 'var x: f32; out[i] = x;'],
  ['an unknown name', 'out[i] = b[i];', 'out[i] = a[i];'],
  ['an unknown type', 'var x: float; out[i] = x;', 'var x: f32; out[i] = x;'],
  ['a name twice', 'let x = 1.0; let x = 2.0; out[i] = x;', 'let x = 1.0; { let x = 2.0; out[i] = x; }'],
  ['a name of a parameter again', 'let i = 1u; out[i] = 1.0;', '{ let i = 1u; out[i] = 1.0; }'],
  ['two functions of one name', fn('fn f() {} fn f() {}'), fn('fn f() {} fn g() {}')],
  ['a keyword as a name', 'let loop = 1.0; out[i] = loop;', 'let loops = 1.0; out[i] = loops;'],
  ['a reserved word as a name', 'let final = 1.0; out[i] = final;', 'let last = 1.0; out[i] = last;'],
  ['a name with two underscores in front', 'let __x = 1.0; out[i] = __x;', 'let _x = 1.0; out[i] = _x;'],
  ['a constant of what runs', 'const x = i; out[i] = f32(x);', 'let x = i; out[i] = f32(x);'],
  [
    'an array as long as a variable',
    'let n = 4u; var x: array<f32, n>; out[i] = x[0];',
    'const n = 4u; var x: array<f32, n>; out[i] = x[0];',
  ],
  ['an array of nothing', 'var x: array<f32, 0>; out[i] = 1.0;', 'var x: array<f32, 1>; out[i] = x[0];'],
  [
    'an array without its length in a function',
    'var x: array<f32>; out[i] = 1.0;',
    'var x: array<f32, 2>; out[i] = x[0];',
  ],
  ['a whole buffer as a value', 'let x = out; out[i] = 1.0;', 'let x = &out; (*x)[i] = 1.0;'],
  ['a buffer that is left', '_ = out;', '_ = &out;'],
  ['the address of a value', 'let x = 1.0; let p = &x; out[i] = *p;', 'var x = 1.0; let p = &x; out[i] = *p;'],
  [
    'the address of a component',
    'var v = vec2f(); let p = &v.x; out[i] = *p;',
    'var v = vec2f(); let p = &v; out[i] = (*p).x;',
  ],
  [
    'two components written at once is one by one',
    'var v = vec3f(); v.w = 1.0; out[i] = v.x;',
    'var v = vec3f(); v.z = 1.0; out[i] = v.x;',
  ],
  // Memory.
  [
    'shared memory in a function',
    'var<workgroup> t: array<f32, 4>; out[i] = 1.0;',
    { module: 'var<workgroup> t: array<f32, 4>;', body: 'out[i] = t[0];' },
  ],
  [
    'shared memory that begins with something',
    { module: 'var<workgroup> t: f32 = 1.0;', body: 'out[i] = t;' },
    { module: 'var<private> t: f32 = 1.0;', body: 'out[i] = t;' },
  ],
  [
    'shared memory without a length',
    { module: 'var<workgroup> t: array<f32>;', body: 'out[i] = t[0];' },
    { module: 'var<workgroup> t: array<f32, 8>;', body: 'out[i] = t[0];' },
  ],
  [
    'a variable of nowhere',
    { module: 'var t: f32;', body: 'out[i] = t;' },
    { module: 'var<private> t: f32;', body: 'out[i] = t;' },
  ],
  [
    'an atomic that is read as a number',
    { module: 'var<workgroup> n: atomic<u32>;', body: 'out[i] = f32(n);' },
    { module: 'var<workgroup> n: atomic<u32>;', body: 'out[i] = f32(atomicLoad(&n));' },
  ],
  [
    'an atomic that is written as a number',
    { module: 'var<workgroup> n: atomic<u32>;', body: 'n = 1u;' },
    { module: 'var<workgroup> n: atomic<u32>;', body: 'atomicStore(&n, 1u);' },
  ],
  [
    'an atomic operation on a number',
    { module: 'var<workgroup> n: u32;', body: 'atomicAdd(&n, 1u);' },
    { module: 'var<workgroup> n: atomic<u32>;', body: 'atomicAdd(&n, 1u);' },
  ],
  ['an atomic of floats', fn('var<workgroup> n: atomic<f32>;'), fn('var<workgroup> n: atomic<i32>;')],
  ['an atomic of one thread', 'var n: atomic<u32>;', 'var n: u32;'],
  [
    'a length of what has one',
    { module: 'var<workgroup> t: array<f32, 4>;', body: 'out[i] = f32(arrayLength(&t));' },
    'out[i] = f32(arrayLength(&out));',
  ],
  ['a structure with one name twice', fn('struct S { x: f32, x: f32 }'), fn('struct S { x: f32, y: f32 }')],
  [
    'a structure with a member of no length in the middle',
    fn('struct S { x: array<f32>, y: f32 }'),
    fn('struct S { y: f32, x: array<f32> }'),
  ],
  ['a structure that holds itself', fn('struct S { x: S }'), fn('struct S { x: f32 }')],
  [
    'a member that is not there',
    { module: 'struct S { x: f32 }', body: 'var s: S; out[i] = s.y;' },
    { module: 'struct S { x: f32 }', body: 'var s: S; out[i] = s.x;' },
  ],
  // Operators side by side.
  [
    'and beside or',
    'if (i > 1 && i < 3 || i > 9) { out[i] = 1.0; }',
    'if ((i > 1 && i < 3) || i > 9) { out[i] = 1.0; }',
  ],
  ['a comparison of a comparison', 'if (1 < i < 3) { out[i] = 1.0; }', 'if (1 < i && i < 3) { out[i] = 1.0; }'],
  ['bits beside a comparison', 'if (i & 1 == 0) { out[i] = 1.0; }', 'if ((i & 1) == 0) { out[i] = 1.0; }'],
  ['a shift beside a sum', 'out[i] = f32(i + 1 << 2);', 'out[i] = f32((i + 1) << 2);'],
  ['two kinds of bits', 'out[i] = f32(i & 3 | 4);', 'out[i] = f32((i & 3) | 4);'],
  ['a remainder after a comparison', 'if (i > 2 == true) { out[i] = 1.0; }', 'if ((i > 2) == true) { out[i] = 1.0; }'],
  // What is never worked out.
  [
    'a division by zero on the right of what decides',
    'if (true && 1 / 0 == 0) { out[i] = 1.0; }',
    'if (false && 1 / 0 == 0) { out[i] = 1.0; }',
  ],
  ['a type on the right of what decides', 'if (false && 1) { out[i] = 1.0; }', 'if (false && true) { out[i] = 1.0; }'],
  ['a reserved word for a function', fn('fn get() {}'), fn('fn give() {}')],
  [
    'what a wait gives, left',
    { module: 'var<workgroup> n: u32;', body: 'workgroupUniformLoad(&n);' },
    { module: 'var<workgroup> n: u32;', body: 'out[i] = f32(workgroupUniformLoad(&n));' },
  ],
  ['a length, left', 'arrayLength(&out);', '_ = arrayLength(&out);'],
  // Writing.
  ['no semicolon', 'out[i] = 1.0', 'out[i] = 1.0;'],
  ['no braces', 'if (i > 1) out[i] = 1.0;', 'if (i > 1) { out[i] = 1.0; }'],
  ['a question mark', 'out[i] = i > 1 ? 1.0 : 2.0;', 'out[i] = select(2.0, 1.0, i > 1);'],
  ['an int of C', 'int x = 1; out[i] = 1.0;', 'var x: i32 = 1; out[i] = 1.0;'],
  ['an assignment as a value', 'var x = 1.0; out[i] = (x = 2.0);', 'var x = 1.0; x = 2.0; out[i] = x;'],
  ['a letter of C behind a number', 'out[i] = 1.0L;', 'out[i] = 1.0f;'],
  ['a leading zero', 'out[i] = f32(012);', 'out[i] = f32(0x12);'],
  ['a let of the module', fn('let x = 1.0;'), fn('const x = 1.0;')],
  // Extensions.
  [
    '16 bits that were not enabled',
    'out[i] = f32(f16(a[i]));',
    { enable: 'enable f16;', body: 'out[i] = f32(f16(a[i]));' },
  ],
  [
    'a literal of 16 bits that was not enabled',
    'out[i] = f32(1.0h);',
    { enable: 'enable f16;', body: 'out[i] = f32(1.0h);' },
  ],
  [
    'subgroups that were not enabled',
    'out[i] = subgroupAdd(a[i]);',
    { enable: 'enable subgroups;', body: 'out[i] = subgroupAdd(a[i]);' },
  ],
  ['an extension that is none', { enable: 'enable tensors;' }, { enable: 'enable f16;' }],
  // Barriers, to which all threads come or none.
  [
    'a barrier that some threads do not come to',
    'if (i < 32) { workgroupBarrier(); }',
    'if (a[0] > 1) { workgroupBarrier(); }',
  ],
  [
    'a barrier behind a return of some',
    'if (i > 9) { return; } workgroupBarrier();',
    'if (a[0] > 9) { return; } workgroupBarrier();',
  ],
  [
    'a barrier in a loop of as many turns as the thread says',
    'for (var k = 0u; k < i; k++) { workgroupBarrier(); }',
    'for (var k = 0u; k < 4; k++) { workgroupBarrier(); }',
  ],
  [
    'a barrier behind a break of some',
    'for (var k = 0u; k < 4; k++) { if (k == i) { break; } workgroupBarrier(); }',
    'for (var k = 0u; k < 4; k++) { if (k == 2) { break; } workgroupBarrier(); }',
  ],
  [
    'a barrier behind a continue of some',
    'for (var k = 0u; k < 4; k++) { if (i > k) { continue; } workgroupBarrier(); }',
    'for (var k = 0u; k < 4; k++) { if (i > k) { out[i] = 1.0; } workgroupBarrier(); }',
  ],
  [
    'a barrier in a switch over the thread',
    'switch i { case 3 { workgroupBarrier(); } default { } }',
    'switch u32(a[0]) { case 3 { workgroupBarrier(); } default { } }',
  ],
  [
    'a barrier behind what shared memory holds',
    { module: 'var<workgroup> t: u32;', body: 'if (t == 0) { workgroupBarrier(); }' },
    { module: 'var<workgroup> t: u32;', body: 'if (workgroupUniformLoad(&t) == 0) { workgroupBarrier(); }' },
  ],
  [
    'a barrier behind what an output holds',
    'if (out[0] == 0) { workgroupBarrier(); }',
    'if (arrayLength(&out) > 1) { workgroupBarrier(); }',
  ],
  [
    'a barrier behind a variable of the thread',
    { module: 'var<private> n: u32;', body: 'if (n == 0) { workgroupBarrier(); }' },
    'var n = 0; if (n == 0) { workgroupBarrier(); }',
  ],
  [
    'a barrier in a function that some threads call',
    { module: 'fn f() { workgroupBarrier(); }', body: 'if (i > 3) { f(); }' },
    { module: 'fn f() { workgroupBarrier(); }', body: 'f();' },
  ],
  [
    'a barrier behind a variable that some have changed',
    'var n = 4u; if (i > 3) { n = 5; } for (var k = 0u; k < n; k++) { workgroupBarrier(); }',
    'var n = 4u; if (a[0] > 3) { n = 5; } for (var k = 0u; k < n; k++) { workgroupBarrier(); }',
  ],
  [
    'a barrier behind what a function makes of the thread',
    { module: 'fn f(x: u32) -> bool { return x > 3; }', body: 'if (f(i)) { workgroupBarrier(); }' },
    { module: 'fn f(x: u32) -> bool { return x > 3; }', body: 'if (f(4)) { workgroupBarrier(); }' },
  ],
  [
    'a barrier behind what a pointer was used for',
    {
      module: 'fn put(p: ptr<function, u32>, v: u32) { *p = v; }',
      body: 'var n = 0u; put(&n, i); if (n > 3) { workgroupBarrier(); }',
    },
    {
      module: 'fn put(p: ptr<function, u32>, v: u32) { *p = v; }',
      body: 'var n = 0u; put(&n, 5); if (n > 3) { workgroupBarrier(); }',
    },
  ],
  [
    'one place for all that is another for each',
    { module: 'var<workgroup> t: array<u32, 64>;', body: 'out[i] = f32(workgroupUniformLoad(&t[i]));' },
    { module: 'var<workgroup> t: array<u32, 64>;', body: 'out[i] = f32(workgroupUniformLoad(&t[3]));' },
  ],
  [
    'a subgroup that some leave',
    { enable: 'enable subgroups;', body: 'if (i > 3) { out[i] = subgroupAdd(a[i]); }' },
    { enable: 'enable subgroups;', body: 'out[i] = subgroupAdd(a[i]);' },
  ],
  // The entry point.
  [
    'a second return of the entry point',
    fn('@compute @workgroup_size(1) fn other() -> f32 { return 1.0; }'),
    fn('fn other() -> f32 { return 1.0; }'),
  ],
  ['a workgroup without a size', fn('@compute fn other() { }'), fn('@compute @workgroup_size(1) fn other() { }')],
  [
    'a built-in value of another type',
    fn('@compute @workgroup_size(1) fn other(@builtin(workgroup_id) g: u32) { }'),
    fn('@compute @workgroup_size(1) fn other(@builtin(workgroup_id) g: vec3u) { }'),
  ],
  [
    'a built-in value that is none',
    fn('@compute @workgroup_size(1) fn other(@builtin(thread_id) g: u32) { }'),
    fn('@compute @workgroup_size(1) fn other(@builtin(local_invocation_index) g: u32) { }'),
  ],
];
