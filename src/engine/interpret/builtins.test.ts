/** Built-in functions, held to what https://www.w3.org/TR/WGSL/#builtin-functions says of each. */
import { describe, expect, test } from 'vitest';
import { builtinNames } from './builtins/index.ts';
import { type Kind, written } from './testing/kernels.ts';

interface Example {
  readonly call: string;
  readonly kind: Kind;
  readonly values: readonly number[];
}

const f = Math.fround;
const one =
  (kind: Kind) =>
  (call: string, value: number): Example => ({ call, kind, values: [value] });
const float = one('f32');
const int = one('i32');
const uint = one('u32');
const bool = (call: string, value: boolean): Example => ({
  call: `u32(${call})`,
  kind: 'u32',
  values: [Number(value)],
});
const many = (kind: Kind, call: string, ...values: number[]): Example => ({ call, kind, values });

const EXAMPLES: readonly Example[] = [
  float('abs(-2.5)', 2.5),
  int('abs(-2147483647i - 1i)', -2147483648),
  int('sign(-7)', -1),
  float('sign(0.0)', 0),
  float('min(2.0, -3.0)', -3),
  uint('max(2u, 4000000000u)', 4000000000),
  int('clamp(-5, -2, 7)', -2),
  float('saturate(1.5)', 1),
  float('acos(1.0)', 0),
  float('acosh(1.0)', 0),
  float('asin(1.0)', f(Math.PI / 2)),
  float('asinh(0.0)', 0),
  float('atan(1.0)', f(Math.PI / 4)),
  float('atanh(0.0)', 0),
  float('atan2(1.0, -1.0)', f((3 * Math.PI) / 4)),
  float('cos(0.0)', 1),
  float('cosh(0.0)', 1),
  float('sin(0.0)', 0),
  float('sinh(0.0)', 0),
  float('tan(0.0)', 0),
  float('tanh(0.0)', 0),
  float('exp(1.0)', f(Math.E)),
  float('exp2(5.0)', 32),
  float('log(1.0)', 0),
  float('log2(8.0)', 3),
  float('pow(2.0, 10.0)', 1024),
  float('sqrt(2.25)', 1.5),
  float('inverseSqrt(16.0)', 0.25),
  float('ceil(-1.5)', -1),
  float('floor(-1.5)', -2),
  float('trunc(-1.5)', -1),
  // Ties go to the even number.
  many('f32', 'round(vec4f(2.5, 3.5, -2.5, 0.4))', 2, 4, -2, 0),
  float('fract(-1.25)', 0.75),
  float('degrees(3.1415927)', 180),
  float('radians(180.0)', f(Math.PI)),
  many('f32', 'step(vec2f(1, 2), vec2f(1, 1))', 1, 0),
  float('smoothstep(0.0, 2.0, 1.0)', 0.5),
  float('fma(3.0, 4.0, 5.0)', 17),
  many('f32', 'mix(vec2f(0, 10), vec2f(4, 20), 0.25)', 1, 12.5),
  float('ldexp(1.5, 3)', 12),
  float('quantizeToF16(1.0001)', 1),
  float('quantizeToF16(65519.0)', 65504),
  many('i32', 'select(vec2i(1, 2), vec2i(3, 4), vec2<bool>(true, false))', 3, 2),
  float('dot(vec3f(1, 2, 3), vec3f(4, 5, 6))', 32),
  int('dot(vec2i(-1, 3), vec2i(4, 5))', 11),
  float('length(vec2f(3, 4))', 5),
  float('distance(vec2f(1, 1), vec2f(4, 5))', 5),
  many('f32', 'normalize(vec2f(0, -3))', 0, -1),
  many('f32', 'cross(vec3f(1, 0, 0), vec3f(0, 1, 0))', 0, 0, 1),
  many('f32', 'reflect(vec2f(1, -1), vec2f(0, 1))', 1, 1),
  many('f32', 'refract(vec2f(0, -1), vec2f(0, 1), 0.5)', 0, -1),
  many('f32', 'faceForward(vec2f(1, 2), vec2f(0, 1), vec2f(0, 1))', -1, -2),
  bool('all(vec2<bool>(true, false))', false),
  bool('any(vec2<bool>(true, false))', true),
  many('f32', 'transpose(mat2x3f(1, 2, 3, 4, 5, 6))[1]', 2, 5),
  float('determinant(mat3x3f(2, 0, 1, 1, 3, 0, 0, 1, 4))', 25),
  float('modf(-1.25).fract', -0.25),
  float('modf(-1.25).whole', -1),
  float('frexp(12.0).fract', 0.75),
  int('frexp(12.0).exp', 4),
  uint('countOneBits(0xf0f0u)', 8),
  uint('countLeadingZeros(1u)', 31),
  uint('countLeadingZeros(0u)', 32),
  uint('countTrailingZeros(8u)', 3),
  uint('countTrailingZeros(0u)', 32),
  int('firstLeadingBit(-1)', -1),
  int('firstLeadingBit(-2)', 0),
  uint('firstLeadingBit(0u)', 0xffffffff),
  uint('firstLeadingBit(0x80u)', 7),
  uint('firstTrailingBit(0x50u)', 4),
  uint('firstTrailingBit(0u)', 0xffffffff),
  uint('reverseBits(1u)', 0x80000000),
  uint('extractBits(0xabcdu, 4u, 8u)', 0xbc),
  int('extractBits(0x8i, 0u, 4u)', -8),
  uint('extractBits(0xffffffffu, 28u, 4u)', 0xf),
  uint('insertBits(0xffffu, 0u, 4u, 8u)', 0xf00f),
  uint('insertBits(7u, 9u, 0u, 32u)', 9),
  uint('bitcast<u32>(1.0f)', 0x3f800000),
  float('bitcast<f32>(0x40490fdbu)', f(Math.PI)),
  many('i32', 'bitcast<vec2i>(vec2u(0xffffffffu, 1u))', -1, 1),
  uint('bitcast<u32>(vec2h(1, -2))', 0xc0003c00),
  uint('pack4x8snorm(vec4f(1, -1, 0, 0.5))', 0x4000_817f),
  uint('pack4x8unorm(vec4f(1, 0, 0.5, 2))', 0xff8000ff),
  uint('pack2x16snorm(vec2f(1, -1))', 0x8001_7fff),
  uint('pack2x16unorm(vec2f(0, 1))', 0xffff0000),
  uint('pack2x16float(vec2f(1, -2))', 0xc0003c00),
  uint('pack4xI8(vec4i(1, -1, 2, 256))', 0x0002ff01),
  uint('pack4xU8(vec4u(1, 2, 3, 260))', 0x04030201),
  uint('pack4xI8Clamp(vec4i(1, -200, 200, 0))', 0x007f8001),
  uint('pack4xU8Clamp(vec4u(1, 300, 0, 0))', 0x0000ff01),
  many('f32', 'unpack4x8snorm(0x0081807fu)', 1, -1, -1, 0),
  many('f32', 'unpack4x8unorm(0xff000033u)', f(0.2), 0, 0, 1),
  many('f32', 'unpack2x16snorm(0x80017fffu)', 1, -1),
  many('f32', 'unpack2x16unorm(0xffff0000u)', 0, 1),
  many('f32', 'unpack2x16float(0xc0003c00u)', 1, -2),
  many('i32', 'unpack4xI8(0x00807fffu)', -1, 127, -128, 0),
  many('u32', 'unpack4xU8(0x01807fffu)', 255, 127, 128, 1),
  uint('dot4U8Packed(0x02ff0301u, 0x02020202u)', 522),
  int('dot4I8Packed(0x02ff0301u, 0x02020202u)', 10),
];

/** Those that need more than a call: each is in a test of its own, here or beside it. */
const ELSEWHERE = [
  'arrayLength',
  'textureLoad',
  'textureDimensions',
  'atomicAdd',
  'atomicSub',
  'atomicMax',
  'atomicMin',
  'atomicAnd',
  'atomicOr',
  'atomicXor',
  'atomicExchange',
  'atomicCompareExchangeWeak',
  'atomicLoad',
  'atomicStore',
  'workgroupBarrier',
  'storageBarrier',
  'textureBarrier',
  'workgroupUniformLoad',
];

/** The names of functions in a call, without type constructors. */
const named = (call: string) => [...call.matchAll(/\b([a-z]\w*?)(?:<\w+>)?\(/g)].map(([, name]) => name);

test('every function has an example', () => {
  const shown = new Set(EXAMPLES.flatMap(({ call }) => named(call)));
  const left = builtinNames.filter((name) => !shown.has(name) && !ELSEWHERE.includes(name));
  expect(left.filter((name) => !name.startsWith('subgroup'))).toEqual([]);
});

const letters = 'xyzw';

describe.each(EXAMPLES)('$call', ({ call, kind, values }) => {
  const body = (value: string) =>
    values.length === 1
      ? `out[0] = ${value};`
      : `let value = ${value};\n${values.map((_, i) => `out[${i}] = value.${letters[i]};`).join('\n')}`;

  test('known while compiling', () => {
    expect(written(body(call), kind, values.length)).toEqual(values);
  });

  test('worked out while running', () => {
    // Outermost arguments become variables, each of the type that it has by itself.
    const cast = call.startsWith('u32(') ? 'u32(' : '';
    const inner = /^(\w+(?:<\w+>)?)\((.*)\)((?:\.\w+|\[\d\])?)$/.exec(cast ? call.slice(4, -1) : call);
    if (!inner) throw new Error(`${call} is written in a way that this test cannot read.`);
    const [, name, list, part] = inner;
    const rest = cast ? `${part})` : part;
    const args = split(list);
    const lines = args.map((arg, i) => `var a${i} = ${arg};`);
    const value = `${cast}${name}(${args.map((_, i) => `a${i}`).join(', ')})${rest}`;
    expect(written(`${lines.join('\n')}\n${body(value)}`, kind, values.length)).toEqual(values);
  });
});

/** At commas outside of parentheses and brackets. */
function split(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of list) {
    if (letter === '(' || letter === '<') depth++;
    if (letter === ')' || letter === '>') depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

test('an array tells how long it is', () => {
  expect(written('out[0] = arrayLength(&out);', 'u32', 7)[0]).toBe(7);
});

test('atomics give what was there before', () => {
  const module = 'var<workgroup> cell: atomic<i32>;';
  const body = `
    atomicStore(&cell, 6);
    out[0] = atomicAdd(&cell, 5);
    out[1] = atomicSub(&cell, 1);
    out[2] = atomicMax(&cell, 20);
    out[3] = atomicMin(&cell, 12);
    out[4] = atomicAnd(&cell, 10);
    out[5] = atomicOr(&cell, 3);
    out[6] = atomicXor(&cell, 1);
    out[7] = atomicExchange(&cell, 40);
    let swapped = atomicCompareExchangeWeak(&cell, 40, 41);
    let kept = atomicCompareExchangeWeak(&cell, 40, 42);
    out[8] = swapped.old_value + i32(swapped.exchanged);
    out[9] = kept.old_value + i32(kept.exchanged);
    out[10] = atomicLoad(&cell);`;
  expect(written(body, 'i32', 11, module)).toEqual([6, 11, 10, 20, 12, 8, 11, 10, 41, 41, 41]);
});

test('numbers without a type of their own have 64 bits', () => {
  expect(written('const all = dot(vec2(65536, 0), vec2(65536, 0)); out[0] = f32(all);', 'f32', 1)).toEqual([2 ** 32]);
});
