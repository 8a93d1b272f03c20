/**
 * Which operator binds which operands. The parser of `wesl` 0.7.31 groups `a && b + c < d` as `(a && b + c) < d`: it looks
 * for operators that bind tighter once, and not again. What stands in parentheses is an expression of its own to it, so
 * that the others can be put in order from their sequence in the text.
 */
import type { BinaryExpression, ExpressionElem } from 'wesl/core';
import { invalid } from './problem.ts';

export interface Grouped {
  readonly operator: string;
  readonly left: Grouped | ExpressionElem;
  readonly right: Grouped | ExpressionElem;
}

/** From the loosest on; those of one line are taken from left to right. https://www.w3.org/TR/WGSL/#operator-precedence-associativity */
const BINDING = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
].map((operators) => new Set(operators));

const ARITHMETIC = new Set('+-*/%');
const BITS = new Set('&|^');
const SHIFTS = new Set(['<<', '>>']);
const LOGIC = new Set(['&&', '||']);

/** Whether one may stand beside another without parentheses. */
function mayHold(operator: string, inner: string): boolean {
  if (ARITHMETIC.has(operator)) return true;
  if (SHIFTS.has(operator)) return false;
  if (BITS.has(operator)) return inner === operator;
  if (LOGIC.has(operator)) return inner === operator || (!BITS.has(inner) && !LOGIC.has(inner));
  return ARITHMETIC.has(inner) || SHIFTS.has(inner);
}

const unclear = (at: { readonly start: number }, operator: string, inner: string) =>
  invalid(
    at,
    `${inner} and ${operator} do not stand side by side: parentheses have to say which comes first.`,
    `${inner} 与 ${operator} 不能并列：要用括号写明先后。`,
  );

export const isGrouped = (one: Grouped | ExpressionElem): one is Grouped => 'operator' in one && !('kind' in one);

export function grouped(elem: BinaryExpression): Grouped | ExpressionElem {
  const operands: ExpressionElem[] = [];
  const operators: string[] = [];
  const flatten = (one: ExpressionElem) => {
    if (one.kind !== 'binary-expression') {
      operands.push(one);
      return;
    }
    flatten(one.left);
    operators.push(one.operator.value);
    flatten(one.right);
  };
  flatten(elem);
  let at = 0;
  const climb = (level: number): Grouped | ExpressionElem => {
    if (level === BINDING.length) return operands[at];
    let left = climb(level + 1);
    while (at < operators.length && BINDING[level].has(operators[at])) {
      const operator = operators[at++];
      const right = climb(level + 1);
      for (const side of [left, right])
        if (isGrouped(side) && !mayHold(operator, side.operator)) throw unclear(elem, operator, side.operator);
      left = { operator, left, right };
    }
    return left;
  };
  return climb(0);
}
