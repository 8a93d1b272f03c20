/** Texts that no compiler takes, each beside one that differs little and is taken. */
import { BARRIERS } from './barriers.ts';
import { MEMORY } from './memory.ts';
import type { Pair } from './pair.ts';
import { TYPES } from './types.ts';
import { VALUES } from './values.ts';
import { WAYS } from './ways.ts';
import { WRITING } from './writing.ts';

export const PAIRS: readonly Pair[] = [...VALUES, ...WAYS, ...TYPES, ...MEMORY, ...WRITING, ...BARRIERS];
