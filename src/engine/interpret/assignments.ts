/** Statements that write to a variable: `=`, `+=` and its like, `++` and `--`. */
import type { AssignElem, DecrementElem, IncrementElem, Statement as StatementElem } from 'wesl/core';
import type { Context, Scope } from './context.ts';
import { constant, convertTo } from './convert.ts';
import { doing } from './loops.ts';
import type { Expr, Ref, Statement } from './machine.ts';
import { binary } from './operators.ts';
import { invalid } from './problem.ts';
import { heldRef, readOf, writerOf } from './references.ts';
import { isInteger, isWhole, nameOf, type Type } from './types.ts';

export function assign(ctx: Context, elem: AssignElem, scope: Scope): Statement {
  const { lhs, op, rhs } = elem;
  const value = ctx.expression(rhs, scope);
  if (lhs.kind === 'phony') {
    if (!isWhole(value.type) && value.type.kind !== 'pointer' && value.type.kind !== 'texture')
      throw noValue(elem, value.type);
    // `_ = &tensor` keeps a binding in use, and reads nothing.
    const { run } = value;
    return doing((t) => void run(t));
  }
  const ref = target(ctx, lhs, scope);
  if (op.value === '=') {
    const write = writerOf(ctx, elem, ref);
    const { run } = convertTo(elem, value, ref.type);
    return doing((t) => write(t, run(t)));
  }
  return updating(ctx, elem, ref, (before) => binary(elem, op.value.slice(0, -1), before, value));
}

function target(ctx: Context, elem: Parameters<Context['expression']>[0], scope: Scope): Ref {
  const { ref, type } = ctx.expression(elem, scope, 'write');
  if (!ref)
    throw invalid(
      elem,
      `Only a variable can be written; this is a value of type ${nameOf(type)}. A let does not change: a var does.`,
      `只有变量可以写入，这里是一个类型为 ${nameOf(type)} 的值。let 不会改变，要改请用 var。`,
    );
  return ref;
}

/** Reads, works out and writes, at one place that is worked out once. */
function updating(ctx: Context, at: StatementElem, whole: Ref, f: (before: Expr) => Expr): Statement {
  const { ref, hold } = heldRef(ctx, whole);
  const write = writerOf(ctx, at, ref);
  const { run } = convertTo(at, f(readOf(ctx, at, ref)), ref.type);
  return doing((t) => {
    hold(t);
    write(t, run(t));
  });
}

export function step(ctx: Context, elem: IncrementElem | DecrementElem, scope: Scope): Statement {
  const ref = target(ctx, elem.target, scope);
  if (ref.type.kind !== 'scalar' || !isInteger(ref.type.scalar))
    throw invalid(
      elem,
      `++ and -- are for i32 and u32; this is ${nameOf(ref.type)}.`,
      `++ 与 -- 只用于 i32 和 u32，这里是 ${nameOf(ref.type)}。`,
    );
  const by = constant({ kind: 'scalar', scalar: 'abstract-int' }, 1);
  return updating(ctx, elem, ref, (before) => binary(elem, elem.kind === 'increment' ? '+' : '-', before, by));
}

export const noValue = (at: StatementElem, type: Type) =>
  type.kind === 'void'
    ? invalid(at, 'This call gives no value.', '这个调用没有返回值。')
    : invalid(at, `${nameOf(type)} is no value by itself.`, `${nameOf(type)} 本身不是值。`);
