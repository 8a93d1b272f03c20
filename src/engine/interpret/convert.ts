/** From type to type: what WGSL does by itself, which is only to make abstract numbers concrete. */
import type { Expr, Run, Thread } from './machine.ts';
import type { Value } from './memory.ts';
import { ROUND } from './numbers.ts';
import { invalid } from './problem.ts';
import { concrete, isAbstract, nameOf, type Scalar, sameType, type Type } from './types.ts';

interface At {
  readonly start: number;
}

export const constant = (type: Type, value: Value): Expr => ({ type, value, run: () => value });

/** What is known of all parts is known of the whole. */
export function combine(type: Type, parts: readonly Expr[], run: Run): Expr {
  if (parts.every(({ value }) => value !== undefined)) return constant(type, run(NOBODY));
  return { type, run };
}
/** Parts that are known ask no thread. */
const NOBODY = undefined as unknown as Thread;

/** Whether an abstract scalar becomes this one by itself. */
const becomes = (from: Scalar, to: Scalar): boolean =>
  from === to ||
  (from === 'abstract-int' && to !== 'bool') ||
  (from === 'abstract-float' && (to === 'f32' || to === 'f16'));

export function commonScalar(at: At, a: Scalar, b: Scalar): Scalar {
  if (becomes(a, b)) return b;
  if (becomes(b, a)) return a;
  throw invalid(
    at,
    `${a} and ${b} do not go together. WGSL converts nothing by itself: write ${b}(…) or ${a}(…) around one of them.`,
    `${a} 与 ${b} 不能一起运算。WGSL 不会自动转换类型：请在其中一个外面写上 ${b}(…) 或 ${a}(…)。`,
  );
}

/** @throws InterpretError where WGSL does not convert by itself */
export function convertTo(at: At, expr: Expr, type: Type): Expr {
  if (sameType(expr.type, type)) return expr;
  if (expr.value !== undefined && fits(expr.type, type)) return constant(type, made(at, expr.value, type));
  throw invalid(
    at,
    `Here stands ${nameOf(expr.type)}, where ${nameOf(type)} belongs. WGSL converts nothing by itself.`,
    `这里的类型是 ${nameOf(expr.type)}，应为 ${nameOf(type)}。WGSL 不会自动转换类型。`,
  );
}

/** The same with other scalars. */
export const withScalar = (at: At, expr: Expr, scalar: Scalar): Expr =>
  convertTo(at, expr, { ...expr.type, scalar } as Type);

export const concreteExpr = (at: At, expr: Expr): Expr => convertTo(at, expr, concrete(expr.type));

function fits(from: Type, to: Type): boolean {
  if (from.kind === 'array' && to.kind === 'array') return from.count === to.count && fits(from.of, to.of);
  if (sameType(from, to)) return true;
  if (!('scalar' in from) || !('scalar' in to) || from.kind === 'atomic') return false;
  return (
    isAbstract(from.scalar) && becomes(from.scalar, to.scalar) && sameType({ ...from, scalar: to.scalar } as Type, to)
  );
}

function made(at: At, value: Value, type: Type): Value {
  if (type.kind === 'array') return (value as readonly Value[]).map((one) => made(at, one, type.of));
  if (!('scalar' in type)) return value;
  const { scalar } = type;
  const one = (from: Value): number => {
    const to = ROUND[scalar](from as number);
    const whole = scalar === 'i32' || scalar === 'u32';
    if (whole ? to !== from : Number.isFinite(from) && !Number.isFinite(to))
      throw invalid(at, `${from} is no ${scalar}: it is out of its range.`, `${from} 超出了 ${scalar} 的范围。`);
    return to;
  };
  return Array.isArray(value) ? value.map(one) : one(value);
}
