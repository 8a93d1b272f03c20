/** Statements of the tree, made into what runs them. */
import type {
  BlockElem,
  CallElem,
  ForElem,
  FunctionCallExpression,
  IfElem,
  LoopElem,
  ReturnElem,
  Statement as StatementElem,
  SwitchElem,
  WhileElem,
} from 'wesl/core';
import { assign, step } from './assignments.ts';
import { attribute } from './attributes.ts';
import type { Context, Scope } from './context.ts';
import { concreteExpr, convertTo } from './convert.ts';
import { checkAssertion, constantOf, letting, variable } from './local-declarations.ts';
import { after, BREAKING, CONTINUING, choice, doing, looping, plain, sequence, switching } from './loops.ts';
import { BREAK, GO, RETURN, type Run, type Statement } from './machine.ts';
import { invalid, notHere } from './problem.ts';
import { namedBy, predeclared } from './type-names.ts';
import { BOOL, isInteger, nameOf, type Type } from './types.ts';

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
