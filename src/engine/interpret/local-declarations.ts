/** Declarations within functions, and what constants and assertions hold beforehand. */
import type { ConstAssertElem, ConstElem, LetElem, VarElem } from 'wesl/core';
import { noValue } from './assignments.ts';
import type { Context, Scope } from './context.ts';
import { concreteExpr, convertTo } from './convert.ts';
import { doing } from './loops.ts';
import type { Expr, Statement } from './machine.ts';
import { storeOf, zeroOf } from './memory.ts';
import { invalid } from './problem.ts';
import { BOOL, isWhole, nameOf } from './types.ts';

export function variable(ctx: Context, elem: VarElem, scope: Scope): Statement {
  const { decl, typeRef } = elem.name;
  const init = elem.init && ctx.expression(elem.init, scope);
  if (!init && !typeRef) throw invalid(elem, 'A var needs a type or a value.', 'var 要有类型或初值。');
  const value = init && (typeRef ? convertTo(elem, init, ctx.type(typeRef, scope)) : concreteExpr(elem, init));
  const type = value?.type ?? (typeRef ? ctx.type(typeRef, scope) : BOOL);
  const place = elem.template?.find(({ name }) => name !== 'function');
  if (place)
    throw invalid(elem, `var<${place.name}> stands outside of functions.`, `var<${place.name}> 要写在函数之外。`);
  if (!isWhole(type)) throw invalid(elem, `A var cannot hold ${nameOf(type)}.`, `var 不能存放 ${nameOf(type)}。`);
  const at = ctx.layout.place(type);
  const store = storeOf(type);
  const zero = zeroOf(type);
  const run = value?.run ?? (() => zero);
  // Known from here on, not before: its own value may use another of the same name.
  scope.add(elem, decl.ident.originalName, {
    kind: 'variable',
    ref: { type, space: 'function', writable: true, memory: (t) => t.own, at: () => at, fixedAt: at },
  });
  return doing((t) => store(t.own, at, run(t)));
}

export function letting(ctx: Context, elem: LetElem, scope: Scope): Statement {
  const { decl, typeRef } = elem.name;
  if (!elem.init) throw invalid(elem, 'A let needs a value.', 'let 要有初值。');
  const init = ctx.expression(elem.init, scope);
  const value = typeRef ? convertTo(elem, init, ctx.type(typeRef, scope)) : concreteExpr(elem, init);
  if (!isWhole(value.type) && value.type.kind !== 'pointer') throw noValue(elem, value.type);
  const { get, set } = ctx.layout.slot(value.type);
  scope.add(elem, decl.ident.originalName, { kind: 'value', expr: { type: value.type, run: get } });
  const { run } = value;
  return doing((t) => set(t, run(t)));
}

export function constantOf(ctx: Context, elem: ConstElem, scope: Scope): null {
  scope.add(elem, elem.name.decl.ident.originalName, { kind: 'value', expr: knownValue(ctx, elem, scope) });
  return null;
}

/** Of a `const`: its abstract type stays. */
export function knownValue(ctx: Context, { name, init, start }: ConstElem, scope: Scope): Expr {
  if (!init) throw invalid({ start }, 'A const needs a value.', 'const 要有初值。');
  const found = ctx.expression(init, scope);
  if (found.value === undefined)
    throw invalid({ start }, 'A const has to be known beforehand.', 'const 的值必须事先可知。');
  return name.typeRef ? convertTo({ start }, found, ctx.type(name.typeRef, scope)) : found;
}

/** @throws InterpretError where it does not hold */
export function checkAssertion(ctx: Context, elem: ConstAssertElem, scope: Scope): void {
  const { value } = convertTo(elem, ctx.expression(elem.expression, scope), BOOL);
  if (value === undefined)
    throw invalid(elem, 'What const_assert asserts has to be known beforehand.', 'const_assert 的内容必须事先可知。');
  if (value === false) throw invalid(elem, 'This const_assert does not hold.', '这条 const_assert 不成立。');
}
