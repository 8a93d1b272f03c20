/**
 * What a compiler refuses of values that are known before anything runs: overflow, division by zero, places that are not
 * there, arguments that a function is not for. https://www.w3.org/TR/WGSL/#const-expr
 */
import type { Expr } from './machine.ts';
import { invalidValue } from './problem.ts';
import { isFloat, isInteger, nameOf, type Scalar, type Type } from './types.ts';

interface At {
  readonly start: number;
}

/** The scalars of a value; those of arrays and structures were looked at when they were made. */
const scalarsOf = ({ value, type }: Expr): readonly number[] =>
  value === undefined || !('scalar' in type) || type.kind === 'atomic'
    ? []
    : ((Array.isArray(value) ? value : [value]) as readonly number[]);

/** An abstract whole number has 64 bits. */
const MOST_ABSTRACT = 2 ** 63;

/** @throws InterpretError where no value of its type is what an expression comes to */
export function checkValue(at: At, expr: Expr): Expr {
  if (expr.value === undefined || !('scalar' in expr.type)) return expr;
  const { scalar } = expr.type;
  for (const one of scalarsOf(expr)) {
    if (isFloat(scalar) ? Number.isFinite(one) : scalar !== 'abstract-int' || Math.abs(one) <= MOST_ABSTRACT) continue;
    throw invalidValue(
      at,
      `This is known before the kernel runs, and it comes to ${spoken(one).en}, which no constant may be.`,
      `这个值在运行之前就已确定，结果是${spoken(one).zh}，常量不允许这样。`,
    );
  }
  return expr;
}

function spoken(value: number) {
  if (Number.isNaN(value)) return { en: 'something that is not a number', zh: '“不是数”（NaN）' };
  return Number.isFinite(value)
    ? { en: 'more than 64 bits hold', zh: '超出 64 位的整数' }
    : { en: 'infinity', zh: '无穷大' };
}

const componentOf = (value: readonly number[], i: number): number => (value.length === 1 ? value[0] : value[i]);

/** Of two operands whose scalars are alike. */
export function checkOperation(at: At, operator: string, l: Expr, r: Expr, scalar: Scalar): void {
  if (!isInteger(scalar)) return;
  const [left, right] = [scalarsOf(l), scalarsOf(r)];
  if ((operator === '/' || operator === '%') && right.includes(0))
    throw invalidValue(at, 'A whole number is divided by zero here.', '这里有整数除以零。');
  if (scalar !== 'abstract-int' || !left.length || !right.length) return;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [a, b] = [componentOf(left, i), componentOf(right, i)];
    const exact = EXACT[operator]?.(BigInt(a), BigInt(b)) ?? 0n;
    if (exact !== BigInt.asIntN(64, exact)) throw tooLarge(at, exact, 'abstract-int');
  }
}

const EXACT: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
};

const BITS = 32;

/** Of a shift: how far is known, and perhaps what. */
export function checkShift(at: At, operator: string, base: Expr, by: Expr, scalar: Scalar): void {
  const distances = scalarsOf(by);
  const bits = scalar === 'abstract-int' ? 2 * BITS : BITS;
  const far = distances.find((one) => one >= bits);
  if (far !== undefined)
    throw invalidValue(
      at,
      `A shift by ${far} is too far: the number has ${bits} bits.`,
      `移位 ${far} 太远：这个数只有 ${bits} 位。`,
    );
  const values = scalarsOf(base);
  if (operator !== '<<' || !distances.length || !values.length) return;
  for (let i = 0; i < Math.max(values.length, distances.length); i++) {
    const exact = BigInt(componentOf(values, i)) << BigInt(componentOf(distances, i));
    const kept = scalar === 'u32' ? BigInt.asUintN(bits, exact) : BigInt.asIntN(bits, exact);
    if (kept !== exact) throw tooLarge(at, exact, scalar);
  }
}

const tooLarge = (at: At, value: bigint | number, scalar: Scalar) =>
  invalidValue(at, `${value} is no ${scalar}: it is out of its range.`, `${value} 超出了 ${scalar} 的范围。`);

/** Of `i32(…)` and `u32(…)` around a whole number that has no type of its own yet: nothing is cut off. */
export function checkConversion(at: At, from: Expr, to: Scalar): void {
  if (!('scalar' in from.type) || from.type.scalar !== 'abstract-int' || (to !== 'i32' && to !== 'u32')) return;
  const [least, most] = to === 'i32' ? [-(2 ** 31), 2 ** 31 - 1] : [0, 2 ** 32 - 1];
  for (const one of scalarsOf(from)) if (one < least || one > most) throw tooLarge(at, one, to);
}

/** @param count of elements; null where only the buffer knows */
export function checkIndex(at: At, { value }: Expr, count: number | null, of: Type): void {
  if (typeof value !== 'number' || (value >= 0 && (count === null || value < count))) return;
  throw invalidValue(
    at,
    count === null
      ? `There is no element ${value}: places count from 0.`
      : `There is no element ${value}: ${nameOf(of)} has those from 0 to ${count - 1}.`,
    count === null
      ? `没有第 ${value} 个元素：下标从 0 开始。`
      : `没有第 ${value} 个元素：${nameOf(of)} 的下标从 0 到 ${count - 1}。`,
  );
}

type Known = (number | undefined)[];

/** Of arguments component by component, those that are not known undefined: whether a function is for them. */
const FOR: Readonly<Record<string, (args: Known) => boolean>> = {
  clamp: ([, low, high]) => !above(low, high),
  smoothstep: ([low, high]) => low === undefined || low !== high,
  extractBits: ([, offset, count]) => fitsBits(offset, count),
  insertBits: ([, , offset, count]) => fitsBits(offset, count),
  ldexp: ([, power]) => power === undefined || power <= 128,
};

const above = (a: number | undefined, b: number | undefined) => a !== undefined && b !== undefined && a > b;
const fitsBits = (offset: number | undefined, count: number | undefined) =>
  (offset ?? 0) <= BITS && (count ?? 0) <= BITS && (offset ?? 0) + (count ?? 0) <= BITS;

/** @param name of a built-in function */
export function checkArguments(at: At, name: string, args: readonly Expr[]): void {
  const holds = Object.hasOwn(FOR, name) ? FOR[name] : null;
  if (!holds) return;
  const known = args.map(scalarsOf);
  const width = Math.max(1, ...known.map((values) => values.length));
  for (let i = 0; i < width; i++)
    if (!holds(known.map((values) => (values.length ? componentOf(values, i) : undefined))))
      throw invalidValue(at, `${name} is not for these values.`, `${name} 不接受这样的值。`);
}
