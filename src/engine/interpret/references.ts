/** What stands in memory: reading it, writing it, and the way to its parts. Touches of what is shared are told here. */
import type { Context } from './context.ts';
import { concreteExpr } from './convert.ts';
import { checkIndex } from './known.ts';
import type { Expr, Ref, Run, Thread } from './machine.ts';
import { loadOf, type Memory, type Pointer, storeOf, type Value, zeroOf } from './memory.ts';
import { invalid, notHere } from './problem.ts';
import { columnStride, nameOf, scalarOf, sizeOf, strideOf, type Type, vectorOf } from './types.ts';

interface At {
  readonly start: number;
}

const isShared = ({ space }: Ref): boolean => space === 'workgroup' || space === 'storage';

/** An expression that reads it. */
export function readOf(ctx: Context, at: At, ref: Ref): Expr {
  if (!hasValue(ref.type)) return { type: ref.type, run: refusing(at, ref.type), ref };
  const load = loading(ctx, at, ref);
  const more = moreSteps(ref.type);
  const run: Run = (t) => {
    t.machine.step(more, at.start);
    return load(t);
  };
  return { type: ref.type, run: more > 0 ? run : load, ref };
}

/** Steps that it takes to read a value whole, beside the one of its statement: a large array is no single number. */
const moreSteps = (type: Type): number =>
  type.kind === 'array' || type.kind === 'matrix' || type.kind === 'struct' ? Math.ceil(sizeOf(type) / STEP_BYTES) : 0;
const STEP_BYTES = 32;

const hasValue = (type: Type): boolean =>
  type.kind === 'array' ? type.count !== null && hasValue(type.of) : type.kind !== 'atomic' && type.kind !== 'texture';

const refusing =
  (at: At, type: Type): Run =>
  () => {
    throw invalid(at, `${nameOf(type)} cannot be read whole.`, `${nameOf(type)} 不能整个读取。`);
  };

function loading(ctx: Context, at: At, ref: Ref): Run {
  const load = loadOf(ref.type);
  const { memory, at: where, fixedAt, space } = ref;
  if (fixedAt !== undefined && (space === 'function' || space === 'private')) return (t) => load(t.own, fixedAt);
  const zero = zeroOf(ref.type);
  if (!isShared(ref))
    return (t) => {
      const from = where(t);
      return from < 0 ? zero : load(memory(t), from);
    };
  const bytes = sizeOf(ref.type);
  const line = ctx.lineOf(at.start);
  return (t) => {
    const from = where(t);
    if (from < 0) return zero;
    const of = memory(t);
    t.machine.watch.read(t, of, from, bytes, line);
    return load(of, from);
  };
}

/** What writes a value there. */
export function writerOf(ctx: Context, at: At, ref: Ref): (t: Thread, value: Value) => void {
  if (!ref.writable) throw invalid(at, 'This cannot be written: it is read-only.', '这里不能写入：它是只读的。');
  if (!hasValue(ref.type))
    throw invalid(at, `${nameOf(ref.type)} cannot be written whole.`, `${nameOf(ref.type)} 不能整个写入。`);
  const store = storeOf(ref.type);
  const { memory, at: where, fixedAt, space } = ref;
  if (fixedAt !== undefined && (space === 'function' || space === 'private'))
    return (t, value) => store(t.own, fixedAt, value);
  if (!isShared(ref))
    return (t, value) => {
      const to = where(t);
      if (to >= 0) store(memory(t), to, value);
    };
  const bytes = sizeOf(ref.type);
  const line = ctx.lineOf(at.start);
  return (t, value) => {
    const to = where(t);
    if (to < 0) return;
    const of = memory(t);
    t.machine.watch.write(t, of, to, bytes, line);
    store(of, to, value);
  };
}

/** A place whose address is worked out once, for what both reads and writes it. */
export function heldRef(ctx: Context, ref: Ref): { readonly ref: Ref; readonly hold: (t: Thread) => void } {
  if (ref.fixedAt !== undefined) return { ref, hold: () => undefined };
  const place = ctx.layout.values++;
  const { at } = ref;
  return {
    ref: { ...ref, at: (t) => t.values[place] as number },
    hold: (t) => {
      t.values[place] = at(t);
    },
  };
}

export function pointed(at: At, pointer: Expr): Ref {
  const { type, run } = pointer;
  if (type.kind !== 'pointer') throw invalid(at, `${nameOf(type)} is no pointer.`, `${nameOf(type)} 不是指针。`);
  return {
    type: type.of,
    space: type.space,
    writable: type.writable,
    memory: (t) => (run(t) as Pointer).memory,
    at: (t) => (run(t) as Pointer).at,
  };
}

/** Some bytes further on. */
const moved = (ref: Ref, type: Type, bytes: number): Ref => {
  const { at, fixedAt } = ref;
  return {
    ...ref,
    type,
    at: (t) => {
      const from = at(t);
      return from < 0 ? from : from + bytes;
    },
    ...(fixedAt !== undefined && { fixedAt: fixedAt + bytes }),
  };
};

const COMPONENTS = ['xyzw', 'rgba'];

/** Places of the components that a swizzle names; null where it is none. */
function swizzle(name: string, size: number): readonly number[] | null {
  const letters = COMPONENTS.find((all) => [...name].every((letter) => all.includes(letter)));
  if (!letters || name.length > 4) return null;
  const places = [...name].map((letter) => letters.indexOf(letter));
  return places.every((place) => place < size) ? places : null;
}

/** `base.name`. A pointer stands for what it points to. */
export function member(ctx: Context, at: At, base: Expr, name: string): Expr {
  if (base.type.kind === 'pointer') return member(ctx, at, readOf(ctx, at, pointed(at, base)), name);
  const { type, ref } = base;
  if (type.kind === 'struct') {
    const place = type.members.findIndex((one) => one.name === name);
    const found = type.members[place];
    if (!found) throw noMember(at, type, name);
    if (ref) return readOf(ctx, at, moved(ref, found.type, found.offset));
    return derived(base, found.type, (value) => (value as readonly Value[])[place]);
  }
  const places = type.kind === 'vector' ? swizzle(name, type.size) : null;
  if (type.kind !== 'vector' || !places) throw noMember(at, type, name);
  const one = scalarOf(type.scalar);
  if (places.length > 1)
    return derived(base, vectorOf(type.scalar, places.length), (value) =>
      places.map((place) => (value as readonly Value[])[place]),
    );
  const [place] = places;
  if (ref) return readOf(ctx, at, { ...moved(ref, one, place * sizeOf(one)), isComponent: true });
  return derived(base, one, (value) => (value as readonly Value[])[place]);
}

const noMember = (at: At, type: Type, name: string) =>
  invalid(at, `${nameOf(type)} has no member ${name}.`, `${nameOf(type)} 没有成员 ${name}。`);

function derived(base: Expr, type: Type, part: (value: Value) => Value): Expr {
  const { run, value } = base;
  if (value !== undefined) {
    const known = part(value);
    return { type, value: known, run: () => known };
  }
  return { type, run: (t) => part(run(t)) };
}

/** How the parts of a type follow each other; a count of null is the buffer's to say. */
function partsOf(type: Type): { readonly of: Type; readonly stride: number; readonly count: number | null } | null {
  if (type.kind === 'array') return { of: type.of, stride: strideOf(type), count: type.count };
  if (type.kind === 'vector') {
    const of = scalarOf(type.scalar);
    return { of, stride: sizeOf(of), count: type.size };
  }
  if (type.kind !== 'matrix') return null;
  return { of: vectorOf(type.scalar, type.rows), stride: columnStride(type), count: type.columns };
}

/**
 * `base[index]`. Beyond the end a read gives zeros and a write is lost, and both are noted; a GPU may do otherwise.
 * @param name the text of the base
 */
export function element(ctx: Context, at: At, base: Expr, index: Expr, name: string, access: 'read' | 'write'): Expr {
  if (base.type.kind === 'pointer') return element(ctx, at, readOf(ctx, at, pointed(at, base)), index, name, access);
  // Which element it is shows while it runs, and then there is nothing abstract any more.
  if (base.value !== undefined && index.value === undefined)
    return element(ctx, at, { ...concreteExpr(at, base), value: undefined }, index, name, access);
  const parts = partsOf(base.type);
  if (!parts) throw invalid(at, `${nameOf(base.type)} has no elements.`, `${nameOf(base.type)} 没有元素可取。`);
  if (index.type.kind !== 'scalar' || !['i32', 'u32', 'abstract-int'].includes(index.type.scalar))
    throw invalid(at, 'An index is a whole number: i32 or u32.', '下标必须是整数：i32 或 u32。');
  const { of, stride, count } = parts;
  checkIndex(at, index, count, base.type);
  const place = index.run;
  const line = ctx.lineOf(at.start);
  const beyond = (t: Thread, i: number, length: number) => t?.machine.watch.beyond(t.id, access, name, i, length, line);
  const { ref } = base;
  if (ref) {
    const { at: start, memory, fixedAt } = ref;
    const isComponent = base.type.kind === 'vector';
    const known = index.value as number | undefined;
    if (known !== undefined && count !== null && known >= 0 && known < count)
      return readOf(ctx, at, { ...moved(ref, of, known * stride), isComponent });
    const where = (t: Thread): number => {
      const i = place(t) as number;
      const from = fixedAt ?? start(t);
      if (from < 0) return from;
      const length = count ?? lengthOf(memory(t), from, stride);
      if (i >= 0 && i < length) return from + i * stride;
      beyond(t, i, length);
      return -1;
    };
    return readOf(ctx, at, { type: of, space: ref.space, writable: ref.writable, memory, at: where, isComponent });
  }
  const { run } = base;
  const zero = zeroOf(of);
  const rows = base.type.kind === 'matrix' ? base.type.rows : 0;
  const taken = (t: Thread): Value => {
    const i = place(t) as number;
    const values = run(t) as readonly Value[];
    if (i < 0 || i >= (count ?? 0)) {
      beyond(t, i, count ?? 0);
      return zero;
    }
    return rows ? values.slice(i * rows, (i + 1) * rows) : values[i];
  };
  if (base.value === undefined || index.value === undefined) return { type: of, run: taken };
  const value = taken(undefined as unknown as Thread);
  return { type: of, value, run: () => value };
}

/** Elements of an array that its buffer measures. */
export const lengthOf = (memory: Memory, at: number, stride: number): number =>
  Math.floor((memory.bytes.length - at) / stride);

/** `&base`. */
export function addressOf(at: At, { ref }: Expr): Expr {
  if (!ref) throw invalid(at, 'Only a variable has an address.', '只有变量才有地址。');
  if (ref.isComponent) throw invalid(at, 'A component of a vector has no address.', '向量的分量没有地址。');
  if (ref.type.kind === 'texture') throw notHere(at, 'pointers to textures', '指向纹理的指针');
  const { memory, at: where } = ref;
  return {
    type: { kind: 'pointer', space: ref.space, of: ref.type, writable: ref.writable },
    run: (t): Pointer => ({ memory: memory(t), at: where(t) }),
  };
}
