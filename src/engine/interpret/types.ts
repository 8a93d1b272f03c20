/** Types of WGSL, and how they lie in memory: https://www.w3.org/TR/WGSL/#memory-layouts */

export type Scalar = 'bool' | 'i32' | 'u32' | 'f32' | 'f16' | 'abstract-int' | 'abstract-float';
export type Space = 'function' | 'private' | 'workgroup' | 'storage' | 'uniform';

export interface ScalarType {
  readonly kind: 'scalar';
  readonly scalar: Scalar;
}
export interface VectorType {
  readonly kind: 'vector';
  readonly scalar: Scalar;
  readonly size: number;
}
/** `rows` are the elements of a column. */
export interface MatrixType {
  readonly kind: 'matrix';
  readonly scalar: Scalar;
  readonly columns: number;
  readonly rows: number;
}
/** `count` is null where the buffer says how many there are. */
export interface ArrayType {
  readonly kind: 'array';
  readonly of: Type;
  readonly count: number | null;
}
export interface Member {
  readonly name: string;
  readonly type: Type;
  /** Bytes from the start of the structure. */
  readonly offset: number;
}
export interface StructType {
  readonly kind: 'struct';
  readonly name: string;
  readonly members: readonly Member[];
  readonly size: number;
  readonly align: number;
}
export interface AtomicType {
  readonly kind: 'atomic';
  readonly scalar: 'i32' | 'u32';
}
export interface PointerType {
  readonly kind: 'pointer';
  readonly space: Space;
  readonly of: Type;
  readonly writable: boolean;
}
export interface OtherType {
  readonly kind: 'texture' | 'void';
}
export type Type = ScalarType | VectorType | MatrixType | ArrayType | StructType | AtomicType | PointerType | OtherType;

export const scalarOf = (scalar: Scalar): ScalarType => ({ kind: 'scalar', scalar });
export const vectorOf = (scalar: Scalar, size: number): VectorType => ({ kind: 'vector', scalar, size });
/** With one component it is a scalar. */
export const wide = (scalar: Scalar, size: number): ScalarType | VectorType =>
  size === 1 ? scalarOf(scalar) : vectorOf(scalar, size);

export const BOOL = scalarOf('bool');
export const I32 = scalarOf('i32');
export const U32 = scalarOf('u32');
export const VOID: Type = { kind: 'void' };

export const isAbstract = (scalar: Scalar): boolean => scalar === 'abstract-int' || scalar === 'abstract-float';
export const isFloat = (scalar: Scalar): boolean => scalar === 'f32' || scalar === 'f16' || scalar === 'abstract-float';
export const isInteger = (scalar: Scalar): boolean => scalar === 'i32' || scalar === 'u32' || scalar === 'abstract-int';

/** What an abstract type becomes where nothing else is asked of it. */
export function concrete(type: Type): Type {
  const of = (scalar: Scalar): Scalar =>
    scalar === 'abstract-int' ? 'i32' : scalar === 'abstract-float' ? 'f32' : scalar;
  if (type.kind === 'scalar' || type.kind === 'vector' || type.kind === 'matrix')
    return isAbstract(type.scalar) ? { ...type, scalar: of(type.scalar) } : type;
  return type.kind === 'array' ? { ...type, of: concrete(type.of) } : type;
}

const scalarBytes = (scalar: Scalar): number => (scalar === 'f16' ? 2 : 4);
const up = (align: number, bytes: number): number => Math.ceil(bytes / align) * align;

export function alignOf(type: Type): number {
  switch (type.kind) {
    case 'vector':
      return scalarBytes(type.scalar) * (type.size === 2 ? 2 : 4);
    case 'matrix':
      return alignOf(vectorOf(type.scalar, type.rows));
    case 'array':
      return alignOf(type.of);
    case 'struct':
      return type.align;
    default:
      return type.kind === 'scalar' ? scalarBytes(type.scalar) : 4;
  }
}

/** Bytes; of an array that the buffer measures, one element. */
export function sizeOf(type: Type): number {
  switch (type.kind) {
    case 'scalar':
      return scalarBytes(type.scalar);
    case 'vector':
      return scalarBytes(type.scalar) * type.size;
    case 'matrix':
      return type.columns * columnStride(type);
    case 'array':
      return (type.count ?? 1) * strideOf(type);
    case 'struct':
      return type.size;
    default:
      return 4;
  }
}

export const strideOf = (type: ArrayType): number => up(alignOf(type.of), sizeOf(type.of));
export const columnStride = (type: MatrixType): number => alignOf(vectorOf(type.scalar, type.rows));

/** What `@align` and `@size` ask of a member. */
export interface Given {
  readonly name: string;
  readonly type: Type;
  readonly align?: number;
  readonly size?: number;
}

export function structOf(name: string, given: readonly Given[]): StructType {
  let at = 0;
  let align = 1;
  const members = given.map((member) => {
    const own = member.align ?? alignOf(member.type);
    const offset = up(own, at);
    at = offset + (member.size ?? sizeOf(member.type));
    align = Math.max(align, own);
    return { name: member.name, type: member.type, offset };
  });
  return { kind: 'struct', name, members, size: up(align, at), align };
}

export function sameType(a: Type, b: Type): boolean {
  if (a.kind === 'struct' || b.kind === 'struct') return a === b;
  return nameOf(a) === nameOf(b);
}

/** As WGSL writes it. */
export function nameOf(type: Type): string {
  switch (type.kind) {
    case 'scalar':
      return type.scalar;
    case 'vector':
      return `vec${type.size}<${type.scalar}>`;
    case 'matrix':
      return `mat${type.columns}x${type.rows}<${type.scalar}>`;
    case 'array':
      return type.count === null ? `array<${nameOf(type.of)}>` : `array<${nameOf(type.of)}, ${type.count}>`;
    case 'struct':
      return type.name;
    case 'atomic':
      return `atomic<${type.scalar}>`;
    case 'pointer':
      return `ptr<${type.space}, ${nameOf(type.of)}>`;
    default:
      return type.kind;
  }
}

/** Whether a thread can hold a value of it: nothing that is shared by its nature, and nothing that only a buffer measures. */
export function isWhole(type: Type): boolean {
  if (type.kind === 'array') return type.count !== null && isWhole(type.of);
  if (type.kind === 'struct') return type.members.every((member) => isWhole(member.type));
  return type.kind === 'scalar' || type.kind === 'vector' || type.kind === 'matrix';
}

/** Whether its size is known beforehand. */
export function isMeasured(type: Type): boolean {
  if (type.kind === 'array') return type.count !== null;
  return type.kind !== 'struct' || type.members.every((member) => isMeasured(member.type));
}

/** Whether there is a bool anywhere in it, which no buffer holds. */
export function hasBools(type: Type): boolean {
  if (type.kind === 'array') return hasBools(type.of);
  if (type.kind === 'struct') return type.members.some((member) => hasBools(member.type));
  return 'scalar' in type && type.scalar === 'bool';
}

/** Whether 16-bit numbers are in it: its cells are then 2 bytes. */
export function hasHalves(type: Type): boolean {
  if (type.kind === 'array') return hasHalves(type.of);
  if (type.kind === 'struct') return type.members.some((member) => hasHalves(member.type));
  return 'scalar' in type && type.scalar === 'f16';
}
