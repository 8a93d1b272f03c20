/** What is known of a text while it is compiled: names, places for variables, and the way back to its lines. */
import type { ExpressionElem, FnElem, TypeRefElem } from 'wesl/core';
import { placeAt } from '../wgsl-lines.ts';
import type { Before, Expr, Ref, Run, Statement, Thread } from './machine.ts';
import { loadOf, storeOf, type Value } from './memory.ts';
import { checkName } from './names.ts';
import { invalid } from './problem.ts';
import { alignOf, sizeOf, type Type } from './types.ts';

export type Named =
  | { readonly kind: 'value'; readonly expr: Expr }
  | { readonly kind: 'variable'; readonly ref: Ref }
  | { readonly kind: 'type'; readonly type: Type }
  | { readonly kind: 'function'; readonly elem: FnElem };

/** Names of a block; those of the module are looked up where no block has one. */
export class Scope {
  readonly #names = new Map<string, Named>();
  readonly #outer: Scope | null;
  readonly #module: (name: string) => Named | null;

  constructor(outer: Scope | null, module: (name: string) => Named | null) {
    this.#outer = outer;
    this.#module = module;
  }

  inner(): Scope {
    return new Scope(this, this.#module);
  }

  /** @throws InterpretError where the block has such a name already */
  add(at: { readonly start: number }, name: string, named: Named): void {
    checkName(at, name);
    if (this.#names.has(name)) throw invalid(at, `${name} is declared twice.`, `${name} 重复声明了。`);
    this.#names.set(name, named);
  }

  find(name: string): Named | null {
    return this.#names.get(name) ?? (this.#outer ? this.#outer.find(name) : this.#module(name));
  }
}

/** A place for one value of a thread. */
export interface Slot {
  readonly get: Run;
  readonly set: (thread: Thread, value: Value) => void;
}

export interface CompiledFunction {
  readonly params: readonly { readonly type: Type; readonly slot: Slot }[];
  readonly result: Type;
  readonly body: Statement;
}

/** What parts of the compiler ask of each other. */
export interface Context {
  readonly code: string;
  readonly layout: Layout;
  lineOf(offset: number): number;
  /** @throws InterpretError where the text does not enable an extension that something in it is of */
  needs(at: { readonly start: number }, extension: string): void;
  /** @param access what will be done with it, where it is something in memory */
  expression(elem: ExpressionElem, scope: Scope, access?: 'read' | 'write'): Expr;
  type(elem: TypeRefElem | ExpressionElem, scope: Scope): Type;
  function(elem: FnElem): CompiledFunction;
  /** Puts something in front of the statement that is being compiled. */
  before(step: Before, offset: number): void;
  /** What came to be put in front while `compile` ran. */
  collect<T>(compile: () => T): { readonly made: T; readonly before: readonly Before[] };
  /** While `compile` runs, nothing can be put in front: it may never be come to. */
  withoutBefore<T>(compile: () => T): T;
}

/** Places in the memory of a thread. */
export class Layout {
  /** Bytes. */
  size = 0;
  values = 0;

  place(type: Type): number {
    const align = Math.max(4, alignOf(type));
    const at = Math.ceil(this.size / align) * align;
    this.size = at + sizeOf(type);
    return at;
  }

  /** Scalars lie in memory, where they cost least. */
  slot(type: Type): Slot {
    if (type.kind === 'scalar' && type.scalar !== 'abstract-int' && type.scalar !== 'abstract-float') {
      const at = this.place(type);
      const load = loadOf(type);
      const store = storeOf(type);
      return { get: ({ own }) => load(own, at), set: ({ own }, value) => store(own, at, value) };
    }
    const place = this.values++;
    return {
      get: ({ values }) => values[place],
      set: ({ values }, value) => {
        values[place] = value;
      },
    };
  }
}

/** Lines of offsets, found once for each. */
export function lineFinder(code: string): (offset: number) => number {
  const known = new Map<number, number>();
  return (offset) => {
    const found = known.get(offset) ?? placeAt(code, offset).line;
    known.set(offset, found);
    return found;
  };
}
