/** Values that are known beforehand, places and assertions. */
import { fn, type Pair } from './pair.ts';

export const VALUES: readonly Pair[] = [
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
];
