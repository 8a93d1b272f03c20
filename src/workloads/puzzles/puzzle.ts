/** What a puzzle is: a small problem with one output, its shader with a hole in it, and what helps to fill that. */
import type { Dtype, LocalText, TensorSpec, Workgroups } from '../../engine/contract.ts';
import type { SIZE_LABELS } from './texts.ts';

export type SizeName = keyof typeof SIZE_LABELS;

/** Sizes by name, all whole numbers. */
export type Shape = Readonly<Record<string, number>>;

/** Inputs as float64, so that a reference rounds nothing; a number that is not there (NaN) comes through. */
export type Wide = Readonly<Record<string, Float64Array>>;

export interface Puzzle {
  /** In addresses and drafts; `shaders/puzzles/<id>.wgsl` is its shader (code.ts). */
  readonly id: string;
  readonly title: LocalText;
  /** What is wanted, in a sentence or two. */
  readonly task: LocalText;
  /** The same as a formula, in the writing of programs. */
  readonly formula: string;
  /** Where to look, the idea, the outline: shown one by one. */
  readonly hints: readonly [where: LocalText, idea: LocalText, outline: LocalText];
  /** Why the solution is as it is. */
  readonly solution: LocalText;
  /** Names of its sizes, in the order of the uniform's fields. */
  readonly sizes: readonly SizeName[];
  /** Where an answer is tried: small, so that an interpreter keeps up; odd ones and an edge case among them. */
  readonly shapes: readonly Shape[];
  /** Where it is timed. */
  readonly large: Shape;
  /** Where it is drawn: few enough elements to see each. */
  readonly drawn: Shape;
  /** By the names of the shader's bindings, in their order. */
  inputs(shape: Shape): Readonly<Record<string, TensorSpec>>;
  output(shape: Shape): TensorSpec;
  /** The least and the most of an input's numbers, which are whole; from -9 to 9 where nothing is said. */
  readonly ranges?: Readonly<Record<string, readonly [least: number, most: number]>>;
  /** The output in float64. */
  reference(inputs: Wide, shape: Shape): Float64Array;
  /** How far an element may be off; nothing where sums of whole numbers come out exactly in any order. */
  tolerance?(expected: number): number;
  /** Formulas of a dispatch, in the sizes, `out` for its elements and the sides of the workgroup. */
  readonly workgroups: Workgroups;
}

const spec =
  (dtype: Dtype) =>
  (...shape: readonly number[]): TensorSpec => ({ dtype, shape });

export const f32 = spec('f32');
export const u32 = spec('u32');
