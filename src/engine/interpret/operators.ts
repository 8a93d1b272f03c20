/** Operators: https://www.w3.org/TR/WGSL/#arithmetic-expr, #logical-expr, #comparison-expr, #bit-expr */
import { combine, commonScalar, concreteExpr, convertTo, withScalar } from './convert.ts';
import { checkOperation, checkShift } from './known.ts';
import type { Expr } from './machine.ts';
import type { Value } from './memory.ts';
import { arithmetic, bitwise, COMPARE, ROUND } from './numbers.ts';
import { invalid } from './problem.ts';
import { BOOL, isInteger, type MatrixType, nameOf, type Scalar, type Type, vectorOf, wide } from './types.ts';

interface At {
  readonly start: number;
}
type Binary = (a: number, b: number) => number;
type Numbers = readonly number[];

const num = (value: Value) => value as number;
const nums = (value: Value) => value as Numbers;

export function unary(at: At, operator: string, operand: Expr): Expr {
  const { type } = operand;
  const scalar = 'scalar' in type ? type.scalar : null;
  const f = scalar && UNARY[operator]?.(scalar);
  if (!f || type.kind === 'atomic' || (type.kind === 'matrix' && operator !== '-'))
    throw invalid(at, `${operator} cannot stand before ${nameOf(type)}.`, `${nameOf(type)} 前不能用 ${operator}。`);
  const { run } = operand;
  if (type.kind === 'scalar') return combine(type, [operand], (t) => f(run(t)));
  return combine(type, [operand], (t) => nums(run(t)).map(f));
}

const UNARY: Readonly<Record<string, (scalar: Scalar) => ((x: Value) => number | boolean) | null>> = {
  '-': (scalar) => {
    if (scalar === 'bool' || scalar === 'u32') return null;
    const round = ROUND[scalar];
    return (x) => round(-num(x));
  },
  '!': (scalar) => (scalar === 'bool' ? (x) => !x : null),
  '~': (scalar) => {
    if (!isInteger(scalar)) return null;
    const round = ROUND[scalar];
    return (x) => round(-1 - num(x));
  },
};

/** Of `&&` and `||` too; what stands on their right runs only where it decides. */
export function binary(at: At, operator: string, left: Expr, right: Expr): Expr {
  if (operator === '&&' || operator === '||') return logical(at, operator, left, right);
  if (operator === '<<' || operator === '>>') return shift(at, operator, left, right);
  const [a, b] = [left.type, right.type];
  if (!('scalar' in a) || !('scalar' in b) || a.kind === 'atomic' || b.kind === 'atomic')
    throw noOperator(at, operator, a, b);
  const scalar = commonScalar(at, a.scalar, b.scalar);
  const l = withScalar(at, left, scalar);
  const r = withScalar(at, right, scalar);
  if (operator in COMPARE) return comparison(at, operator, l, r);
  checkOperation(at, operator, l, r, scalar);
  if (operator === '&' || operator === '|' || operator === '^') return bits(at, operator, l, r, scalar);
  const f = scalar === 'bool' ? null : rounded(operator, scalar);
  if (!f) throw noOperator(at, operator, a, b);
  if (l.type.kind === 'matrix' || r.type.kind === 'matrix') return matrices(at, operator, l, r, f, scalar);
  return componentwise(at, operator, l, r, f, scalar);
}

export const noOperator = (at: At, operator: string, a: Type, b: Type) =>
  invalid(
    at,
    `There is no ${operator} for ${nameOf(a)} and ${nameOf(b)}.`,
    `${nameOf(a)} 与 ${nameOf(b)} 之间没有 ${operator} 运算。`,
  );

/** The operation and the rounding of its result in one, those first that kernels are full of. */
function rounded(operator: string, scalar: Scalar): Binary | null {
  if (scalar === 'f32') {
    if (operator === '+') return (a, b) => Math.fround(a + b);
    if (operator === '-') return (a, b) => Math.fround(a - b);
    if (operator === '*') return (a, b) => Math.fround(a * b);
    if (operator === '/') return (a, b) => Math.fround(a / b);
  }
  if (scalar === 'u32' && operator === '+') return (a, b) => (a + b) >>> 0;
  if (scalar === 'i32' && operator === '+') return (a, b) => (a + b) | 0;
  const f = arithmetic(operator, scalar) ?? bitwise(operator, scalar);
  const round = ROUND[scalar];
  return f && ((a, b) => round(f(a, b)));
}

function logical(at: At, operator: string, left: Expr, right: Expr): Expr {
  const l = convertTo(at, left, BOOL).run;
  const r = convertTo(at, right, BOOL).run;
  return combine(BOOL, [left, right], operator === '&&' ? (t) => l(t) && r(t) : (t) => l(t) || r(t));
}

function shift(at: At, operator: string, left: Expr, right: Expr): Expr {
  // An abstract number stays one only where both are known.
  const base = right.value === undefined ? concreteExpr(at, left) : left;
  if (!('scalar' in base.type) || !isInteger(base.type.scalar) || !('scalar' in right.type))
    throw noOperator(at, operator, left.type, right.type);
  const by = withScalar(at, right, 'u32');
  checkShift(at, operator, base, by, base.type.scalar);
  const f = rounded(operator, base.type.scalar);
  if (!f) throw noOperator(at, operator, left.type, right.type);
  return componentwise(at, operator, base, by, f, base.type.scalar);
}

function comparison(at: At, operator: string, l: Expr, r: Expr): Expr {
  if ('scalar' in l.type && l.type.scalar === 'bool' && operator !== '==' && operator !== '!=')
    throw noOperator(at, operator, l.type, r.type);
  const f = COMPARE[operator];
  const [a, b] = [l.run, r.run];
  const size = sizeOfBoth(at, operator, l, r);
  if (size === 1) return combine(BOOL, [l, r], (t) => f(num(a(t)), num(b(t))));
  return combine(vectorOf('bool', size), [l, r], (t) => {
    const y = nums(b(t));
    return nums(a(t)).map((x, i) => f(x, y[i]));
  });
}

function sizeOfBoth(at: At, operator: string, { type: a }: Expr, { type: b }: Expr): number {
  const size = (type: Type) => (type.kind === 'scalar' ? 1 : type.kind === 'vector' ? type.size : 0);
  if (size(a) === 0 || size(a) !== size(b)) throw noOperator(at, operator, a, b);
  return size(a);
}

function bits(at: At, operator: string, l: Expr, r: Expr, scalar: Scalar): Expr {
  if (scalar === 'bool' && operator !== '^') {
    const both = operator === '&';
    const f = (x: Value, y: Value) => (both ? Boolean(x) && Boolean(y) : Boolean(x) || Boolean(y));
    const [a, b] = [l.run, r.run];
    const size = sizeOfBoth(at, operator, l, r);
    if (size === 1) return combine(BOOL, [l, r], (t) => f(a(t), b(t)));
    return combine(vectorOf('bool', size), [l, r], (t) => {
      const y = nums(b(t));
      return nums(a(t)).map((x, i) => f(x, y[i]));
    });
  }
  const f = isInteger(scalar) ? rounded(operator, scalar) : null;
  if (!f) throw noOperator(at, operator, l.type, r.type);
  return componentwise(at, operator, l, r, f, scalar);
}

function componentwise(at: At, operator: string, l: Expr, r: Expr, f: Binary, scalar: Scalar): Expr {
  const [a, b] = [l.run, r.run];
  const [sizeA, sizeB] = [l.type, r.type].map((type) => (type.kind === 'vector' ? type.size : 1));
  if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) throw noOperator(at, operator, l.type, r.type);
  const type = wide(scalar, Math.max(sizeA, sizeB));
  if (sizeA === 1 && sizeB === 1) return combine(type, [l, r], (t) => f(num(a(t)), num(b(t))));
  if (sizeB === 1)
    return combine(type, [l, r], (t) => {
      const x = nums(a(t));
      const y = num(b(t));
      return x.map((one) => f(one, y));
    });
  if (sizeA === 1)
    return combine(type, [l, r], (t) => {
      const x = num(a(t));
      return nums(b(t)).map((y) => f(x, y));
    });
  return combine(type, [l, r], (t) => {
    const x = nums(a(t));
    const y = nums(b(t));
    return x.map((one, i) => f(one, y[i]));
  });
}

function matrices(at: At, operator: string, l: Expr, r: Expr, f: Binary, scalar: Scalar): Expr {
  const [a, b] = [l.type, r.type];
  const [x, y] = [l.run, r.run];
  const refuse = () => noOperator(at, operator, a, b);
  if (operator === '+' || operator === '-') {
    if (a.kind !== 'matrix' || b.kind !== 'matrix' || a.columns !== b.columns || a.rows !== b.rows) throw refuse();
    return combine(a, [l, r], (t) => {
      const other = nums(y(t));
      return nums(x(t)).map((one, i) => f(one, other[i]));
    });
  }
  if (operator !== '*') throw refuse();
  if (a.kind === 'scalar')
    return combine(b, [l, r], (t) => {
      const by = num(x(t));
      return nums(y(t)).map((one) => f(by, one));
    });
  if (b.kind === 'scalar')
    return combine(a, [l, r], (t) => {
      const by = num(y(t));
      return nums(x(t)).map((one) => f(one, by));
    });
  const round = ROUND[scalar];
  // A vector is a matrix of one column on the right of a product, and of one row on its left.
  const rowsA = a.kind === 'matrix' ? a.rows : 1;
  const inner = a.kind === 'matrix' ? a.columns : (a as { size: number }).size;
  const columnsB = b.kind === 'matrix' ? b.columns : 1;
  const innerB = b.kind === 'matrix' ? b.rows : (b as { size: number }).size;
  if (inner !== innerB) throw refuse();
  const type: Type =
    a.kind === 'matrix' && b.kind === 'matrix'
      ? ({ kind: 'matrix', scalar, columns: columnsB, rows: rowsA } satisfies MatrixType)
      : vectorOf(scalar, rowsA * columnsB);
  return combine(type, [l, r], (t) => {
    const [p, q] = [nums(x(t)), nums(y(t))];
    const out: number[] = [];
    for (let column = 0; column < columnsB; column++) {
      for (let row = 0; row < rowsA; row++) {
        let sum = 0;
        for (let k = 0; k < inner; k++) sum = round(sum + round(p[k * rowsA + row] * q[column * inner + k]));
        out.push(sum);
      }
    }
    return out;
  });
}
