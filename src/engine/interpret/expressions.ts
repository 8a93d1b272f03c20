/** Expressions of the tree, made into what runs them. */
import type { ExpressionElem, FunctionCallExpression, Literal, UnaryExpression } from 'wesl/core';
import { builtinNamed } from './builtins/index.ts';
import { construct, infer } from './constructors.ts';
import type { Context, Scope } from './context.ts';
import { constant, convertTo } from './convert.ts';
import { type Grouped, grouped, isGrouped } from './grouping.ts';
import { checkArguments, checkValue } from './known.ts';
import { type Expr, RETURN, type Thread } from './machine.ts';
import { binary, unary } from './operators.ts';
import { InterpretError, invalid, notHere } from './problem.ts';
import { addressOf, element, member, pointed, readOf } from './references.ts';
import { namedBy, predeclared } from './type-names.ts';
import { BOOL, type Scalar, scalarOf } from './types.ts';

export const expression = (ctx: Context, elem: ExpressionElem, scope: Scope, access: 'read' | 'write'): Expr =>
  checkValue(elem, unchecked(ctx, elem, scope, access));

function unchecked(ctx: Context, elem: ExpressionElem, scope: Scope, access: 'read' | 'write'): Expr {
  switch (elem.kind) {
    case 'literal':
      return literal(ctx, elem);
    case 'parenthesized-expression':
      return ctx.expression(elem.expression, scope, access);
    case 'ref':
      return named(ctx, elem, elem.ident.originalName, scope);
    case 'component-member-expression':
      return member(ctx, elem, ctx.expression(elem.base, scope, access), elem.access.name);
    case 'component-expression': {
      const base = ctx.expression(elem.base, scope, access);
      const name = ctx.code.slice(elem.base.start, elem.base.end);
      return element(ctx, elem, base, ctx.expression(elem.access, scope), name, access);
    }
    case 'unary-expression':
      return prefixed(ctx, elem, scope, access);
    case 'binary-expression':
      return operation(ctx, elem, grouped(elem), scope);
    case 'call-expression':
      return call(ctx, elem, scope);
    default:
      throw invalid(elem, 'A value belongs here.', '这里应是一个值。');
  }
}

function operation(ctx: Context, at: ExpressionElem, one: Grouped | ExpressionElem, scope: Scope): Expr {
  if (!isGrouped(one)) return ctx.expression(one, scope);
  const { operator } = one;
  const left = operation(ctx, at, one.left, scope);
  const right = () => operation(ctx, at, one.right, scope);
  if (left.value === (operator === '||') && (operator === '&&' || operator === '||'))
    return skipped(ctx, at, left, right);
  const maybe = operator === '&&' || operator === '||';
  return checkValue(at, binary(at, operator, left, maybe ? ctx.withoutBefore(right) : right()));
}

/** What stands on the right is never worked out: only what its values come to is forgiven. */
function skipped(ctx: Context, at: ExpressionElem, left: Expr, right: () => Expr): Expr {
  try {
    convertTo(at, ctx.withoutBefore(right), BOOL);
  } catch (error) {
    if (!(error instanceof InterpretError) || !error.isOfValue) throw error;
  }
  return left;
}

function named(ctx: Context, at: ExpressionElem, name: string, scope: Scope): Expr {
  const found = scope.find(name);
  if (found?.kind === 'value') return found.expr;
  if (found?.kind === 'variable') return readOf(ctx, at, found.ref);
  if (found) throw invalid(at, `${name} is no value.`, `${name} 不是值。`);
  throw invalid(at, `${name} is not declared.`, `${name} 没有声明。`);
}

function prefixed(ctx: Context, elem: UnaryExpression, scope: Scope, access: 'read' | 'write'): Expr {
  const operator = elem.operator.value;
  // What happens to something whose address is taken is the pointer's business.
  const operand = ctx.expression(elem.expression, scope, access);
  if (operator === '&') return addressOf(elem, operand);
  if (operator === '*') return readOf(ctx, elem, pointed(elem, operand));
  return unary(elem, operator, operand);
}

/** https://www.w3.org/TR/WGSL/#literals */
function literal(ctx: Context, elem: Literal): Expr {
  const { value: text } = elem;
  if (text === 'true' || text === 'false') return constant(BOOL, text === 'true');
  const hex = /^0[xX]/.test(text);
  const float = hex ? /[.pP]/.test(text) : /[.eEfh]/.test(text);
  const suffix =
    /[iu]$/.exec(text)?.[0] ?? (float && (!hex || /[pP]/.test(text)) ? /[fh]$/.exec(text)?.[0] : undefined);
  const digits = suffix ? text.slice(0, -1) : text;
  const value = hex && float ? hexFloat(digits) : Number(digits);
  if (suffix === 'h') ctx.needs(elem, 'f16');
  if (!float && !suffix && BigInt(digits) >= 2n ** 63n)
    throw invalid(elem, `${digits} is too large for a whole number.`, `${digits} 作为整数太大了。`);
  const types: Readonly<Record<string, Scalar>> = { i: 'i32', u: 'u32', f: 'f32', h: 'f16' };
  const abstract = constant(
    scalarOf(float || suffix === 'f' || suffix === 'h' ? 'abstract-float' : 'abstract-int'),
    value,
  );
  return suffix ? convertTo(elem, abstract, scalarOf(types[suffix])) : abstract;
}

function hexFloat(text: string): number {
  const [, whole, part = '', power = '0'] =
    /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)(?:[pP]([+-]?\d+))?$/.exec(text) ?? [];
  return Number.parseInt(`${whole}${part}` || '0', 16) * 2 ** (Number(power) - 4 * part.length);
}

function call(ctx: Context, elem: FunctionCallExpression, scope: Scope): Expr {
  const callee = namedBy(elem.function);
  if (!callee) throw invalid(elem, 'This cannot be called.', '这里不能调用。');
  const { name } = callee;
  const own = scope.find(name);
  if (own?.kind === 'value' || own?.kind === 'variable')
    throw invalid(elem, `${name} is no function.`, `${name} 不是函数。`);
  const args = elem.arguments.map((one) => ctx.expression(one, scope));
  if (own?.kind === 'type') return construct(elem, own.type, args);
  if (own?.kind === 'function') return ownCall(ctx, elem, name, own.elem, args);
  const known = predeclared(name);
  if (known && 'scalar' in known && known.scalar === 'f16') ctx.needs(elem, 'f16');
  if (known)
    return callee.params.length ? construct(elem, ctx.type(elem.function, scope), args) : infer(elem, known, args);
  const builtin = builtinNamed(name);
  if (!builtin) {
    if (KNOWN_ELSEWHERE.test(name)) throw notHere(elem, name);
    throw invalid(elem, `There is no function ${name}.`, `没有名为 ${name} 的函数。`);
  }
  if (name.startsWith('subgroup')) ctx.needs(elem, 'subgroups');
  checkArguments(elem, name, args);
  const [template] = [...callee.params, ...(elem.templateArgs ?? [])];
  return builtin({ ctx, at: elem, name, args, template: template ? ctx.type(template, scope) : null });
}

/** Of WGSL, and not here. */
const KNOWN_ELSEWHERE = /^(quad|subgroup|texture|dpd[xy]|fwidth|outerProduct)/;

function ownCall(
  ctx: Context,
  at: FunctionCallExpression,
  name: string,
  elem: Parameters<Context['function']>[0],
  given: readonly Expr[],
): Expr {
  const { params, result, body } = ctx.function(elem);
  if (params.length !== given.length)
    throw invalid(
      at,
      `${name} takes ${params.length} ${params.length === 1 ? 'argument' : 'arguments'}, not ${given.length}.`,
      `${name} 需要 ${params.length} 个参数，这里给了 ${given.length} 个。`,
    );
  const runs = given.map((one, i) => convertTo(at, one, params[i].type).run);
  const slots = params.map(({ slot }) => slot);
  const enter = (t: Thread) => {
    t.machine.step(1, at.start);
    // All are worked out before the first is put: one of them may call the same function.
    const values = runs.map((run) => run(t));
    for (let i = 0; i < slots.length; i++) slots[i].set(t, values[i]);
  };
  if (!body.waits)
    return {
      type: result,
      run: (t) => {
        enter(t);
        return body.run(t) === RETURN ? t.result : 0;
      },
    };
  const slot = ctx.layout.slot(result.kind === 'void' ? BOOL : result);
  ctx.before(function* (t) {
    enter(t);
    if ((yield* body.run(t)) === RETURN) slot.set(t, t.result);
  }, at.start);
  return { type: result, run: slot.get };
}
