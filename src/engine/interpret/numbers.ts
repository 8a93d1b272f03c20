/** Numbers as WGSL has them, held in those of JavaScript. */
import type { Scalar } from './types.ts';

const bits64 = new DataView(new ArrayBuffer(8));

/** The nearest whole number, the even one of two. */
export function roundEven(x: number): number {
  const floor = Math.floor(x);
  const part = x - floor;
  if (part < 0.5) return floor;
  if (part > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** To the nearest 16-bit float, ties to even; beyond the largest, infinity. */
export function toHalf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  if (size >= 65520) return x > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const unit = 2 ** (Math.max(exponentOf(size), -14) - 10);
  const rounded = roundEven(size / unit) * unit;
  return x < 0 ? -rounded : rounded;
}

/** The power of two that is just not above it. */
export function exponentOf(size: number): number {
  bits64.setFloat64(0, size);
  return ((bits64.getUint32(0) >>> 20) & 0x7ff) - 1023;
}

/** @param x a value that a 16-bit float has, or anything: it is rounded */
export function halfBits(x: number): number {
  const half = toHalf(x);
  const sign = half < 0 || Object.is(half, -0) ? 0x8000 : 0;
  if (Number.isNaN(half)) return 0x7e00;
  const size = Math.abs(half);
  if (size === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | (size * 2 ** 24);
  const exponent = exponentOf(size);
  return sign | ((exponent + 15) << 10) | (size * 2 ** (10 - exponent) - 1024);
}

export function halfFromBits(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const part = bits & 1023;
  if (exponent === 31) return part ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? part * 2 ** -24 : (1024 + part) * 2 ** (exponent - 25));
}

/** Makes the result of an operation one of the type again. Integers wrap. */
export const ROUND: Readonly<Record<Scalar, (x: number) => number>> = {
  bool: (x) => x,
  i32: (x) => x | 0,
  u32: (x) => x >>> 0,
  f32: Math.fround,
  f16: toHalf,
  'abstract-int': (x) => x,
  'abstract-float': (x) => x,
};

const clamp = (x: number, least: number, most: number): number =>
  Number.isNaN(x) ? 0 : Math.min(Math.max(Math.trunc(x), least), most);

/** A value constructor's conversion from one scalar to another. Floats are cut to the nearest that both types have. */
export function converter(from: Scalar, to: Scalar): (x: number | boolean) => number | boolean {
  if (from === to) return (x) => x;
  if (to === 'bool') return (x) => (from === 'bool' ? x : x !== 0);
  const round = ROUND[to];
  if (from === 'bool') return (x) => (x ? 1 : 0);
  const exact = from === 'abstract-float' || from === 'f16';
  if (to === 'i32' && from.includes('f'))
    return (x) => clamp(x as number, -(2 ** 31), exact ? 2 ** 31 - 1 : 2_147_483_520);
  if (to === 'u32' && from.includes('f')) return (x) => clamp(x as number, 0, exact ? 2 ** 32 - 1 : 4_294_967_040);
  return (x) => round(x as number);
}

type Operation = (a: number, b: number) => number;

const INTEGER_DIVIDE: Operation = (a, b) => (b === 0 ? a : Math.trunc(a / b));
const INTEGER_REST: Operation = (a, b) => (b === 0 ? 0 : a % b);

/** `+ - * / %`, before rounding to the type. Division of integers by 0 gives the dividend, its rest 0. */
export function arithmetic(operator: string, scalar: Scalar): Operation | null {
  const whole = scalar === 'i32' || scalar === 'u32' || scalar === 'abstract-int';
  switch (operator) {
    case '+':
      return (a, b) => a + b;
    case '-':
      return (a, b) => a - b;
    case '*':
      return scalar === 'i32' || scalar === 'u32' ? Math.imul : (a, b) => a * b;
    case '/':
      return whole ? INTEGER_DIVIDE : (a, b) => a / b;
    case '%':
      return whole ? INTEGER_REST : (a, b) => a % b;
    default:
      return null;
  }
}

/** `& | ^ << >>` of integers; those that are abstract have 64 bits. */
export function bitwise(operator: string, scalar: Scalar): Operation | null {
  if (scalar === 'abstract-int') return wideBitwise(operator);
  switch (operator) {
    case '&':
      return (a, b) => a & b;
    case '|':
      return (a, b) => a | b;
    case '^':
      return (a, b) => a ^ b;
    case '<<':
      return (a, b) => a << (b & 31);
    case '>>':
      return scalar === 'u32' ? (a, b) => a >>> (b & 31) : (a, b) => a >> (b & 31);
    default:
      return null;
  }
}

function wideBitwise(operator: string): Operation | null {
  const by =
    (whole: (a: bigint, b: bigint) => bigint): Operation =>
    (a, b) =>
      Number(whole(BigInt(a), BigInt(b)));
  switch (operator) {
    case '&':
      return by((a, b) => a & b);
    case '|':
      return by((a, b) => a | b);
    case '^':
      return by((a, b) => a ^ b);
    case '<<':
      return by((a, b) => BigInt.asIntN(64, a << b));
    case '>>':
      return by((a, b) => a >> b);
    default:
      return null;
  }
}

export const COMPARE: Readonly<Record<string, (a: number | boolean, b: number | boolean) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
