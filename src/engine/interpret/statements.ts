/** Statements of the tree, made into what runs them. */
import type {
  AssignElem,
  BlockElem,
  CallElem,
  DecrementElem,
  ForElem,
  FunctionCallExpression,
  IfElem,
  IncrementElem,
  LoopElem,
  ReturnElem,
  Statement as StatementElem,
  SwitchElem,
  WhileElem,
} from 'wesl/core';
import { attribute } from './attributes.ts';
import type { Context, Scope } from './context.ts';
import { concreteExpr, constant, convertTo } from './convert.ts';
import { checkAssertion, constantOf, letting, noValue, variable } from './local-declarations.ts';
import { after, BREAKING, CONTINUING, choice, doing, looping, plain, sequence, switching } from './loops.ts';
import { BREAK, type Expr, GO, RETURN, type Ref, type Run, type Statement } from './machine.ts';
import { binary } from './operators.ts';
import { invalid, notHere } from './problem.ts';
import { heldRef, readOf, writerOf } from './references.ts';
import { namedBy, predeclared } from './type-names.ts';
import { BOOL, isInteger, isWhole, nameOf, type Type } from './types.ts';

/** Of a function: what it returns. */
export interface Within {
  readonly ctx: Context;
  readonly result: Type;
}

/** In a scope of its own. */
export function block(within: Within, { body, start }: BlockElem, outer: Scope): Statement {
  return statements(within, body, outer.inner(), start);
}

/** In this scope. */
export const statements = (within: Within, body: readonly StatementElem[], scope: Scope, start: number): Statement =>
  sequence(
    body.flatMap((elem) => one(within, elem, scope)),
    start,
  );

function one(within: Within, elem: StatementElem, scope: Scope): Statement[] {
  const { made, before } = within.ctx.collect(() => bare(within, elem, scope));
  return made ? [after(before, made)] : [];
}

/** Null for what leaves nothing to do. */
function bare(within: Within, elem: StatementElem, scope: Scope): Statement | null {
  const { ctx } = within;
  switch (elem.kind) {
    case 'block':
      return block(within, elem, scope);
    case 'if':
      return conditional(within, elem, scope);
    case 'for':
      return forLoop(within, elem, scope);
    case 'while':
      return looping({
        first: null,
        condition: test(ctx, elem, scope),
        body: block(within, elem.body, scope),
        last: null,
      });
    case 'loop':
      return loop(within, elem, scope);
    case 'switch':
      return switchOf(within, elem, scope);
    case 'return':
      return returning(within, elem, scope);
    case 'break':
      return elem.condition ? choice(condition(ctx, elem.condition, scope), BREAKING, null) : BREAKING;
    case 'continue':
      return CONTINUING;
    case 'assign':
      return assign(ctx, elem, scope);
    case 'increment':
    case 'decrement':
      return step(ctx, elem, scope);
    case 'call':
      return calling(ctx, elem, scope);
    case 'var':
      return variable(ctx, elem, scope);
    case 'let':
      return letting(ctx, elem, scope);
    case 'const':
      return constantOf(ctx, elem, scope);
    case 'assert':
      checkAssertion(ctx, elem, scope);
      return null;
    case 'empty':
      return null;
    case 'continuing':
      // Taken care of by its loop.
      return null;
    default:
      throw notHere(elem, elem.kind);
  }
}

const condition = (ctx: Context, elem: Parameters<Context['expression']>[0], scope: Scope): Run =>
  convertTo(elem, ctx.expression(elem, scope), BOOL).run;

function conditional(within: Within, elem: IfElem, scope: Scope): Statement {
  const test = condition(within.ctx, elem.condition, scope);
  const { else: other } = elem;
  const no = other && (other.kind === 'if' ? one(within, other, scope)[0] : block(within, other, scope));
  return choice(test, block(within, elem.body, scope), no ?? null);
}

/** Breaks where the condition of a loop is false; worked out anew before each turn, with what it waits for. */
function test(ctx: Context, { condition: elem }: ForElem | WhileElem, scope: Scope): Statement | null {
  if (!elem) return null;
  const { made, before } = ctx.collect(() => condition(ctx, elem, scope));
  return after(
    before,
    plain((t) => (made(t) ? GO : BREAK)),
  );
}

function forLoop(within: Within, elem: ForElem, outer: Scope): Statement {
  const scope = outer.inner();
  const { ctx } = within;
  const first = elem.init ? (one(within, elem.init, scope)[0] ?? null) : null;
  const last = elem.update ? (one(within, elem.update, scope)[0] ?? null) : null;
  return looping({ first, condition: test(ctx, elem, scope), body: block(within, elem.body, scope), last });
}

/** What the body declares is known in `continuing`. */
function loop(within: Within, elem: LoopElem, outer: Scope): Statement {
  const scope = outer.inner();
  const body = statements(within, elem.body.body, scope, elem.body.start);
  const last = elem.continuing ? block(within, elem.continuing.body, scope) : null;
  return looping({ first: null, condition: null, body, last });
}

function switchOf(within: Within, elem: SwitchElem, scope: Scope): Statement {
  const { ctx } = within;
  const selector = concreteExpr(elem, ctx.expression(elem.selector, scope));
  if (selector.type.kind !== 'scalar' || !isInteger(selector.type.scalar))
    throw invalid(
      elem,
      `A switch is over i32 or u32; this is ${nameOf(selector.type)}.`,
      `switch 只能用于 i32 或 u32，这里是 ${nameOf(selector.type)}。`,
    );
  const seen = new Set<number>();
  const clauses = elem.clauses.map((clause) => {
    const values = clause.selectors.flatMap((one) => {
      if (one === 'default') return [];
      const { value } = convertTo(one, ctx.expression(one, scope), selector.type);
      if (typeof value !== 'number') throw invalid(one, 'A case is known beforehand.', 'case 的值必须事先可知。');
      if (seen.has(value)) throw invalid(one, `The case ${value} stands here twice.`, `case ${value} 重复了。`);
      seen.add(value);
      return [value];
    });
    return { values, isDefault: clause.selectors.includes('default'), body: block(within, clause.body, scope) };
  });
  return switching(selector.run, clauses);
}

function returning({ ctx, result }: Within, elem: ReturnElem, scope: Scope): Statement {
  if (!elem.value) {
    if (result.kind === 'void') return plain(() => RETURN);
    throw invalid(elem, `This function returns ${nameOf(result)}.`, `这个函数要返回 ${nameOf(result)}。`);
  }
  if (result.kind === 'void') throw invalid(elem, 'This function returns nothing.', '这个函数没有返回值。');
  const { run } = convertTo(elem, ctx.expression(elem.value, scope), result);
  return plain((t) => {
    t.result = run(t);
    return RETURN;
  });
}

function assign(ctx: Context, elem: AssignElem, scope: Scope): Statement {
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

function step(ctx: Context, elem: IncrementElem | DecrementElem, scope: Scope): Statement {
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

function calling(ctx: Context, { call }: CallElem, scope: Scope): Statement {
  const { run, type } = ctx.expression(call, scope);
  if (type.kind !== 'void' && mustBeUsed(call, scope))
    throw invalid(call, 'What this call gives has to be used.', '必须使用这个调用的结果。');
  return doing((t) => void run(t));
}

/** Those of the built-in functions that are called for what they do. */
const FOR_EFFECT = /^(atomic|textureStore)/;

/** Whether it is a mistake to leave what a call gives: of values that are made, and of built-in functions. */
function mustBeUsed(call: FunctionCallExpression, scope: Scope): boolean {
  const name = namedBy(call.function)?.name ?? '';
  const own = scope.find(name);
  if (own?.kind === 'function') return attribute(own.elem.attributes, 'must_use') !== null;
  return own?.kind === 'type' || predeclared(name) !== null || !FOR_EFFECT.test(name);
}
