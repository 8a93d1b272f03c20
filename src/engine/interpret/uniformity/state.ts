/** What is known at a place in the text: which values may differ from thread to thread, and whether all threads come there. */
import type { FnElem } from 'wesl/core';

/** Offset of the condition that may keep some threads away; null where all come. */
export type Apart = number | null;

/** Stands for a variable, a let or a parameter: the element that declares it. */
export type Id = object;

export interface State {
  apart: Apart;
  /** Whether what each holds may differ. */
  readonly varies: Map<Id, boolean>;
}

/** The variable that a place is in, or a pointer leads to. */
export type Root =
  | { readonly kind: 'own'; readonly id: Id }
  /** Of the module. */
  | { readonly kind: 'module'; readonly varies: boolean };

export type Named =
  | { readonly kind: 'own'; readonly id: Id; readonly pointsTo: Root | null; readonly isVar: boolean }
  | { readonly kind: 'module'; readonly varies: boolean }
  | { readonly kind: 'function'; readonly elem: FnElem };

/** Names of a block, and of what is around it. */
export class Names {
  readonly #own = new Map<string, Named>();
  readonly #outer: Names | null;

  constructor(outer: Names | null = null) {
    this.#outer = outer;
  }

  inner(): Names {
    return new Names(this);
  }

  add(name: string, named: Named): void {
    this.#own.set(name, named);
  }

  find(name: string): Named | null {
    return this.#own.get(name) ?? this.#outer?.find(name) ?? null;
  }
}

export const copied = ({ apart, varies }: State): State => ({ apart, varies: new Map(varies) });

/** What holds whichever way was taken; null where none was. */
export function joined(a: State | null, b: State | null): State | null {
  if (!a || !b) return a ?? b;
  const varies = new Map(a.varies);
  for (const [id, own] of b.varies) varies.set(id, own || (varies.get(id) ?? false));
  return { apart: a.apart ?? b.apart, varies };
}

export const isSame = (a: State, b: State): boolean =>
  a.apart === b.apart &&
  a.varies.size === b.varies.size &&
  [...a.varies].every(([id, own]) => b.varies.get(id) === own);

export const holds = (root: Root, { varies }: State): boolean =>
  root.kind === 'own' ? (varies.get(root.id) ?? false) : root.varies;
