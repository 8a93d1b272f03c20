/** Bits of numbers, and numbers packed in them. */
import { combine, concreteExpr } from '../convert.ts';
import { halfBits, halfFromBits, ROUND } from '../numbers.ts';
import { I32, type Scalar, sizeOf, type Type, U32, vectorOf, wide } from '../types.ts';
import { type Builtin, badArguments, type Call, componentwise, numbers, shaped, spread } from './builtin.ts';

/** An abstract number is an i32 here: how many bits there are has to be known. */
const ofBits =
  (f: (bits: number, scalar: Scalar) => number): Builtin =>
  (call) =>
    componentwise(
      1,
      'integer',
      (scalar) => (x) => f(x, scalar),
    )({ ...call, args: call.args.map((arg) => concreteExpr(call.at, arg)) });

const trailing = (x: number): number => (x === 0 ? 32 : 31 - Math.clz32(x & -x));

function ones(x: number): number {
  let count = 0;
  for (let rest = x >>> 0; rest; rest &= rest - 1) count++;
  return count;
}

function reversed(x: number): number {
  let out = 0;
  for (let bit = 0; bit < 32; bit++) out = (out << 1) | ((x >>> bit) & 1);
  return out;
}

/** Of a signed number the first bit that is not its sign. */
function firstLeading(x: number, scalar: Scalar): number {
  const bits = scalar === 'i32' && x < 0 ? ~x : x;
  return bits === 0 ? -1 : 31 - Math.clz32(bits);
}

/** Offset and count, cut to the 32 bits that there are. */
function cut(offset: number, count: number): readonly [number, number] {
  const from = Math.min(offset, 32);
  return [from, Math.min(count, 32 - from)];
}

const maskOf = (count: number): number => (count === 32 ? -1 : (1 << count) - 1);

/** With an offset and a count behind it, both u32. */
function bitField(arity: number, f: (scalar: Scalar) => (...values: number[]) => number): Builtin {
  return (call) => {
    const { args } = call;
    if (args.length !== arity + 2) throw badArguments(call);
    const base = shaped({ ...call, args: args.slice(0, arity) }, arity, 'integer');
    const values = base.args.map((arg) => concreteExpr(call.at, arg));
    const field = shaped({ ...call, args: args.slice(arity) }, 2, 'integer');
    const scalar = base.scalar === 'abstract-int' ? 'i32' : base.scalar;
    const round = ROUND[scalar];
    const of = f(scalar);
    return spread([...values, ...field.args], wide(scalar, base.size), base.size, (...all) => round(of(...all)));
  };
}

const scratch = new DataView(new ArrayBuffer(16));

function putBits(type: Type, values: readonly number[]): void {
  const scalar = 'scalar' in type ? type.scalar : 'u32';
  for (const [i, value] of values.entries()) {
    if (scalar === 'f32') scratch.setFloat32(i * 4, value, true);
    else if (scalar === 'f16') scratch.setUint16(i * 2, halfBits(value), true);
    else scratch.setUint32(i * 4, value, true);
  }
}

function takenBits(type: Type, count: number): number[] {
  const scalar = 'scalar' in type ? type.scalar : 'u32';
  return Array.from({ length: count }, (_, i) => {
    if (scalar === 'f32') return scratch.getFloat32(i * 4, true);
    if (scalar === 'i32') return scratch.getInt32(i * 4, true);
    if (scalar === 'f16') return halfFromBits(scratch.getUint16(i * 2, true));
    return scratch.getUint32(i * 4, true);
  });
}

function bitcast(call: Call) {
  const { template: type, args, at } = call;
  if (!type || args.length !== 1) throw badArguments(call);
  const arg = concreteExpr(at, args[0]);
  if (!('scalar' in arg.type) || !('scalar' in type) || arg.type.scalar === 'bool' || sizeOf(arg.type) !== sizeOf(type))
    throw badArguments(call);
  const count = type.kind === 'vector' ? type.size : 1;
  const { run, type: from } = arg;
  return combine(type, [arg], (t) => {
    putBits(from, numbers(run(t)));
    const made = takenBits(type, count);
    return count === 1 ? made[0] : made;
  });
}

const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

/** Numbers to one u32, `bits` for each. */
const pack =
  (size: number, bits: number, f: (x: number) => number): Builtin =>
  (call) => {
    const [arg] = call.args;
    if (call.args.length !== 1 || arg.type.kind !== 'vector' || arg.type.size !== size) throw badArguments(call);
    const { run } = concreteExpr(call.at, arg);
    const mask = maskOf(bits);
    return combine(
      U32,
      [arg],
      (t) => numbers(run(t)).reduce((out, x, i) => out | ((f(x) & mask) << (i * bits)), 0) >>> 0,
    );
  };

const unpack =
  (size: number, bits: number, scalar: Scalar, f: (part: number) => number): Builtin =>
  (call) => {
    const { args } = shaped(call, 1, 'integer');
    const { run } = args[0];
    const mask = maskOf(bits);
    return combine(vectorOf(scalar, size), args, (t) =>
      Array.from({ length: size }, (_, i) => f(((run(t) as number) >>> (i * bits)) & mask)),
    );
  };

const signed = (part: number, bits: number) => (part << (32 - bits)) >> (32 - bits);

const norm = (most: number, low: number) => (x: number) => Math.floor(0.5 + most * clamp(x, low, 1));

const dot4 =
  (isSigned: boolean): Builtin =>
  (call) => {
    const { args } = shaped(call, 2, 'integer');
    const [a, b] = args.map(({ run }) => run);
    const byte = (x: number, i: number) => (isSigned ? signed((x >>> (i * 8)) & 255, 8) : (x >>> (i * 8)) & 255);
    return combine(isSigned ? I32 : U32, args, (t) => {
      const [x, y] = [a(t) as number, b(t) as number];
      return [0, 1, 2, 3].reduce((sum, i) => sum + byte(x, i) * byte(y, i), 0);
    });
  };

export const BITS: Readonly<Record<string, Builtin>> = {
  countOneBits: ofBits(ones),
  countLeadingZeros: ofBits((x) => Math.clz32(x)),
  countTrailingZeros: ofBits(trailing),
  firstLeadingBit: ofBits(firstLeading),
  firstTrailingBit: ofBits((x) => (x === 0 ? -1 : trailing(x))),
  reverseBits: ofBits(reversed),
  extractBits: bitField(1, (scalar) => (x, offset, count) => {
    const [from, many] = cut(offset, count);
    if (many === 0) return 0;
    const part = x << (32 - from - many);
    return scalar === 'i32' ? part >> (32 - many) : part >>> (32 - many);
  }),
  insertBits: bitField(2, () => (x, y, offset, count) => {
    const [from, many] = cut(offset, count);
    const mask = many === 0 ? 0 : maskOf(many) << from;
    return (x & ~mask) | ((y << from) & mask);
  }),
  bitcast,
  pack4x8snorm: pack(4, 8, norm(127, -1)),
  pack4x8unorm: pack(4, 8, norm(255, 0)),
  pack2x16snorm: pack(2, 16, norm(32_767, -1)),
  pack2x16unorm: pack(2, 16, norm(65_535, 0)),
  pack2x16float: pack(2, 16, halfBits),
  pack4xI8: pack(4, 8, (x) => x),
  pack4xU8: pack(4, 8, (x) => x),
  pack4xI8Clamp: pack(4, 8, (x) => clamp(x, -128, 127)),
  pack4xU8Clamp: pack(4, 8, (x) => clamp(x, 0, 255)),
  unpack4x8snorm: unpack(4, 8, 'f32', (x) => Math.fround(Math.max(signed(x, 8) / 127, -1))),
  unpack4x8unorm: unpack(4, 8, 'f32', (x) => Math.fround(x / 255)),
  unpack2x16snorm: unpack(2, 16, 'f32', (x) => Math.fround(Math.max(signed(x, 16) / 32_767, -1))),
  unpack2x16unorm: unpack(2, 16, 'f32', (x) => Math.fround(x / 65_535)),
  unpack2x16float: unpack(2, 16, 'f32', halfFromBits),
  unpack4xI8: unpack(4, 8, 'i32', (x) => signed(x, 8)),
  unpack4xU8: unpack(4, 8, 'u32', (x) => x),
  dot4U8Packed: dot4(false),
  dot4I8Packed: dot4(true),
};
