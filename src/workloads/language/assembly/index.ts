/**
 * One step of training a decoder on 128-bit vectors; the layouts are those of ../layout.ts.
 *
 * turn: every matrix turned round, so that products with its transpose read along rows too.
 * sequences: each forward and back by itself; what it has stays in the caches of the core that has it.
 * part: in its place where there are few: a stage of their way, whose rows or heads cores share.
 * update: slopes of 32 rows of a matrix, 64 tokens at a time, from which Adam moves the parameters at once.
 * prompts: sequences forward alone, what follows them, and their keys and values.
 * prompt: in its place where there are few: a step of their way, whose columns or heads cores share.
 * token: a stage of one more token of each sequence.
 * Sums go from the first product or token to the last, whoever computes them.
 */
export { part } from './parts';
export { prompt } from './prompt';
export { prompts } from './prompts';
export { sequences, turn } from './sequences';
export { finish, update } from './update';
export { token } from './tokens';
