/**
 * Numbers of WGSL as far as a walk through a text needs them: integers with their wrap-around, conditions, and the parts
 * of structures. Floating point is data, and data is not known: null.
 */
type IntType = 'u32' | 'i32' | 'literal';

interface Int {
  readonly n: number;
  /** `literal`: has no type yet and takes that of the other operand. */
  readonly type: IntType;
}

interface Fields {
  readonly fields: Readonly<Record<string, Value>>;
}

export type Value = Int | Fields | boolean | null;

export const isInt = (value: Value): value is Int => typeof value === 'object' && value !== null && 'n' in value;

/** A number as its type holds it. */
function int(n: number, type: IntType): Int {
  if (type === 'u32') return { n: n >>> 0, type };
  return { n: type === 'i32' ? n | 0 : n, type };
}

export const u32 = (n: number): Int => int(n, 'u32');
/** Three of them, as built-in values are. */
export const vec3u = (x: number, y = 0, z = 0): Fields => ({ fields: { x: u32(x), y: u32(y), z: u32(z) } });

/** As a value of a declared type is kept; `undefined` where the text leaves the type to the value. */
export function keptAs(value: Value, type: string | undefined): Value {
  if (!isInt(value)) return value;
  if (type === undefined) return value.type === 'literal' ? int(value.n, 'i32') : value;
  return type === 'u32' || type === 'i32' ? int(value.n, type) : null;
}

/** What a variable of a type holds before anything is written to it. */
export function zeroOf(type: string | undefined): Value {
  if (type === 'bool') return false;
  return type === 'u32' || type === 'i32' ? int(0, type) : null;
}

const LITERAL = /^(0[xX][\da-fA-F]+|\d+)([iu]?)$/;
const SUFFIXES: Readonly<Record<string, IntType>> = { u: 'u32', i: 'i32', '': 'literal' };

export function literal(text: string): Value {
  if (text === 'true' || text === 'false') return text === 'true';
  const [, digits, suffix] = LITERAL.exec(text) ?? [];
  return digits === undefined ? null : int(Number(digits), SUFFIXES[suffix]);
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => Math.imul(a, b),
  // Division by zero leaves the dividend: https://www.w3.org/TR/WGSL/#arithmetic-expr
  '/': (a, b) => (b === 0 ? a : Math.trunc(a / b)),
  '%': (a, b) => (b === 0 ? 0 : a % b),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
};

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Of two operands that are both evaluated: all but `&&` and `||`. */
export function binary(operator: string, a: Value, b: Value): Value {
  if (typeof a === 'boolean' && typeof b === 'boolean') return ofBooleans(operator, a, b);
  if (!isInt(a) || !isInt(b)) return null;
  const compare = COMPARISONS[operator];
  if (compare) return compare(a.n, b.n);
  const shift = operator === '<<' || operator === '>>';
  const type = a.type === 'literal' && !shift ? b.type : a.type;
  if (operator === '>>') return int(type === 'u32' ? a.n >>> b.n : a.n >> b.n, type);
  const compute = ARITHMETIC[operator];
  return compute ? int(compute(a.n, b.n), type) : null;
}

function ofBooleans(operator: string, a: boolean, b: boolean): Value {
  if (operator === '&') return a && b;
  if (operator === '|') return a || b;
  if (operator === '==') return a === b;
  return operator === '!=' ? a !== b : null;
}

export function unary(operator: string, value: Value): Value {
  if (typeof value === 'boolean') return operator === '!' ? !value : null;
  if (!isInt(value)) return null;
  if (operator === '-') return int(-value.n, value.type);
  return operator === '~' ? int(~value.n, value.type) : null;
}

/** Of a function that WGSL brings along; null for those whose results are data. */
export function builtin(name: string, args: readonly Value[]): Value {
  const [a, b, c] = args;
  if (name === 'u32' || name === 'i32') return a === undefined ? int(0, name) : converted(a, name);
  if (name === 'select') return typeof c === 'boolean' ? (c ? b : a) : null;
  if (!isInt(a) || !isInt(b)) return null;
  const type = a.type === 'literal' ? b.type : a.type;
  if (name === 'min' || name === 'max') return int(Math[name](a.n, b.n), type);
  return null;
}

function converted(value: Value, type: 'u32' | 'i32'): Value {
  if (typeof value === 'boolean') return int(value ? 1 : 0, type);
  return isInt(value) ? int(value.n, type) : null;
}
