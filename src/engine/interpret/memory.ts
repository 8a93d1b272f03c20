/** Where variables live: bytes, and how a value of a type is taken from them and put there. */
import { halfBits, halfFromBits } from './numbers.ts';
import { columnStride, type Scalar, type Space, strideOf, type Type } from './types.ts';

/** A matrix is its columns one after the other; an array or a structure is its parts. None is ever changed. */
export type Value = number | boolean | Pointer | readonly Value[];

export interface Pointer {
  readonly memory: Memory;
  /** Bytes; -1 where an index was out of bounds. */
  readonly at: number;
}

/** The bytes of one variable, or of all variables of a thread. */
export class Memory {
  /** What people call it. */
  readonly name: string;
  readonly space: Space;
  readonly bytes: Uint8Array;
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly u16: Uint16Array;
  /** Of the texture that it is, if it is one. */
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** Number of it among those that are watched; -1 where nobody watches. */
  watched = -1;

  constructor(
    name: string,
    space: Space,
    bytes: number,
    picture: { readonly width: number; readonly height: number } | null = null,
  ) {
    const buffer = new ArrayBuffer(Math.ceil(bytes / 4) * 4);
    this.name = name;
    this.space = space;
    this.bytes = new Uint8Array(buffer, 0, bytes);
    this.f32 = new Float32Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.picture = picture;
  }
}

export type Load = (memory: Memory, at: number) => Value;
export type Store = (memory: Memory, at: number, value: Value) => void;

type View = 'f32' | 'i32' | 'u32';

/** Of scalars that have 4 bytes; a bool has a word of its own. */
const viewOf = (scalar: Scalar): View => (scalar === 'f32' || scalar === 'i32' ? scalar : 'u32');

export function loadOf(type: Type): Load {
  switch (type.kind) {
    case 'scalar':
      return loadScalar(type.scalar);
    case 'atomic':
      return loadScalar(type.scalar);
    case 'vector':
      return loadVector(type.scalar, type.size);
    case 'matrix': {
      const column = loadVector(type.scalar, type.rows);
      return loadParts(
        Array.from({ length: type.columns }, (_, at) => [at * columnStride(type), column]),
        true,
      );
    }
    case 'array': {
      const load = loadOf(type.of);
      const stride = strideOf(type);
      return loadParts(Array.from({ length: type.count ?? 0 }, (_, at) => [at * stride, load]));
    }
    case 'struct':
      return loadParts(type.members.map((member) => [member.offset, loadOf(member.type)]));
    default:
      throw new Error(`A ${type.kind} lies in no memory.`);
  }
}

const loadParts =
  (parts: readonly (readonly [number, Load])[], flat = false): Load =>
  (memory, at) => {
    const values = parts.map(([offset, load]) => load(memory, at + offset));
    return flat ? (values as readonly (readonly Value[])[]).flat() : values;
  };

function loadScalar(scalar: Scalar): Load {
  switch (scalar) {
    case 'f32':
      return (memory, at) => memory.f32[at >> 2];
    case 'i32':
      return (memory, at) => memory.i32[at >> 2];
    case 'bool':
      return (memory, at) => memory.u32[at >> 2] !== 0;
    case 'f16':
      return (memory, at) => halfFromBits(memory.u16[at >> 1]);
    default:
      return (memory, at) => memory.u32[at >> 2];
  }
}

function loadVector(scalar: Scalar, size: number): Load {
  if (scalar === 'f16' || scalar === 'bool') {
    const load = loadScalar(scalar);
    const bytes = scalar === 'f16' ? 2 : 4;
    return (memory, at) => Array.from({ length: size }, (_, i) => load(memory, at + i * bytes));
  }
  const view = viewOf(scalar);
  if (size === 2)
    return (memory, at) => {
      const from = memory[view];
      return [from[at >> 2], from[(at >> 2) + 1]];
    };
  if (size === 3)
    return (memory, at) => {
      const from = memory[view];
      return [from[at >> 2], from[(at >> 2) + 1], from[(at >> 2) + 2]];
    };
  return (memory, at) => {
    const from = memory[view];
    return [from[at >> 2], from[(at >> 2) + 1], from[(at >> 2) + 2], from[(at >> 2) + 3]];
  };
}

export function storeOf(type: Type): Store {
  switch (type.kind) {
    case 'scalar':
    case 'atomic':
      return storeScalar(type.scalar);
    case 'vector': {
      const store = storeScalar(type.scalar);
      const bytes = type.scalar === 'f16' ? 2 : 4;
      return storeParts(Array.from({ length: type.size }, (_, at) => [at * bytes, store]));
    }
    case 'matrix': {
      const store = storeScalar(type.scalar);
      const bytes = type.scalar === 'f16' ? 2 : 4;
      const parts = Array.from(
        { length: type.columns * type.rows },
        (_, at) => [Math.floor(at / type.rows) * columnStride(type) + (at % type.rows) * bytes, store] as const,
      );
      return storeParts(parts);
    }
    case 'array': {
      const store = storeOf(type.of);
      const stride = strideOf(type);
      return storeParts(Array.from({ length: type.count ?? 0 }, (_, at) => [at * stride, store]));
    }
    case 'struct':
      return storeParts(type.members.map((member) => [member.offset, storeOf(member.type)]));
    default:
      throw new Error(`A ${type.kind} lies in no memory.`);
  }
}

const storeParts =
  (parts: readonly (readonly [number, Store])[]): Store =>
  (memory, at, value) => {
    const values = value as readonly Value[];
    for (let i = 0; i < parts.length; i++) parts[i][1](memory, at + parts[i][0], values[i]);
  };

function storeScalar(scalar: Scalar): Store {
  if (scalar === 'f16')
    return (memory, at, value) => {
      memory.u16[at >> 1] = halfBits(value as number);
    };
  const view = viewOf(scalar);
  return (memory, at, value) => {
    memory[view][at >> 2] = value as number;
  };
}

/** All zeros. */
export function zeroOf(type: Type): Value {
  switch (type.kind) {
    case 'scalar':
      return type.scalar === 'bool' ? false : 0;
    case 'vector':
      return Array<Value>(type.size).fill(type.scalar === 'bool' ? false : 0);
    case 'matrix':
      return Array<Value>(type.columns * type.rows).fill(0);
    case 'array':
      return Array<Value>(type.count ?? 0).fill(zeroOf(type.of));
    case 'struct':
      return type.members.map((member) => zeroOf(member.type));
    default:
      return 0;
  }
}
