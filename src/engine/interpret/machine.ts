/** What runs, while it runs: threads, and what a compiled text is made of. */
import type { Counts } from './api.ts';
import type { Memory, Value } from './memory.ts';
import { endless } from './problem.ts';
import type { Space, Type } from './types.ts';
import type { Watch } from './watch.ts';

/** Of one dispatch. */
export class Machine {
  readonly watch: Watch;
  readonly limit: number;
  steps = 0;

  constructor(watch: Watch, limit: number) {
    this.watch = watch;
    this.limit = limit;
  }

  /** @param at where in the text, if this one is too many */
  step(count: number, at: number): void {
    this.steps += count;
    if (this.steps > this.limit) throw endless(this.limit, at);
  }
}

export interface Thread {
  readonly machine: Machine;
  readonly id: number;
  readonly counts: { -readonly [name in keyof Counts]: number };
  /** Variables of its functions and of the module's private ones. Functions do not recurse: each has its place. */
  readonly own: Memory;
  /** Values that have a name or wait to be used: also such as lie in no memory. */
  readonly values: Value[];
  /** What a function returns. */
  result: Value;
  /** What a thread that waits is given. */
  answer: Value;
  readonly builtins: Readonly<Record<string, Value>>;
}

/** Why a thread gives up its turn. */
export type Wait =
  | { readonly for: 'barrier'; readonly workgroup: boolean; readonly storage: boolean; readonly offset: number }
  | {
      readonly for: 'subgroup';
      readonly offset: number;
      readonly value: Value;
      /** @returns what each gets, of the values of the threads that came, by place in the subgroup */
      readonly meet: (lanes: readonly number[], values: readonly Value[]) => readonly Value[];
    };

export type Waiting<T> = Generator<Wait, T, void>;
export type Run = (thread: Thread) => Value;
/** Done before a statement that contains it: a call that may wait. */
export type Before = (thread: Thread) => Waiting<void>;

/** What stands for something in memory. */
export interface Ref {
  readonly type: Type;
  readonly space: Space;
  readonly writable: boolean;
  memory(thread: Thread): Memory;
  /** Bytes; -1 out of bounds. */
  at(thread: Thread): number;
  /** Bytes, where they are known beforehand. */
  readonly fixedAt?: number;
  /** Of a vector: it is read and written, and no pointer leads to it. */
  readonly isComponent?: boolean;
}

export interface Expr {
  readonly type: Type;
  readonly run: Run;
  /** Where it is known while compiling. */
  readonly value?: Value;
  readonly ref?: Ref;
}

/** How a statement ends. */
export const GO = 0;
export const BREAK = 1;
export const CONTINUE = 2;
export const RETURN = 3;
export type End = typeof GO | typeof BREAK | typeof CONTINUE | typeof RETURN;

export type Statement =
  | { readonly waits: false; run(thread: Thread): End }
  | { readonly waits: true; run(thread: Thread): Waiting<End> };
