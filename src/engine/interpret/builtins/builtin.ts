/** What a built-in function of WGSL is to the compiler. https://www.w3.org/TR/WGSL/#builtin-functions */

import type { Context } from '../context.ts';
import { combine, commonScalar, withScalar } from '../convert.ts';
import type { Expr } from '../machine.ts';
import type { Value } from '../memory.ts';
import { ROUND } from '../numbers.ts';
import { invalid } from '../problem.ts';
import { isFloat, isInteger, nameOf, type Scalar, type Type, wide } from '../types.ts';

export interface Call {
  readonly ctx: Context;
  readonly at: { readonly start: number };
  readonly name: string;
  readonly args: readonly Expr[];
  /** In `bitcast<T>(…)`. */
  readonly template: Type | null;
}

export type Builtin = (call: Call) => Expr;

export const badArguments = ({ at, name, args }: Call) => {
  const given = args.map(({ type }) => nameOf(type)).join(', ');
  return invalid(at, `There is no ${name}(${given}).`, `没有 ${name}(${given}) 这样的调用。`);
};

/** Which scalars a function is for. */
export type Kind = 'float' | 'number' | 'integer';

const KINDS: Readonly<Record<Kind, (scalar: Scalar) => boolean>> = {
  float: isFloat,
  integer: isInteger,
  number: (scalar) => scalar !== 'bool',
};

export interface Shaped {
  readonly args: readonly Expr[];
  readonly scalar: Scalar;
  /** 1 for scalars. */
  readonly size: number;
}

/** All arguments with one scalar, and one size; a scalar stands for a vector of it. */
export function shaped(call: Call, arity: number, kind: Kind): Shaped {
  const { at, args } = call;
  if (args.length !== arity) throw badArguments(call);
  let scalar: Scalar | null = null;
  let size = 1;
  for (const { type } of args) {
    if (type.kind !== 'scalar' && type.kind !== 'vector') throw badArguments(call);
    scalar = scalar === null ? type.scalar : commonScalar(at, scalar, type.scalar);
    const own = type.kind === 'vector' ? type.size : 1;
    if (size !== 1 && own !== 1 && own !== size) throw badArguments(call);
    size = Math.max(size, own);
  }
  if (kind === 'float' && scalar === 'abstract-int') scalar = 'abstract-float';
  if (scalar === null || !KINDS[kind](scalar)) throw badArguments(call);
  const of = scalar;
  return { args: args.map((arg) => withScalar(at, arg, of)), scalar, size };
}

type Numeric = (...values: number[]) => number;

/** Number by number, rounded to the type of the arguments. */
export const componentwise =
  (arity: number, kind: Kind, f: (scalar: Scalar) => Numeric): Builtin =>
  (call) => {
    const { args, scalar, size } = shaped(call, arity, kind);
    const round = ROUND[scalar];
    const of = f(scalar);
    return spread(args, wide(scalar, size), size, (...values) => round(of(...values)));
  };

/** A function of numbers over the components of its arguments. */
export function spread(
  args: readonly Expr[],
  type: Type,
  size: number,
  f: (...values: number[]) => number | boolean,
): Expr {
  const runs = args.map(({ run }) => run as (t: Parameters<typeof run>[0]) => number);
  const [a, b, c] = runs;
  if (size === 1) {
    if (runs.length === 1) return combine(type, args, (t) => f(a(t)));
    if (runs.length === 2) return combine(type, args, (t) => f(a(t), b(t)));
    return runs.length === 3
      ? combine(type, args, (t) => f(a(t), b(t), c(t)))
      : combine(type, args, (t) => f(...runs.map((run) => run(t))));
  }
  return combine(type, args, (t) => {
    const values = runs.map((run) => run(t) as Value);
    const out: (number | boolean)[] = [];
    for (let i = 0; i < size; i++)
      out.push(f(...values.map((value) => (Array.isArray(value) ? value[i] : value) as number)));
    return out;
  });
}

/** A vector as its numbers; a scalar as one. */
export const numbers = (value: Value): readonly number[] =>
  (Array.isArray(value) ? value : [value]) as readonly number[];
