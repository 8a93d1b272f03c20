/**
 * Which operator binds which operands. The parser of `wesl` 0.7.31 groups `a && b + c < d` as `(a && b + c) < d`: it looks
 * for operators that bind tighter once, and not again. What stands in parentheses is an expression of its own to it, so
 * that the others can be put in order from their sequence in the text.
 */
import type { BinaryExpression, ExpressionElem } from 'wesl/core';

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
      left = { operator, left, right: climb(level + 1) };
    }
    return left;
  };
  return climb(0);
}
