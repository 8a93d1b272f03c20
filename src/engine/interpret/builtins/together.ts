/** Functions at which threads wait for each other: barriers, and what a subgroup does in common. */
import { concreteExpr, convertTo } from '../convert.ts';
import type { Before, Expr, Run, Wait } from '../machine.ts';
import type { Value } from '../memory.ts';
import { ROUND } from '../numbers.ts';
import { pointed, readOf } from '../references.ts';
import { BOOL, type Scalar, scalarOf, type Type, U32, VOID, vectorOf } from '../types.ts';
import { type Builtin, badArguments, type Call, numbers } from './builtin.ts';

const NOTHING: Run = () => 0;

/** A call that waits: done in front of its statement, its result kept. */
function waiting(
  { ctx, at }: Call,
  type: Type,
  step: (set: (value: Value) => void, t: Parameters<Before>[0]) => ReturnType<Before>,
): Expr {
  const slot = ctx.layout.slot(type.kind === 'void' ? U32 : type);
  ctx.before((t) => step((value) => slot.set(t, value), t), at.start);
  return { type, run: type.kind === 'void' ? NOTHING : slot.get };
}

const barrier =
  (workgroup: boolean, storage: boolean): Builtin =>
  (call) => {
    if (call.args.length) throw badArguments(call);
    const wait: Wait = { for: 'barrier', workgroup, storage, offset: call.at.start };
    return waiting(call, VOID, function* (_, t) {
      t.counts.barriers++;
      yield wait;
    });
  };

/** All wait, read, and wait again. */
function uniformLoad(call: Call): Expr {
  const [pointer] = call.args;
  if (call.args.length !== 1 || pointer.type.kind !== 'pointer' || pointer.type.space !== 'workgroup')
    throw badArguments(call);
  const ref = pointed(call.at, pointer);
  const plain = ref.type.kind === 'atomic' ? { ...ref, type: scalarOf(ref.type.scalar) } : ref;
  const { run, type } = readOf(call.ctx, call.at, plain);
  const wait: Wait = { for: 'barrier', workgroup: true, storage: false, offset: call.at.start };
  return waiting(call, type, function* (set, t) {
    t.counts.barriers++;
    yield wait;
    set(run(t));
    yield wait;
  });
}

type Meet = Extract<Wait, { for: 'subgroup' }>['meet'];

/** A function of what the threads of a subgroup bring. */
function together(call: Call, type: Type, run: Run, meet: Meet): Expr {
  const { start: offset } = call.at;
  return waiting(call, type, function* (set, t) {
    yield { for: 'subgroup', offset, value: run(t), meet };
    set(t.answer);
  });
}

type Join = (a: number, b: number) => number;

function zipped(a: Value, b: Value, join: Join): Value {
  if (!Array.isArray(a)) return join(a as number, b as number);
  const other = numbers(b);
  return numbers(a).map((one, i) => join(one, other[i]));
}

/** One value of each, joined: of all, or of those in front of each thread, with it or without. */
const joined =
  (how: 'all' | 'inclusive' | 'exclusive', f: Join, neutral = 0): Builtin =>
  (call) => {
    if (call.args.length !== 1) throw badArguments(call);
    const { type, run } = concreteExpr(call.at, call.args[0]);
    if (type.kind !== 'scalar' && type.kind !== 'vector') throw badArguments(call);
    const round = ROUND[type.scalar];
    const join: Join = (a, b) => round(f(a, b));
    const none: Value = type.kind === 'vector' ? Array<number>(type.size).fill(neutral) : neutral;
    return together(call, type, run, (_, values) => {
      if (how === 'all') {
        const all = values.reduce((a, b) => zipped(a, b, join));
        return values.map(() => all);
      }
      let sum: Value = none;
      return values.map((value) => {
        const before = sum;
        sum = zipped(sum, value, join);
        return how === 'inclusive' ? sum : before;
      });
    });
  };

/** A vote. */
const vote =
  (f: (values: readonly Value[]) => boolean): Builtin =>
  (call) => {
    if (call.args.length !== 1) throw badArguments(call);
    const { run } = convertTo(call.at, call.args[0], BOOL);
    return together(call, BOOL, run, (_, values) => values.map(() => f(values)));
  };

/** Each takes the value of another, whom its own place and its second argument name; its own where nobody is there. */
const taken =
  (from: (place: number, given: number) => number): Builtin =>
  (call) => {
    const { at, args } = call;
    if (args.length !== 2) throw badArguments(call);
    const { type, run } = concreteExpr(at, args[0]);
    const wanted = concreteExpr(at, args[1]).run;
    // Both travel; the number of the other goes first.
    return together(
      call,
      type,
      (t) => [wanted(t), run(t)],
      (lanes, values) =>
        values.map((value, i) => {
          const [given] = value as readonly [number, Value];
          const place = lanes.indexOf(from(lanes[i], given));
          return (values[place < 0 ? i : place] as readonly Value[])[1];
        }),
    );
  };

const first: Builtin = (call) => {
  if (call.args.length !== 1) throw badArguments(call);
  const { type, run } = concreteExpr(call.at, call.args[0]);
  return together(call, type, run, (_, values) => values.map(() => values[0]));
};

const elect: Builtin = (call) => together(call, BOOL, NOTHING, (lanes) => lanes.map((_, i) => i === 0));

const ballot: Builtin = (call) => {
  const { run } = convertTo(call.at, call.args[0], BOOL);
  return together(call, vectorOf('u32', 4), run, (lanes, values) => {
    const words = [0, 0, 0, 0];
    for (const [i, lane] of lanes.entries()) if (values[i]) words[lane >> 5] |= 1 << (lane & 31);
    const made = words.map((word) => word >>> 0);
    return values.map(() => made);
  });
};

const add: Join = (a, b) => a + b;
/** Integers wrap. */
const multiplied =
  (how: 'all' | 'inclusive' | 'exclusive'): Builtin =>
  (call) => {
    const type = call.args[0]?.type;
    const scalar: Scalar = type && 'scalar' in type ? type.scalar : 'f32';
    return joined(how, scalar === 'i32' || scalar === 'u32' ? Math.imul : (a, b) => a * b, 1)(call);
  };

export const TOGETHER: Readonly<Record<string, Builtin>> = {
  workgroupBarrier: barrier(true, false),
  storageBarrier: barrier(false, true),
  textureBarrier: barrier(false, false),
  workgroupUniformLoad: uniformLoad,
  subgroupAdd: joined('all', add),
  subgroupInclusiveAdd: joined('inclusive', add),
  subgroupExclusiveAdd: joined('exclusive', add),
  subgroupMul: multiplied('all'),
  subgroupInclusiveMul: multiplied('inclusive'),
  subgroupExclusiveMul: multiplied('exclusive'),
  subgroupMax: joined('all', Math.max),
  subgroupMin: joined('all', Math.min),
  subgroupAnd: joined('all', (a, b) => a & b),
  subgroupOr: joined('all', (a, b) => a | b),
  subgroupXor: joined('all', (a, b) => a ^ b),
  subgroupAll: vote((values) => values.every(Boolean)),
  subgroupAny: vote((values) => values.some(Boolean)),
  subgroupBroadcast: taken((_, given) => given),
  subgroupBroadcastFirst: first,
  subgroupShuffle: taken((_, given) => given),
  subgroupShuffleXor: taken((place, given) => place ^ given),
  subgroupShuffleUp: taken((place, given) => place - given),
  subgroupShuffleDown: taken((place, given) => place + given),
  subgroupElect: elect,
  subgroupBallot: ballot,
};
