/** Variables of the module: bound buffers, workgroup memory, private variables. */
import type { ExpressionElem, GlobalVarElem } from 'wesl/core';
import type { InterpretRequest } from './api.ts';
import { attribute } from './attributes.ts';
import type { Layout } from './context.ts';
import type { Expr, Ref, Thread } from './machine.ts';
import { Memory, storeOf, zeroOf } from './memory.ts';
import { badBinding, invalid, notHere } from './problem.ts';
import { hasBools, hasHalves, isMeasured, isWhole, nameOf, type Space, sizeOf, strideOf, type Type } from './types.ts';
import type { Watched } from './watch.ts';

export interface Global {
  readonly type: Type;
  readonly memory: Memory;
  /** Place among the buffers of the request; -1 for what is none. */
  readonly buffer: number;
  readonly writable: boolean;
}

/** @throws InterpretError for a variable that no compiler takes */
function checkVariable(
  elem: GlobalVarElem,
  name: string,
  type: Type,
  init: Expr | null,
  space: string,
  access: string | undefined,
): void {
  const own = space === 'private' || space === 'workgroup';
  const bound = ['group', 'binding'].some((one) => attribute(elem.attributes, one) !== null);
  if (own && bound)
    throw invalid(
      elem,
      `${name} is in no buffer: it has no @group and @binding.`,
      `${name} 不在缓冲区里，不写 @group 与 @binding。`,
    );
  if (init && space !== 'private')
    throw invalid(elem, `A var<${space}> begins without a value.`, `var<${space}> 不能写初值。`);
  if (init && init.value === undefined)
    throw invalid(
      elem,
      'What a module variable begins with has to be known beforehand.',
      '模块变量的初值必须事先可知。',
    );
  const fits =
    space === 'private'
      ? isWhole(type)
      : space === 'workgroup'
        ? isMeasured(type) && type.kind !== 'pointer'
        : space === 'handle'
          ? type.kind === 'texture'
          : !hasBools(type) && (space === 'storage' || isMeasured(type));
  if (!fits)
    throw invalid(elem, `A var<${space}> cannot hold ${nameOf(type)}.`, `var<${space}> 不能存放 ${nameOf(type)}。`);
  if (access !== undefined && (space !== 'storage' || (access !== 'read' && access !== 'read_write')))
    throw invalid(elem, `${name} cannot be ${access}.`, `${name} 不能是 ${access}。`);
  if (space === 'storage' && access !== 'read_write' && hasAtomics(type))
    throw invalid(elem, 'Atomics are in buffers that are read_write.', '原子变量只能放在 read_write 的缓冲区里。');
}

const hasAtomics = (type: Type): boolean =>
  type.kind === 'array'
    ? hasAtomics(type.of)
    : type.kind === 'struct'
      ? type.members.some((member) => hasAtomics(member.type))
      : type.kind === 'atomic';

type NumberOf = (elem: ExpressionElem) => number;

/** Bytes of all variables of one kind together; a text that wants more is not one to look at a small shape of. */
const MOST_BYTES = 2 ** 26;

export class Globals {
  readonly used: Global[] = [];
  readonly begin: ((thread: Thread) => void)[] = [];
  readonly #request: InterpretRequest;
  readonly #numberOf: NumberOf;
  /** Variables of group 0, in the order of their bindings. */
  readonly #bound: readonly GlobalVarElem[];

  constructor(variables: readonly GlobalVarElem[], request: InterpretRequest, numberOf: NumberOf) {
    this.#request = request;
    this.#numberOf = numberOf;
    this.#bound = variables
      .flatMap((elem) => {
        const place = this.#placeOf(elem);
        return place?.group === 0 ? [{ elem, binding: place.binding }] : [];
      })
      .sort((a, b) => a.binding - b.binding)
      .map(({ elem }) => elem);
    if (this.#bound.length !== request.buffers.length)
      throw badBinding(
        null,
        `The text binds ${this.#bound.length} ${this.#bound.length === 1 ? 'buffer' : 'buffers'} in group 0, not ${request.buffers.length}.`,
        `代码在 group 0 里绑定了 ${this.#bound.length} 个缓冲区，实际提供了 ${request.buffers.length} 个。`,
      );
  }

  declare(elem: GlobalVarElem, type: Type, init: Expr | null, layout: Layout): Ref {
    const [first, access] = (elem.template ?? []).map(({ name }) => name);
    const space = (first ?? 'handle') as Space | 'handle';
    const name = elem.name.decl.ident.originalName;
    checkVariable(elem, name, type, init, space, access);
    if (space === 'private') return this.#private(type, init, layout);
    if (space === 'workgroup') {
      if (sizeOf(type) > MOST_BYTES)
        throw notHere(elem, `a variable of ${sizeOf(type)} bytes`, `${sizeOf(type)} 字节的变量`);
      return this.#shared(type, new Memory(name, 'workgroup', sizeOf(type)), -1, true);
    }
    const place = this.#placeOf(elem);
    if (!place || (space !== 'storage' && space !== 'uniform' && space !== 'handle'))
      throw invalid(elem, `${name} has no @group and @binding.`, `${name} 没有写 @group 与 @binding。`);
    if (space === 'uniform' && place.group === 1) return this.#shared(type, this.#problem(elem, name, type), -1, false);
    if (place.group !== 0)
      throw badBinding(
        elem,
        `${name} is in group ${place.group}; buffers are bound in group 0, and the uniform in group 1.`,
        `${name} 在 group ${place.group}；缓冲区绑定在 group 0，uniform 在 group 1。`,
      );
    const buffer = this.#bound.indexOf(elem);
    const memory = this.#buffer(elem, name, type, buffer, space === 'handle' ? 'storage' : space);
    return this.#shared(type, memory, buffer, space === 'storage' && access === 'read_write');
  }

  #placeOf({ attributes }: GlobalVarElem): { readonly group: number; readonly binding: number } | null {
    const [group] = attribute(attributes, 'group') ?? [];
    const [binding] = attribute(attributes, 'binding') ?? [];
    return group && binding ? { group: this.#numberOf(group), binding: this.#numberOf(binding) } : null;
  }

  #shared(type: Type, memory: Memory, buffer: number, writable: boolean): Ref {
    this.used.push({ type, memory, buffer, writable });
    return { type, space: memory.space, writable, memory: () => memory, at: () => 0, fixedAt: 0 };
  }

  #private(type: Type, init: Expr | null, layout: Layout): Ref {
    const at = layout.place(type);
    const store = storeOf(type);
    const zero = zeroOf(type);
    const run = init?.run ?? (() => zero);
    this.begin.push((t) => store(t.own, at, run(t)));
    return { type, space: 'private', writable: true, memory: (t) => t.own, at: () => at, fixedAt: at };
  }

  /** `struct Problem { origin: vec3u, … }`: a u32 behind a vec3u fills its padding. */
  #problem(elem: GlobalVarElem, name: string, type: Type): Memory {
    const words = [0, 0, 0, ...(this.#request.uniform ?? [])];
    const memory = new Memory(name, 'uniform', sizeOf(type));
    if (words.length * 4 > Math.max(16, memory.u32.byteLength))
      throw badBinding(
        elem,
        `${nameOf(type)} has room for ${memory.u32.length - 3} ${memory.u32.length === 4 ? 'number' : 'numbers'} behind its origin, not for ${words.length - 3}.`,
        `${nameOf(type)} 的 origin 之后只能放 ${memory.u32.length - 3} 个数，实际有 ${words.length - 3} 个。`,
      );
    memory.u32.set(words.slice(0, memory.u32.length));
    return memory;
  }

  #buffer(elem: GlobalVarElem, name: string, type: Type, place: number, space: Space): Memory {
    const { data, picture } = this.#request.buffers[place];
    if ((type.kind === 'texture') !== (picture !== undefined))
      throw badBinding(
        elem,
        picture ? `${name} is a texture here.` : `${name} is a buffer here, not a texture.`,
        picture ? `${name} 在这里是纹理。` : `${name} 在这里是缓冲区，不是纹理。`,
      );
    const needed = type.kind === 'array' && type.count === null ? strideOf(type) : sizeOf(type);
    if (type.kind !== 'texture' && data.byteLength < needed)
      throw badBinding(
        elem,
        `${name} needs ${needed} bytes; its buffer has ${data.byteLength}.`,
        `${name} 需要 ${needed} 字节，它的缓冲区只有 ${data.byteLength} 字节。`,
      );
    const memory = new Memory(name, space, data.byteLength, picture ?? null);
    memory.bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    return memory;
  }
}

/** Those that threads share, as they are watched. Uniforms are everybody's to read, and not counted. */
export function watchedOf(globals: readonly Global[]): Watched[] {
  return globals.flatMap(({ type, memory, buffer, writable }) => {
    const { space, name } = memory;
    if (space !== 'workgroup' && space !== 'storage') return [];
    const cellBytes = hasHalves(type) ? 2 : 4;
    return [
      {
        memory,
        space,
        buffer,
        cellBytes,
        perElement: Math.max(1, (type.kind === 'array' ? strideOf(type) : sizeOf(type)) / cellBytes),
        races: writable && !isAtomic(type),
        cellName: (cell: number) => cellName(name, type, cell * cellBytes),
      },
    ];
  });
}

const isAtomic = (type: Type): boolean => (type.kind === 'array' ? isAtomic(type.of) : type.kind === 'atomic');

/** `tile[5]`, `sums[2].largest`: down to the element, whatever its components. */
function cellName(name: string, type: Type, at: number): string {
  if (type.kind === 'array') {
    const place = Math.floor(at / strideOf(type));
    return cellName(`${name}[${place}]`, type.of, at % strideOf(type));
  }
  if (type.kind !== 'struct') return name;
  const member = type.members.findLast(({ offset }) => offset <= at);
  return member ? cellName(`${name}.${member.name}`, member.type, at - member.offset) : name;
}
