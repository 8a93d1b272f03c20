/** Types by the names that a text gives them. */
import type { ExpressionElem, TypeRefElem } from 'wesl/core';
import type { Context, Scope } from './context.ts';
import { invalid, notHere } from './problem.ts';
import { isFloat, isMeasured, nameOf, type Scalar, type Space, scalarOf, type Type, vectorOf } from './types.ts';

/** A scalar of null is still to be found: from a template, or from what a value is made of. */
export type Predeclared =
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'vector'; readonly size: number; readonly scalar: Scalar | null }
  | { readonly kind: 'matrix'; readonly columns: number; readonly rows: number; readonly scalar: Scalar | null }
  | { readonly kind: 'array' };

const SCALARS: Readonly<Record<string, Scalar>> = { bool: 'bool', i32: 'i32', u32: 'u32', f32: 'f32', f16: 'f16' };
const SUFFIXES: Readonly<Record<string, Scalar>> = { i: 'i32', u: 'u32', f: 'f32', h: 'f16' };

export function predeclared(name: string): Predeclared | null {
  if (Object.hasOwn(SCALARS, name)) return { kind: 'scalar', scalar: SCALARS[name] };
  if (name === 'array') return { kind: 'array' };
  const vector = /^vec([234])([iufh]?)$/.exec(name);
  if (vector) return { kind: 'vector', size: Number(vector[1]), scalar: SUFFIXES[vector[2]] ?? null };
  const matrix = /^mat([234])x([234])([fh]?)$/.exec(name);
  if (!matrix) return null;
  const [, columns, rows, suffix] = matrix;
  return { kind: 'matrix', columns: Number(columns), rows: Number(rows), scalar: SUFFIXES[suffix] ?? null };
}

type TypeElem = TypeRefElem | ExpressionElem;

/** Name and template of what stands where a type belongs. */
export function namedBy(elem: TypeElem): { readonly name: string; readonly params: readonly ExpressionElem[] } | null {
  if (elem.kind === 'type') return { name: elem.name.originalName, params: elem.templateParams ?? [] };
  return elem.kind === 'ref' ? { name: elem.ident.originalName, params: [] } : null;
}

/** @throws InterpretError for what is no type, or none of this interpreter */
export function resolveType(ctx: Context, elem: TypeElem, scope: Scope): Type {
  const named = namedBy(elem);
  if (!named) throw invalid(elem, 'A type belongs here.', '这里应是一个类型。');
  const { name, params } = named;
  const own = scope.find(name);
  if (own?.kind === 'type') return own.type;
  const known = predeclared(name);
  const scalarIn = (): Scalar => {
    const type = params[0] && ctx.type(params[0], scope);
    if (type?.kind !== 'scalar')
      throw invalid(elem, `${name} needs the type of its elements.`, `${name} 要写明元素的类型。`);
    return type.scalar;
  };
  if (known && 'scalar' in known && known.scalar === 'f16') ctx.needs(elem, 'f16');
  if (known?.kind === 'scalar') return scalarOf(known.scalar);
  if (known?.kind === 'vector') return vectorOf(known.scalar ?? scalarIn(), known.size);
  if (known?.kind === 'matrix') {
    const scalar = known.scalar ?? scalarIn();
    if (!isFloat(scalar)) throw invalid(elem, 'A matrix is of f32 or f16.', '矩阵的元素只能是 f32 或 f16。');
    return { ...known, scalar };
  }
  if (known?.kind === 'array') return arrayType(ctx, elem, params, scope);
  if (name === 'atomic') {
    const scalar = scalarIn();
    if (scalar !== 'i32' && scalar !== 'u32')
      throw invalid(elem, 'Atomics are i32 or u32.', '原子类型只能是 i32 或 u32。');
    return { kind: 'atomic', scalar };
  }
  if (name === 'ptr') return pointerType(ctx, elem, params, scope);
  if (name === 'texture_2d') {
    const type = params[0] && ctx.type(params[0], scope);
    if (type?.kind === 'scalar' && type.scalar === 'f32') return { kind: 'texture' };
  }
  if (/^(texture|sampler)/.test(name)) throw notHere(elem, name);
  throw invalid(elem, `There is no type ${name}.`, `没有名为 ${name} 的类型。`);
}

function arrayType(ctx: Context, elem: TypeElem, params: readonly ExpressionElem[], scope: Scope): Type {
  const [of, size] = params;
  if (!of) throw invalid(elem, 'array needs the type of its elements.', 'array 要写明元素的类型。');
  const element = ctx.type(of, scope);
  if (!isMeasured(element) || ['pointer', 'void', 'texture'].includes(element.kind))
    throw invalid(elem, `An array cannot be of ${nameOf(element)}.`, `数组的元素不能是 ${nameOf(element)}。`);
  if (!size) return { kind: 'array', of: element, count: null };
  const { value, type } = ctx.expression(size, scope);
  if (typeof value !== 'number' || value < 1 || type.kind !== 'scalar' || isFloat(type.scalar))
    throw invalid(
      size,
      'How long an array is has to be known beforehand: a literal or a const, at least 1.',
      '数组长度必须事先可知：字面量或 const，且至少为 1。',
    );
  if (value > MOST_ELEMENTS) throw notHere(size, `arrays of ${value} elements`, `${value} 个元素的数组`);
  return { kind: 'array', of: element, count: value };
}
const MOST_ELEMENTS = 2 ** 20;

const SPACES: readonly string[] = ['function', 'private', 'workgroup', 'storage', 'uniform'] satisfies Space[];

function pointerType(ctx: Context, elem: TypeElem, params: readonly ExpressionElem[], scope: Scope): Type {
  const [space = '', , access] = params.map((param) => namedBy(param)?.name);
  if (!SPACES.includes(space) || !params[1])
    throw invalid(elem, 'A pointer is ptr<space, type>.', '指针类型写作 ptr<space, type>，依次是地址空间和类型。');
  const writable = space === 'uniform' ? false : space === 'storage' ? access === 'read_write' : true;
  return { kind: 'pointer', space: space as Space, of: ctx.type(params[1], scope), writable };
}
