/** Functions of what lies in memory: lengths, atomics, textures. */
import { convertTo } from '../convert.ts';
import type { Expr, Thread } from '../machine.ts';
import { loadOf, type Pointer, storeOf, type Value } from '../memory.ts';
import { ROUND } from '../numbers.ts';
import { lengthOf } from '../references.ts';
import { BOOL, scalarOf, strideOf, structOf, U32, VOID, vectorOf } from '../types.ts';
import { type Builtin, badArguments, type Call, numbers } from './builtin.ts';

type Update = (before: number, given: number) => number;

function atomicOf(call: Call, arity: number) {
  const { args, at } = call;
  const [pointer] = args;
  const type = pointer?.type;
  if (args.length !== arity || type?.kind !== 'pointer' || type.of.kind !== 'atomic') throw badArguments(call);
  const { scalar } = type.of;
  const of = scalarOf(scalar);
  const load = loadOf(of);
  const store = storeOf(of);
  const place = pointer.run;
  /** Null out of bounds. */
  const touched = (t: Thread): Pointer | null => {
    const found = place(t) as Pointer;
    if (found.at < 0) return null;
    t.machine.watch.atomic(t, found.memory, found.at);
    return found;
  };
  return { of, load, store, touched, round: ROUND[scalar], given: args.slice(1).map((one) => convertTo(at, one, of)) };
}

/** What was there before is the result. */
const update =
  (f: Update): Builtin =>
  (call) => {
    const { of, load, store, touched, round, given } = atomicOf(call, 2);
    const value = given[0].run;
    return {
      type: of,
      run: (t) => {
        const by = value(t) as number;
        const place = touched(t);
        if (!place) return 0;
        const before = load(place.memory, place.at) as number;
        store(place.memory, place.at, round(f(before, by)));
        return before;
      },
    };
  };

function compareExchange(call: Call): Expr {
  const { of, load, store, touched, given } = atomicOf(call, 3);
  const [expected, wanted] = given.map(({ run }) => run);
  const type = structOf('atomic_compare_exchange_result', [
    { name: 'old_value', type: of },
    { name: 'exchanged', type: BOOL },
  ]);
  return {
    type,
    run: (t) => {
      const [from, to] = [expected(t), wanted(t)];
      const place = touched(t);
      if (!place) return [0, false];
      const before = load(place.memory, place.at);
      if (before === from) store(place.memory, place.at, to);
      return [before, before === from];
    },
  };
}

function arrayLength(call: Call): Expr {
  const [pointer] = call.args;
  const type = pointer?.type;
  if (type?.kind !== 'pointer' || type.of.kind !== 'array' || type.of.count !== null) throw badArguments(call);
  const stride = strideOf(type.of);
  const { run } = pointer;
  return {
    type: U32,
    run: (t) => {
      const { memory, at } = run(t) as Pointer;
      return lengthOf(memory, at, stride);
    },
  };
}

/** Texels of rgba8unorm, and zeros beyond the edge. A read of one counts as a read of storage. */
function textureLoad(call: Call): Expr {
  const [texture, place, level] = call.args;
  const ref = texture?.ref;
  if (!ref || texture.type.kind !== 'texture' || place?.type.kind !== 'vector' || place.type.size !== 2 || !level)
    throw badArguments(call);
  const line = call.ctx.lineOf(call.at.start);
  const { run } = place;
  return {
    type: vectorOf('f32', 4),
    run: (t): Value => {
      const memory = ref.memory(t);
      const { width, height } = memory.picture ?? { width: 0, height: 0 };
      const [x, y] = numbers(run(t));
      if (x < 0 || y < 0 || x >= width || y >= height) return [0, 0, 0, 0];
      const at = (y * width + x) * 4;
      t.machine.watch.read(t, memory, at, 4, line);
      return [0, 1, 2, 3].map((i) => Math.fround(memory.bytes[at + i] / 255));
    },
  };
}

function textureDimensions(call: Call): Expr {
  const ref = call.args[0]?.ref;
  if (ref?.type.kind !== 'texture') throw badArguments(call);
  return {
    type: vectorOf('u32', 2),
    run: (t) => {
      const { picture } = ref.memory(t);
      return [picture?.width ?? 0, picture?.height ?? 0];
    },
  };
}

export const MEMORY: Readonly<Record<string, Builtin>> = {
  arrayLength,
  textureLoad,
  textureDimensions,
  atomicAdd: update((a, b) => a + b),
  atomicSub: update((a, b) => a - b),
  atomicMax: update(Math.max),
  atomicMin: update(Math.min),
  atomicAnd: update((a, b) => a & b),
  atomicOr: update((a, b) => a | b),
  atomicXor: update((a, b) => a ^ b),
  atomicExchange: update((_, b) => b),
  atomicCompareExchangeWeak: compareExchange,
  atomicLoad: (call) => {
    const { of, load, touched } = atomicOf(call, 1);
    return {
      type: of,
      run: (t) => {
        const place = touched(t);
        return place ? load(place.memory, place.at) : 0;
      },
    };
  },
  atomicStore: (call) => {
    const { store, touched, given } = atomicOf(call, 2);
    const value = given[0].run;
    return {
      type: VOID,
      run: (t) => {
        const to = value(t);
        const place = touched(t);
        if (place) store(place.memory, place.at, to);
        return 0;
      },
    };
  },
};
