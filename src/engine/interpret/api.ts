/** A kernel run by an interpreter, one thread after the other, watched: what it reads and writes, and who races whom. */
import type { LocalText, TensorData } from '../contract.ts';

/** What is bound in group 0. A buffer is taken as its bytes, whatever the shader calls its elements. */
export interface InterpretBuffer {
  readonly data: TensorData;
  /** Of a picture that is bound as `texture_2d<f32>`: [height, width, 4] u8. */
  readonly picture?: { readonly width: number; readonly height: number };
}

export interface InterpretRequest {
  /** By the order of their `@binding` numbers. They are left as they are. */
  readonly buffers: readonly InterpretBuffer[];
  /** `@group(1) @binding(0)`, the uniform `Problem`: the u32 fields behind its `origin`, which is 0 here. */
  readonly uniform?: readonly number[];
  /** New values for `const`s and `override`s at module scope. */
  readonly constants?: Readonly<Record<string, number>>;
  readonly workgroups: readonly [x: number, y: number, z: number];
  /** Of the order in which threads and workgroups run. */
  readonly seed: number;
  /** Statements, all threads together, after which a kernel counts as one that does not end. */
  readonly limitSteps: number;
  /** Whether to keep every touch of a cell (`Ran.touches`). */
  readonly trace?: boolean;
  /** Threads of a subgroup, a power of two; 32 where nothing is said. */
  readonly subgroupSize?: number;
}

/** How often. A vector that is read or written whole counts once. */
export interface Counts {
  /** Of storage, textures among them. */
  readonly reads: number;
  readonly writes: number;
  /** Of workgroup memory. */
  readonly sharedReads: number;
  readonly sharedWrites: number;
  /** Of both; they count nowhere else. */
  readonly atomics: number;
  /** Come to, by each thread. */
  readonly barriers: number;
}

/** In the order in which people are told of them. */
export const COUNTED = [
  'reads',
  'writes',
  'sharedReads',
  'sharedWrites',
  'atomics',
  'barriers',
] as const satisfies readonly (keyof Counts)[];

/** A thread, as people count them. */
export interface ThreadPlace {
  readonly workgroup: readonly [x: number, y: number, z: number];
  /** `local_invocation_index`. */
  readonly thread: number;
}

export interface Access {
  readonly by: ThreadPlace;
  readonly kind: 'read' | 'write';
  /** Of the text, from 1. */
  readonly line: number;
}

/** Two threads touched a cell, one at least wrote it, and nothing says who comes first. */
export interface Race {
  /** `tile[5]`. */
  readonly cell: string;
  readonly space: 'workgroup' | 'storage';
  /** In the order in which they happened here; it could have been the other. */
  readonly first: Access;
  readonly second: Access;
  /** In one workgroup a barrier would order them; between two, nothing does but the end of the dispatch. */
  readonly across: boolean;
}

export interface OutOfBounds {
  readonly by: ThreadPlace;
  readonly kind: 'read' | 'write';
  /** The text in front of the brackets. */
  readonly name: string;
  readonly index: number;
  readonly length: number;
  readonly line: number;
}

/** A list that may be long: its first, and how many there were. */
export interface Noted<T> {
  readonly first: readonly T[];
  readonly count: number;
}

/** The touches of one variable, in the order in which they happened. Arrays of equal length, an entry for each touch. */
export interface Touches {
  readonly name: string;
  readonly space: 'workgroup' | 'storage';
  /** Place among the buffers of the request; -1 for workgroup memory. */
  readonly buffer: number;
  /** Scalars in it; of workgroup memory, in what one workgroup has. */
  readonly cells: number;
  /** Scalars in an element of the array: 4 in an array of vec4f. */
  readonly perElement: number;
  /** Scalars. */
  readonly cell: Uint32Array;
  /** `workgroup * threads of a workgroup + local_invocation_index`, workgroups numbered x first. */
  readonly thread: Uint32Array;
  /** 0 a read, 1 a write, 2 an atomic. */
  readonly kind: Uint8Array;
}

export interface Ran {
  readonly ok: true;
  /** What the buffers hold afterwards, each of the type that it came as. */
  readonly buffers: readonly TensorData[];
  readonly workgroupSize: readonly [x: number, y: number, z: number];
  /** All threads together. */
  readonly counts: Counts;
  /** The most that one thread had of each. */
  readonly most: Counts;
  readonly steps: number;
  /** One for each pair of places in the text. */
  readonly races: Noted<Race>;
  readonly outOfBounds: Noted<OutOfBounds>;
  /** By variable, where `trace` was asked for. */
  readonly touches: readonly Touches[];
  /** Whether more touches happened than are kept. */
  readonly traceCut: boolean;
}

/**
 * `syntax`: the parser does not understand it. `invalid`: no compiler would take it. `not-here`: valid, but not in this
 * interpreter. `bindings`: it does not fit the buffers. `endless`: more steps than allowed. `divergent`: threads of a
 * workgroup do not meet at one barrier. `late`: whoever asked did not wait any longer.
 */
export type ProblemKind = 'syntax' | 'invalid' | 'not-here' | 'bindings' | 'endless' | 'divergent' | 'late';

export interface InterpretProblem {
  readonly kind: ProblemKind;
  /** Of the text, from 1; null where it is of the whole. */
  readonly line: number | null;
  readonly text: LocalText;
}

export type Interpreted = Ran | { readonly ok: false; readonly problem: InterpretProblem };
