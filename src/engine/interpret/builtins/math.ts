/** Functions of numbers, one component at a time. https://www.w3.org/TR/WGSL/#numeric-builtin-functions */
import { concreteExpr } from '../convert.ts';
import { ROUND, roundEven, toHalf } from '../numbers.ts';
import { concrete, type Scalar, wide } from '../types.ts';
import { type Builtin, badArguments, componentwise, shaped, spread } from './builtin.ts';

const float = (arity: number, f: (...values: number[]) => number): Builtin => componentwise(arity, 'float', () => f);

const fract = (x: number) => x - Math.floor(x);
const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

/** Rounded in between, as each step of it is one of the type. */
const stepwise = (f: (round: (x: number) => number) => (...values: number[]) => number) => (scalar: Scalar) =>
  f(ROUND[scalar]);

function smoothstep(low: number, high: number, x: number): number {
  const t = clamp((x - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}

export const MATH: Readonly<Record<string, Builtin>> = {
  abs: componentwise(1, 'number', () => Math.abs),
  sign: componentwise(1, 'number', () => Math.sign),
  min: componentwise(2, 'number', () => Math.min),
  max: componentwise(2, 'number', () => Math.max),
  clamp: componentwise(3, 'number', () => clamp),
  saturate: float(1, (x) => clamp(x, 0, 1)),
  acos: float(1, Math.acos),
  acosh: float(1, Math.acosh),
  asin: float(1, Math.asin),
  asinh: float(1, Math.asinh),
  atan: float(1, Math.atan),
  atanh: float(1, Math.atanh),
  atan2: float(2, Math.atan2),
  cos: float(1, Math.cos),
  cosh: float(1, Math.cosh),
  sin: float(1, Math.sin),
  sinh: float(1, Math.sinh),
  tan: float(1, Math.tan),
  tanh: float(1, Math.tanh),
  exp: float(1, Math.exp),
  exp2: float(1, (x) => 2 ** x),
  log: float(1, Math.log),
  log2: float(1, Math.log2),
  pow: float(2, (x, y) => x ** y),
  sqrt: float(1, Math.sqrt),
  inverseSqrt: float(1, (x) => 1 / Math.sqrt(x)),
  ceil: float(1, Math.ceil),
  floor: float(1, Math.floor),
  trunc: float(1, Math.trunc),
  round: float(1, roundEven),
  fract: float(1, fract),
  degrees: float(1, (x) => (x * 180) / Math.PI),
  radians: float(1, (x) => (x * Math.PI) / 180),
  step: float(2, (edge, x) => (edge <= x ? 1 : 0)),
  smoothstep: float(3, smoothstep),
  // The product of two 32-bit floats is exact in 64 bits: one rounding is all there is, but for the sum in 64 bits.
  fma: float(3, (a, b, c) => a * b + c),
  mix: componentwise(
    3,
    'float',
    stepwise((round) => (a, b, t) => round(a * round(1 - t)) + round(b * t)),
  ),
  ldexp: (call) => {
    const { args } = call;
    const [x, power] = args;
    if (args.length !== 2 || !('scalar' in power.type)) throw badArguments(call);
    const given = power.value === undefined ? concreteExpr(call.at, x) : x;
    const base = shaped({ ...call, args: [given] }, 1, 'float');
    const round = ROUND[base.scalar];
    return spread([base.args[0], power], wide(base.scalar, base.size), base.size, (a, e) => round(a * 2 ** e));
  },
  quantizeToF16: (call) => {
    const { args, size, scalar } = shaped(call, 1, 'float');
    return spread(args, wide(scalar === 'abstract-float' ? 'f32' : scalar, size), size, toHalf);
  },
  select: (call) => {
    const { args } = call;
    const condition = args[2];
    if (args.length !== 3 || !('scalar' in condition.type) || condition.type.scalar !== 'bool')
      throw badArguments(call);
    const isBool = 'scalar' in args[0].type && args[0].type.scalar === 'bool';
    const [no, yes] = args;
    if (isBool) {
      const size = no.type.kind === 'vector' ? no.type.size : 1;
      return spread(args, wide('bool', size), size, (a, b, c) => (c ? b : a));
    }
    const { args: both, scalar, size } = shaped({ ...call, args: [no, yes] }, 2, 'number');
    // Which of them it is shows while it runs, and then there is nothing abstract any more.
    const given = condition.value === undefined ? both.map((one) => concreteExpr(call.at, one)) : both;
    const type = condition.value === undefined ? concrete(wide(scalar, size)) : wide(scalar, size);
    return spread([...given, condition], type, size, (a, b, c) => (c ? b : a));
  },
};
