/** Solutions of a problem, by what runs them. */
import type { Params } from './params.ts';
import type { TensorSpecs, Tensors } from './tensors.ts';
import type { LocalText } from './text.ts';

/** Work and traffic of one iteration. `bytes`: each input read once, each output written once. */
export interface Cost {
  /** 0 where there is no floating-point work, or where it cannot be known beforehand: then no FLOP/s are shown. */
  readonly flops: number;
  readonly bytes: number;
  /** Work of other kinds (integer operations), for estimates of time: never shown as a rate. */
  readonly otherOps?: number;
}

export interface Reason {
  /** Stable, for programs: `not-separable`, `limit`, `no-wasm-simd` … */
  readonly code: string;
  readonly text: LocalText;
}

/** What a GPU offers, as plain data (so that it survives postMessage). */
export interface GpuCapabilities {
  readonly features: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  readonly subgroupMinSize: number;
  readonly subgroupMaxSize: number;
  readonly software: boolean;
  /** Features of WGSL that the runtime names (`wgslLanguageFeatures`); absent where nobody has asked it. */
  readonly language?: readonly string[];
  /** Absent where subgroups multiply no matrices. */
  readonly subgroupMatrices?: SubgroupMatrices;
}

/**
 * Small matrices that the threads of a subgroup hold between them and multiply at once. An experiment behind a flag of the
 * browser's: https://github.com/gpuweb/gpuweb/blob/main/proposals/subgroup-matrix.md
 */
export interface SubgroupMatrices {
  readonly shapes: readonly SubgroupMatrixShape[];
  /** Null where the compiler takes none that we know; absent where nobody has asked it, as of an adapter without a device. */
  readonly spelling?: SubgroupMatrixSpelling | null;
}

/** A is m × k and B is k × n, of numbers of type `component`; C is m × n, of type `result`. */
export interface SubgroupMatrixShape {
  readonly component: string;
  readonly result: string;
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

export interface SubgroupMatrixSpelling {
  /** The extension that a text enables. */
  readonly extension: 'subgroup_matrix' | 'chromium_experimental_subgroup_matrix';
  /** Where loads and stores are told that rows follow each other: `<row_major>` in a template, or `false` among the arguments. */
  readonly order: 'template' | 'argument';
}

/**
 * One dispatch; work that repeats is listed as often, and compiled once. Tensors are bound in order at `@group(0) @binding(i)`; the shader must use every one of them.
 * `@group(1) @binding(0)` is the uniform `struct Problem { origin: vec3u, … }`: the engine writes `origin`, the
 * workgroup that this dispatch starts at (long work is split in several dispatches), `problem` holds the u32 fields
 * that follow it.
 */
export interface GpuPass {
  /** Path below `shaders/`, for labels and error messages. */
  readonly shader: string;
  readonly code: string;
  /** New values for module-scope `const`s of the file. */
  readonly constants?: Readonly<Record<string, number>>;
  readonly bindings: readonly string[];
  /** Those of `bindings` that are pictures, inputs of [height, width, 4] u8, and bound as `texture_2d<f32>` (rgba8unorm). */
  readonly textures?: readonly string[];
  readonly problem: readonly number[];
  /** The uniform's fields come with the command instead: takes the language feature `immediate_address_space`. */
  readonly immediate?: boolean;
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/**
 * A stage of CPU work over `rows` rows, handed out `grain` rows at a time; a barrier stands between stages. Where all
 * outputs have the `rows` of the last stage as their leading dimension, that stage alone writes them, range [begin, end)
 * exactly its own rows, and earlier stages write scratch only: then threads that share no memory can run it too.
 * Otherwise any stage may write outputs and state, and all cores need memory that they share.
 */
export interface Stage {
  readonly entry: string;
  /** Tells stages of one entry apart: WebAssembly is given it in front of the rows. */
  readonly arg?: number;
  readonly rows: number;
  readonly grain: number;
}

/** `relaxed` uses relaxed-SIMD fused multiply-add. `shared` imports a shared memory. */
export interface WasmBuild {
  readonly relaxed: boolean;
  readonly shared: boolean;
}

interface VariantBase<P extends Params> {
  readonly id: string;
  readonly title: LocalText;
  /** One sentence: the idea, and why it should be faster than the rung below. */
  readonly idea: LocalText;
  /** Where this variant's arithmetic or traffic differs from the workload's. */
  cost?(p: P): Cost;
  /** False keeps it out of the sweep that runs when nothing was asked for: a size of a rung that is there already. */
  readonly inDefaultSweep?: boolean;
  /** Buffers that the variant needs besides inputs and outputs. */
  scratch?(p: P): TensorSpecs;
  /** Where the variant computes with fewer bits than f32 has. Verification allows for it. */
  readonly rounding?: Rounding;
}

/** Largest relative errors of one rounding each (2^-11: to the nearest f16). */
export interface Rounding {
  /** With which inputs are taken. */
  readonly inputs: number;
  /** Of sums of `length` products: of each product and of each addition. What they give is added up in f32. */
  readonly sums?: { readonly error: number; readonly length: number };
}

export interface GpuVariant<P extends Params = Params> extends VariantBase<P> {
  readonly on: 'gpu';
  /** It takes what a browser offers behind a flag: it is shown to choose from only where it can run. */
  readonly needsFlag?: boolean;
  unsupported?(p: P, caps: GpuCapabilities): Reason | null;
  /** @param configuration one of the workload's `tuning.configurations` for these; without one, a good default */
  passes(p: P, caps: GpuCapabilities, configuration?: string): readonly GpuPass[];
}

/** One JavaScript thread. */
export interface JsVariant<P extends Params = Params> extends VariantBase<P> {
  readonly on: 'js';
  unsupported?(p: P): Reason | null;
  kernel(io: Tensors, p: P): void;
}

/** JavaScript on all cores. `kernel` runs rows [begin, end) of the stage called `entry`. */
export interface WorkersVariant<P extends Params = Params> extends VariantBase<P> {
  readonly on: 'workers';
  unsupported?(p: P): Reason | null;
  stages(p: P): readonly Stage[];
  kernel(io: Tensors, p: P, entry: string, begin: number, end: number): void;
}

/**
 * The engine calls `exports[stage.entry](...args(p, at), begin, end)`, `stage.arg` in front of `begin` where there is one;
 * `at(name)` is a tensor's byte offset in memory.
 */
export interface WasmVariant<P extends Params = Params> extends VariantBase<P> {
  readonly on: 'wasm';
  readonly threads: 'one' | 'all';
  unsupported?(p: P): Reason | null;
  module(build: WasmBuild): Promise<Uint8Array<ArrayBuffer>>;
  stages(p: P): readonly Stage[];
  args(p: P, at: (tensor: string) => number): readonly number[];
}

/** What a library may use, so that it has what our own contenders have. */
export interface LibraryHost {
  readonly runtime: 'browser' | 'node';
  /** Threads for those that take all cores. */
  readonly cores: number;
  /** Whether threads may share memory (`crossOriginIsolated`). */
  readonly shared: boolean;
}

/** What a library takes and gives: f32, in its own layout, outermost side first. */
export interface DenseArray {
  readonly data: Float32Array<ArrayBuffer>;
  readonly shape: readonly number[];
}

/** Between the workload's layout and the library's. Off every clock: an application has its data as its library wants it. */
export interface DenseLayout<P extends Params = Params> {
  /** In the order of the operation's arguments. */
  inputs(tensors: Tensors, p: P): readonly DenseArray[];
  outputShape(p: P): readonly number[];
  outputs(data: Float32Array, p: P): Tensors;
  /** Of a workload with state. */
  readonly state?: DenseState<P>;
}

/** State as a library keeps it, in an order of its own. */
export interface DenseState<P extends Params = Params> {
  /**
   * Null where the workload has no state at these parameters.
   * @param start the inputs and the state as they were generated
   */
  start(start: Tensors, p: P): readonly DenseArray[] | null;
  /** @param iterations how many have run since the start */
  tensors(arrays: readonly Float32Array[], p: P, iterations: number): Tensors;
}

/** One case of a library. Every promise resolves when the library has truly finished. */
export interface Peer {
  /** The library's own, where it has one: its idle step is measured, and its loss noticed. */
  readonly device?: GPUDevice;
  /** Puts a set where the library computes, as copy 0, 1 … at first; later in place of the copy of that number. */
  upload(copy: number, set: readonly DenseArray[]): Promise<void>;
  /** Off the clock: lets go of all results; where they have places of their own, no old value stays in them. */
  overwrite(): Promise<void>;
  /**
   * Of a workload with state, off the clock: puts it where the library computes, in place of what was there. The next
   * iteration is number 0.
   */
  begin?(state: readonly DenseArray[]): Promise<void>;
  /**
   * The operation itself, from iteration `first` on; iteration i works on copy i mod copies, and on the state that the one
   * before it left. Issued back to back as the
   * API allows, and awaited once at the end by a true synchronisation with the device; none is skipped. How, and what the
   * API forces its user to await, is said beside each library's code. No upload, no readback.
   */
  run(first: number, iterations: number): Promise<void>;
  /** Off the clock, before results are read. */
  beforeRead?(): Promise<void>;
  /** The result of the last iteration, or of the one before it; only these two are kept. */
  read(back: 0 | 1): Promise<Float32Array>;
  /** The state after the last iteration, or before it; only these two are kept. */
  readState?(back: 0 | 1): Promise<readonly Float32Array[]>;
  /** Off the clock, before a round trip: what is built once (a model that takes its inputs from outside). */
  beforeRoundTrip?(set: readonly DenseArray[]): Promise<void>;
  /**
   * As its user would write it in steady state: from arrays of JavaScript to an array of JavaScript. State goes on from
   * what it is, and stays where it is.
   */
  roundTrip(set: readonly DenseArray[], iteration: number): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/** A library that has started. */
export type LoadedLibrary<P extends Params = Params> =
  | {
      readonly ok: true;
      readonly layout: DenseLayout<P>;
      /**
       * Builds what is built once for a case (a model, a traced function); counted as compiling.
       * @param set what copy 0 will hold
       * @param places for results, where the library lets its user allocate them (see engine/rotation.ts)
       */
      open(p: P, set: readonly DenseArray[], places: number): Promise<Peer>;
    }
  | { readonly ok: false; readonly reason: Reason };

/**
 * Somebody else's code for the same problem, on the same clock. Fetched when it is first run, never before. Wildcards
 * that name everything leave it out. Its `id` names package and device: variants of one id, whatever their workload,
 * share a worker of their own.
 */
export interface LibraryVariant<P extends Params = Params> extends VariantBase<P> {
  readonly on: 'library';
  readonly side: 'gpu' | 'cpu';
  readonly library: {
    /** On npm. */
    readonly packageName: string;
    readonly version: string;
    /** What comes over the network the first time, compressed; null where it is not known. */
    readonly downloadBytes: number | null;
  };
  unsupported?(p: P): Reason | null;
  /** In its worker: called once for all cases of the variant, and again when that worker has been started afresh. */
  load(host: LibraryHost): Promise<LoadedLibrary<P>>;
}

export type Variant<P extends Params = Params> =
  | GpuVariant<P>
  | JsVariant<P>
  | WorkersVariant<P>
  | WasmVariant<P>
  | LibraryVariant<P>;
export type On = Variant['on'];
