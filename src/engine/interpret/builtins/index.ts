/** All built-in functions that this interpreter knows. */
import { BITS } from './bits.ts';
import type { Builtin } from './builtin.ts';
import { MATH } from './math.ts';
import { MEMORY } from './memory.ts';
import { TOGETHER } from './together.ts';
import { VECTORS } from './vectors.ts';

const BUILTINS: ReadonlyMap<string, Builtin> = new Map(
  [MATH, VECTORS, BITS, MEMORY, TOGETHER].flatMap((table) => Object.entries(table)),
);

export const builtinNamed = (name: string): Builtin | null => BUILTINS.get(name) ?? null;

export const builtinNames: readonly string[] = [...BUILTINS.keys()];
