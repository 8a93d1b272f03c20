/**
 * The words of the engine. Types only: every room speaks this language, and none of them needs another room to do so.
 *
 * Units are in the names: `Ms` milliseconds, `Us` microseconds, `Bytes` bytes. Matrices and pictures are row-major.
 */

export type * from './contract/backend.ts';
export type * from './contract/environment.ts';
export type * from './contract/kernel.ts';
export type * from './contract/params.ts';
export type * from './contract/run.ts';
export type * from './contract/sketch.ts';
export type * from './contract/tensors.ts';
export type * from './contract/text.ts';
export type * from './contract/variant.ts';
export type * from './contract/workload.ts';
