/** Functions of whole vectors and matrices. */
import { combine } from '../convert.ts';
import { ROUND } from '../numbers.ts';
import { BOOL, I32, scalarOf, structOf, vectorOf, wide } from '../types.ts';
import { type Builtin, badArguments, numbers, shaped } from './builtin.ts';

type Round = (x: number) => number;
type Vector = readonly number[];

/** Each product and each sum rounded, as a chain of operations of the type would be. */
function dot(x: Vector, y: Vector, round: Round, multiply: (a: number, b: number) => number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum = round(sum + round(multiply(x[i], y[i])));
  return sum;
}

const times = (a: number, b: number) => a * b;
const lengthOf = (x: Vector): number => Math.sqrt(x.reduce((sum, one) => sum + one * one, 0));

/** Vectors to a number of their type. */
const toNumber =
  (arity: number, f: (...vectors: Vector[]) => number): Builtin =>
  (call) => {
    const { args, scalar } = shaped(call, arity, 'float');
    const round = ROUND[scalar];
    const runs = args.map(({ run }) => run);
    return combine(scalarOf(scalar), args, (t) => round(f(...runs.map((run) => numbers(run(t))))));
  };

/** Vectors to one of the same type. */
const toVector =
  (arity: number, f: (...vectors: Vector[]) => Vector): Builtin =>
  (call) => {
    const { args, scalar, size } = shaped(call, arity, 'float');
    const round = ROUND[scalar];
    const runs = args.map(({ run }) => run);
    return combine(wide(scalar, size), args, (t) => {
      const made = f(...runs.map((run) => numbers(run(t)))).map(round);
      return size === 1 ? made[0] : made;
    });
  };

const plainDot = (x: Vector, y: Vector) => x.reduce((sum, one, i) => sum + one * y[i], 0);

function refract(e1: Vector, e2: Vector, [e3]: Vector): Vector {
  const along = plainDot(e2, e1);
  const k = 1 - e3 * e3 * (1 - along * along);
  return k < 0 ? e1.map(() => 0) : e1.map((one, i) => e3 * one - (e3 * along + Math.sqrt(k)) * e2[i]);
}

const ofBools =
  (every: boolean): Builtin =>
  (call) => {
    const [arg] = call.args;
    if (call.args.length !== 1 || !('scalar' in arg.type) || arg.type.scalar !== 'bool') throw badArguments(call);
    const { run } = arg;
    return combine(BOOL, [arg], (t) => {
      const value = numbers(run(t));
      return every ? value.every(Boolean) : value.some(Boolean);
    });
  };

/** Columns and rows count alike here. */
function determinant(m: Vector, size: number): number {
  if (size === 2) return m[0] * m[3] - m[1] * m[2];
  let sum = 0;
  for (let column = 0; column < size; column++) {
    const minor = m.filter((_, i) => i % size !== 0 && Math.floor(i / size) !== column);
    sum += (column % 2 ? -1 : 1) * m[column * size] * determinant(minor, size - 1);
  }
  return sum;
}

/** Two results, as a structure of which a text only says the members. */
const pair =
  (name: string, second: 'whole' | 'exp', f: (x: number) => readonly [number, number]): Builtin =>
  (call) => {
    const { args, scalar, size } = shaped(call, 1, 'float');
    const round = ROUND[scalar];
    const of = wide(scalar, size);
    const other = second === 'exp' ? (size === 1 ? I32 : vectorOf('i32', size)) : of;
    const type = structOf(`${name} of ${scalar}`, [
      { name: 'fract', type: of },
      { name: second, type: other },
    ]);
    const { run } = args[0];
    return combine(type, args, (t) => {
      const both = numbers(run(t)).map(f);
      const made = [both.map(([a]) => round(a)), both.map(([, b]) => b)];
      return size === 1 ? made.map(([one]) => one) : made;
    });
  };

function frexp(x: number): readonly [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const exponent = Math.floor(Math.log2(Math.abs(x))) + 1;
  const part = x / 2 ** exponent;
  // A logarithm is rounded: next to a power of two it may be one off.
  if (Math.abs(part) >= 1) return [part / 2, exponent + 1];
  return Math.abs(part) < 0.5 ? [part * 2, exponent - 1] : [part, exponent];
}

export const VECTORS: Readonly<Record<string, Builtin>> = {
  dot: (call) => {
    const { args, scalar, size } = shaped(call, 2, 'number');
    if (size === 1) throw badArguments(call);
    const round = ROUND[scalar];
    const multiply = scalar === 'i32' || scalar === 'u32' ? Math.imul : times;
    const [a, b] = args.map(({ run }) => run);
    return combine(scalarOf(scalar), args, (t) => dot(numbers(a(t)), numbers(b(t)), round, multiply));
  },
  length: toNumber(1, lengthOf),
  distance: toNumber(2, (x, y) => lengthOf(x.map((one, i) => one - y[i]))),
  normalize: toVector(1, (x) => x.map((one) => one / lengthOf(x))),
  cross: toVector(2, (x, y) => [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]]),
  reflect: toVector(2, (x, n) => x.map((one, i) => one - 2 * plainDot(n, x) * n[i])),
  refract: toVector(3, refract),
  faceForward: toVector(3, (x, y, z) => (plainDot(y, z) < 0 ? x : x.map((one) => -one))),
  all: ofBools(true),
  any: ofBools(false),
  transpose: (call) => {
    const [arg] = call.args;
    const { type, run } = arg;
    if (call.args.length !== 1 || type.kind !== 'matrix') throw badArguments(call);
    const { columns, rows } = type;
    return combine({ ...type, columns: rows, rows: columns }, [arg], (t) => {
      const m = numbers(run(t));
      return m.map((_, i) => m[(i % columns) * rows + Math.floor(i / columns)]);
    });
  },
  determinant: (call) => {
    const [arg] = call.args;
    const { type, run } = arg;
    if (call.args.length !== 1 || type.kind !== 'matrix' || type.columns !== type.rows) throw badArguments(call);
    const round = ROUND[type.scalar];
    return combine(scalarOf(type.scalar), [arg], (t) => round(determinant(numbers(run(t)), type.columns)));
  },
  modf: pair('modf', 'whole', (x) => [x - Math.trunc(x), Math.trunc(x)]),
  frexp: pair('frexp', 'exp', frexp),
};
