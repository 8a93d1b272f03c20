/** Values made from parts: https://www.w3.org/TR/WGSL/#value-constructor-builtin-function */
import { combine, commonScalar, constant, convertTo, withScalar } from './convert.ts';
import { checkConversion } from './known.ts';
import type { Expr } from './machine.ts';
import { type Value, zeroOf } from './memory.ts';
import { converter } from './numbers.ts';
import { invalid } from './problem.ts';
import type { Predeclared } from './type-names.ts';
import { nameOf, type Scalar, scalarOf, type Type, type VectorType, vectorOf } from './types.ts';

interface At {
  readonly start: number;
}

/** Of a type that is known whole. */
export function construct(at: At, type: Type, args: readonly Expr[]): Expr {
  if (args.length === 0) return constant(type, zeroOf(type));
  switch (type.kind) {
    case 'scalar':
      return scalar(at, type.scalar, args);
    case 'vector':
      return vector(at, type.size, type.scalar, args);
    case 'matrix':
      return matrix(at, type, args);
    case 'array':
      return parts(at, type, Array<Type>(type.count ?? 0).fill(type.of), args);
    case 'struct':
      return parts(
        at,
        type,
        type.members.map((member) => member.type),
        args,
      );
    default:
      throw invalid(at, `${nameOf(type)} cannot be made from values.`, `${nameOf(type)} 不能由值构造。`);
  }
}

/** Of one whose scalar, or whose elements, the parts tell. */
export function infer(at: At, known: Predeclared, args: readonly Expr[]): Expr {
  switch (known.kind) {
    case 'scalar':
      return construct(at, scalarOf(known.scalar), args);
    case 'vector':
      return vector(at, known.size, known.scalar, args);
    case 'matrix':
      return matrix(at, { ...known, scalar: known.scalar ?? common(at, args) }, args);
    case 'array': {
      const [first] = args;
      if (!first) throw invalid(at, 'array() needs its elements or its type.', 'array() 要写明元素或类型。');
      const of = 'scalar' in first.type ? ({ ...first.type, scalar: common(at, args) } as Type) : first.type;
      return construct(at, { kind: 'array', of, count: args.length }, args);
    }
  }
}

const common = (at: At, args: readonly Expr[]): Scalar =>
  args.map((arg) => scalarIn(at, arg)).reduce((a, b) => commonScalar(at, a, b));

function scalarIn(at: At, { type }: Expr): Scalar {
  if (type.kind === 'scalar' || type.kind === 'vector' || type.kind === 'matrix') return type.scalar;
  throw invalid(at, `${nameOf(type)} does not belong here.`, `这里不能用 ${nameOf(type)}。`);
}

function scalar(at: At, to: Scalar, args: readonly Expr[]): Expr {
  const [arg] = args;
  if (args.length !== 1 || arg.type.kind !== 'scalar')
    throw invalid(at, `${to}(…) takes one number or bool.`, `${to}(…) 只接受一个数或布尔值。`);
  checkConversion(at, arg, to);
  const f = converter(arg.type.scalar, to);
  const { run } = arg;
  return combine(scalarOf(to), args, (t) => f(run(t) as number));
}

function vector(at: At, size: number, wanted: Scalar | null, args: readonly Expr[]): Expr {
  if (args.length === 0) return constant(vectorOf(wanted ?? 'abstract-int', size), Array(size).fill(0));
  const to = wanted ?? common(at, args);
  const type = vectorOf(to, size);
  const [arg] = args;
  if (args.length === 1 && arg.type.kind === 'vector' && arg.type.size === size) {
    checkConversion(at, arg, to);
    const f = converter(arg.type.scalar, to);
    const { run } = arg;
    return combine(type, args, (t) => (run(t) as readonly number[]).map(f));
  }
  const converted = args.map((one) => withScalar(at, one, to));
  const widths = converted.map((one) => (one.type.kind === 'vector' ? one.type.size : 1));
  const runs = converted.map(({ run }) => run);
  if (args.length === 1 && widths[0] === 1) {
    const [run] = runs;
    return combine(type, converted, (t) => Array<Value>(size).fill(run(t)));
  }
  const width = widths.reduce((a, b) => a + b, 0);
  if (width !== size)
    throw invalid(
      at,
      `A vec${size} is made from ${size} numbers, not ${width}.`,
      `vec${size} 由 ${size} 个数构成，这里有 ${width} 个。`,
    );
  if (runs.length === size) {
    if (size === 4) {
      const [x, y, z, w] = runs;
      return combine(type, converted, (t) => [x(t), y(t), z(t), w(t)]);
    }
    return combine(type, converted, (t) => runs.map((run) => run(t)));
  }
  return combine(type, converted, (t) => runs.flatMap((run) => run(t)));
}

function matrix(at: At, type: Extract<Type, { kind: 'matrix' }>, args: readonly Expr[]): Expr {
  if (args.length === 0) return constant(type, zeroOf(type));
  const [arg] = args;
  if (args.length === 1 && arg.type.kind === 'matrix') {
    const f = converter(arg.type.scalar, type.scalar);
    const { run } = arg;
    return combine(type, args, (t) => (run(t) as readonly number[]).map(f));
  }
  const columns = args.length === type.columns && args.every((one) => one.type.kind === 'vector');
  const scalars = args.length === type.columns * type.rows && args.every((one) => one.type.kind === 'scalar');
  if (!columns && !scalars)
    throw invalid(
      at,
      `${nameOf(type)} is made from its columns or from all its numbers.`,
      `${nameOf(type)} 由各列或全部数构成。`,
    );
  const converted = args.map((one) => withScalar(at, one, type.scalar));
  for (const one of converted) {
    const { type: own } = one;
    if (columns && (own as VectorType).size !== type.rows)
      throw invalid(
        at,
        `A column of ${nameOf(type)} has ${type.rows} numbers.`,
        `${nameOf(type)} 的一列有 ${type.rows} 个数。`,
      );
  }
  const runs = converted.map(({ run }) => run);
  return combine(type, converted, (t) => runs.flatMap((run) => run(t)));
}

function parts(at: At, type: Type, of: readonly Type[], args: readonly Expr[]): Expr {
  if (args.length !== of.length)
    throw invalid(
      at,
      `${nameOf(type)} has ${of.length} ${of.length === 1 ? 'part' : 'parts'}, not ${args.length}.`,
      `${nameOf(type)} 有 ${of.length} 个部分，这里有 ${args.length} 个。`,
    );
  const converted = args.map((one, i) => convertTo(at, one, of[i]));
  const runs = converted.map(({ run }) => run);
  return combine(type, converted, (t) => runs.map((run) => run(t)));
}
