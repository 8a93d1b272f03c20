/**
 * The words of the engine. Types only: every room speaks this language, and none of them needs another room to do so.
 *
 * Units are in the names: `Ms` milliseconds, `Us` microseconds, `Bytes` bytes. Matrices and pictures are row-major.
 */

/** Texts that belong to a definition (a variant's title, a reason) carry every language with them. */
export type Locale = 'en' | 'zh-CN';
export type LocalText = Readonly<Record<Locale, string>>;

// ---------------------------------------------------------------- tensors

export type Dtype = 'f32' | 'u32' | 'i32' | 'u8';

/** `shape` is outermost first; a picture is [height, width, 4] of `u8`, which a GPU binds as packed rgba8 `u32`. */
export interface TensorSpec {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

export type TensorData = Float32Array | Uint32Array | Int32Array | Uint8Array;
export type TensorSpecs = Readonly<Record<string, TensorSpec>>;
export type Tensors = Readonly<Record<string, TensorData>>;

// ---------------------------------------------------------------- parameters

export type ParamValue = number | string;
export type Params = Readonly<Record<string, ParamValue>>;

export interface IntParam {
  readonly kind: 'int';
  readonly label: LocalText;
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** Takes the value of this earlier parameter when it is not given (matmul: m and k follow n). */
  readonly follows?: string;
  readonly odd?: boolean;
  readonly scale: 'log2' | 'linear';
  /** The values that a sweep offers, ascending. */
  readonly steps: readonly number[];
}

export interface ChoiceParam {
  readonly kind: 'choice';
  readonly label: LocalText;
  readonly options: readonly { readonly value: string; readonly label: LocalText }[];
  readonly default: string;
}

export type ParamSpec = IntParam | ChoiceParam;
/** Order matters: it is the order in a printed case id. */
export type ParamSchema = Readonly<Record<string, ParamSpec>>;

// ---------------------------------------------------------------- workloads

/** Work and traffic of one iteration. `bytes`: each input read once, each output written once. */
export interface Cost {
  /** 0 where there is no floating-point work, or where it cannot be known beforehand: then no FLOP/s are shown. */
  readonly flops: number;
  readonly bytes: number;
  /** Work of other kinds (integer operations), for estimates of time: never shown as a rate. */
  readonly otherOps?: number;
}

/** `maxError` and `tolerance` are in the unit of the output; `at` names the worst place, for people. */
export interface Verdict {
  readonly ok: boolean;
  readonly maxError: number;
  readonly tolerance: number;
  readonly at: string | null;
  readonly method: 'elementwise' | 'freivalds';
}

/** Made once per parameter set: its reference serves all variants. */
export interface Verifier {
  /** @param inputError the variant's, where it rounds its inputs */
  check(outputs: Tensors, inputError?: number): Verdict;
  /** What the outputs should be, rounded to their dtype; absent where computing it all would take too long. */
  readonly reference?: Tensors;
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
}

/**
 * One dispatch. Tensors are bound in order at `@group(0) @binding(i)`; the shader must use every one of them.
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
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/**
 * A stage of CPU work over `rows` rows, handed out `grain` rows at a time. The last stage writes the outputs, each of
 * which has `rows` as its leading dimension, and range [begin, end) writes exactly its own rows. Earlier stages write
 * scratch only; a barrier stands between stages.
 */
export interface Stage {
  readonly entry: string;
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
  /** Largest relative error with which the variant takes its inputs (2^-11: rounded to f16). Verification allows for it. */
  readonly inputError?: number;
}

export interface GpuVariant<P extends Params = Params> extends VariantBase<P> {
  readonly on: 'gpu';
  unsupported?(p: P, caps: GpuCapabilities): Reason | null;
  /** @param configuration of a workload's `tuning`; without one, or where it cannot run here, a good default */
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

/** The engine calls `exports[stage.entry](...args(p, at), begin, end)`; `at(name)` is a tensor's byte offset in memory. */
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
  /** Threads for those that take all cores. */
  readonly cores: number;
  /** Whether threads may share memory (`crossOriginIsolated`). */
  readonly shared: boolean;
}

/** One case of a library: the inputs lie where it computes. */
export interface Peer {
  /** Each call adds a set of inputs; iterations take the sets in turn. */
  upload(inputs: Tensors): Promise<void>;
  /** Before the clock starts: what has to be as it was when this case ran last (a current backend, shared by others). */
  begin?(): Promise<void>;
  /**
   * The operation itself, `iterations` times. Resolves when the last has finished, by a true synchronisation with the
   * device, and skips none: how, is said beside each library's code. No upload, no readback.
   */
  run(iterations: number): Promise<void>;
  /** The outputs of the last iteration, in the workload's layout. */
  read(): Promise<Tensors>;
  dispose(): Promise<void>;
}

/** A library that has started. */
export type LoadedLibrary<P extends Params = Params> =
  | {
      readonly ok: true;
      /** Builds what is built once for a case (a model, a traced function); counted as compiling. */
      open(p: P, inputs: Tensors): Promise<Peer>;
    }
  | { readonly ok: false; readonly reason: Reason };

/**
 * Somebody else's code for the same problem, on the same clock. Fetched when it is first run, never before. Wildcards
 * that name everything leave it out.
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
  /** Called once for all cases of the variant, and again after a loss. */
  load(host: LibraryHost): Promise<LoadedLibrary<P>>;
}

export type Variant<P extends Params = Params> =
  | GpuVariant<P>
  | JsVariant<P>
  | WorkersVariant<P>
  | WasmVariant<P>
  | LibraryVariant<P>;
export type On = Variant['on'];

/**
 * What a visitor may bring instead of generated inputs. A page that offers it knows nothing else of the workload: it
 * asks for a picture or a grid of weights, puts it under `input` in the plan's inputs, and shows `output` beside it.
 */
export interface Accepts {
  /** `input` and `output` are [height, width, 4] u8, RGBA; `width` and `height` name the parameters that size both. */
  readonly picture?: {
    readonly input: string;
    readonly output: string;
    readonly width: string;
    readonly height: string;
  };
  /** `input` is a square grid of f32 that the visitor types in where the choice `param` has the value `value`. */
  readonly weights?: { readonly input: string; readonly param: string; readonly value: string };
}

/**
 * What a tuner may try. Which configuration is fastest flips from device to device and from browser to browser, so they
 * are timed where they will run, and the winner is remembered.
 */
export interface Tuning<P extends Params = Params> {
  /** The variant whose `passes` take a configuration. */
  readonly variant: string;
  readonly dtype: Dtype;
  /** Printable names of all that can run here; first the default, which runs where nothing was tuned. */
  configurations(p: P, caps: GpuCapabilities): readonly string[];
  /** Shapes that are expected to share a winner, the best fit first: a later one counts where no earlier one was tuned. */
  buckets(p: P): readonly string[];
  /** What is tuned when nothing else was asked for, ascending: fewer configurations are left at each. */
  sizes(caps: GpuCapabilities): readonly P[];
}

/**
 * A workload that does one thing as fast as a device can: its best rate is a limit that other kernels are held against.
 */
export interface DeviceLimit<P extends Params = Params> {
  readonly of: 'arithmetic' | 'memory';
  /** What is run to find it, a second or so each; nothing for a variant that comes nowhere near. */
  cases(variant: Variant<P>, hardware: boolean): readonly P[];
  /** Whether a rate at these parameters is the device's own: too little work, or data that a cache holds, is not. */
  counts(p: P): boolean;
}

/** Winners, by `tunedKey`: device, browser, workload, dtype and bucket. */
export type Tuned = Readonly<Record<string, string>>;

/** A problem with several solutions. Declared once; lab, benchmark, chart, link, lesson and command line all read it. */
export interface Workload<P extends Params = Params> {
  readonly id: string;
  /** Raised when timings stop being comparable. */
  readonly version: number;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly params: ParamSchema;
  /** Says why values that are each valid do not go together; null when they do. */
  invalid?(p: P): LocalText | null;
  tensors(p: P): { readonly inputs: TensorSpecs; readonly outputs: TensorSpecs };
  /** Seeded and reproducible: the same (p, seed) gives the same bits everywhere. */
  generate(p: P, seed: number): Tensors;
  verifier(inputs: Tensors, p: P): Verifier;
  cost(p: P): Cost;
  /** What limits a good kernel. `memory`: inputs rotate among copies so that no cache holds them. */
  boundBy(p: P): 'arithmetic' | 'memory';
  readonly variants: readonly Variant<P>[];
  readonly chart: { readonly x: string; readonly y: 'gflops' | 'gbps' | 'ms' };
  /** False keeps it out of the sweep that runs when nothing was asked for: a minute is enough for few workloads. */
  readonly inDefaultSweep?: boolean;
  /** Absent: everything is generated. */
  readonly accepts?: Accepts;
  /**
   * Ids of the variants that a first run compares: the plain rung of each side, the best, and a step between. Absent:
   * the first and the last of each side.
   */
  readonly featured?: readonly string[];
  /** Absent: nothing to tune. */
  readonly tuning?: Tuning<P>;
  /** Absent: its rate says nothing of the device itself. */
  readonly limit?: DeviceLimit<P>;
}

// ---------------------------------------------------------------- what is run

/** One point of one contender. Printed `matmul@1:tiled:n=1024`. `params` is complete and canonical. */
export interface CaseId {
  readonly workload: string;
  readonly version: number;
  readonly variant: string;
  readonly params: Params;
}

export interface Plan {
  readonly cases: readonly CaseId[];
  readonly budgetMs: number;
  readonly seed: number;
  /** By workload id: inputs that replace generated ones of the same name, dtype and size (the visitor's picture). */
  readonly inputs?: Readonly<Record<string, Tensors>>;
  /** Send each verified output with an `output` event. */
  readonly keepOutputs?: boolean;
  /** By path below `shaders/`: the visitor's own text instead of the file. Its loops are watched (gpu/guard-loops.ts). */
  readonly edits?: Readonly<Record<string, string>>;
  /** What has been tuned on this device and on others; only what fits is used. */
  readonly tuned?: Tuned;
}

/** `gpuMs` and `wallMs` are for the whole batch; null where the device gave no usable timestamps. */
export interface Sample {
  readonly iterations: number;
  readonly wallMs: number;
  readonly gpuMs: number | null;
}

export interface Phases {
  readonly compileMs: number;
  readonly uploadMs: number;
  readonly readbackMs: number;
}

export type WarningCode =
  | 'few-samples'
  | 'coarse-clock'
  | 'timestamps-rejected'
  | 'no-timestamps'
  | 'drift'
  | 'unsteady'
  | 'hidden'
  | 'over-budget'
  | 'device-rebuilt';

/** Data, not prose: `value` is what was seen and `limit` what was expected, in the unit that the code implies. */
export interface Warning {
  readonly code: WarningCode;
  readonly value?: number;
  readonly limit?: number;
}

export type Measurement = {
  readonly case: CaseId;
  readonly on: On;
  /** What a variant of a workload's `tuning` was built as, where it was built; absent for all others. */
  readonly configuration?: string;
} & (
  | {
      readonly status: 'ok';
      readonly phases: Phases;
      /** Timed batches, in the order in which they ran. */
      readonly samples: readonly Sample[];
      /** Pairs of batches (n, then 2n iterations) from which the fixed cost of a batch is derived. */
      readonly calibration: readonly Sample[];
      /** Whether kernel time is read from `gpuMs`; false: from `wallMs` less the fixed cost. */
      readonly timestampsTrusted: boolean;
      readonly verdict: Verdict;
      readonly warnings: readonly Warning[];
    }
  | { readonly status: 'wrong'; readonly verdict: Verdict }
  | { readonly status: 'unsupported'; readonly reason: Reason }
  | { readonly status: 'failed'; readonly reason: Reason }
  | { readonly status: 'aborted'; readonly reason: Reason }
);

// ---------------------------------------------------------------- where it is run

export interface AdapterInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  /** SwiftShader, llvmpipe, WARP, a fallback adapter: the "GPU" is the CPU. */
  readonly software: boolean;
}

export interface Environment {
  readonly runtime: 'browser' | 'dawn';
  /** Name and version, e.g. `Chromium 156`. */
  readonly browser: string;
  readonly os: string;
  readonly cores: number;
  readonly crossOriginIsolated: boolean;
  /** Null without timestamps. */
  readonly timestampQuantumUs: number | null;
  readonly pageClockQuantumUs: number;
  /** Null where there is no GPU to talk to. */
  readonly adapter: AdapterInfo | null;
  readonly wasm: { readonly simd: boolean; readonly relaxedSimd: boolean };
}

export interface Report {
  readonly schema: 1;
  /** A random UUID. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly environment: Environment;
  /** Without the visitor's own inputs: those never leave the page. */
  readonly plan: { readonly budgetMs: number; readonly seed: number; readonly ownInputs: boolean };
  readonly measurements: readonly Measurement[];
}

export type RunEvent =
  | { readonly type: 'start'; readonly environment: Environment; readonly cases: readonly CaseId[] }
  | { readonly type: 'phase'; readonly index: number; readonly phase: 'prepare' | 'verify' | 'warm-up' | 'sample' }
  | { readonly type: 'progress'; readonly fraction: number; readonly leftMs: number }
  /** Sent again with more samples as the case goes on; the last one for an index is final. */
  | { readonly type: 'measurement'; readonly index: number; readonly measurement: Measurement; readonly final: boolean }
  | { readonly type: 'output'; readonly index: number; readonly outputs: Tensors; readonly reference: Tensors | null }
  | { readonly type: 'report'; readonly report: Report };

// ---------------------------------------------------------------- who runs it

/** Owns every buffer of one case. `dispose` frees them in reverse order of creation and may be called twice. */
export interface Session {
  /** Resolves when the work has finished; no upload, no readback. Rejects with the signal's reason when aborted. */
  run(iterations: number, signal: AbortSignal): Promise<Sample>;
  read(): Promise<{ readonly outputs: Tensors; readonly readbackMs: number }>;
  dispose(): Promise<void>;
}

export interface Job {
  readonly workload: Workload;
  readonly variant: Variant;
  readonly params: Params;
  readonly inputs: Tensors;
  /** See `Plan`. */
  readonly edits?: Readonly<Record<string, string>>;
  /** Of the workload's `tuning`; absent: the default. */
  readonly configuration?: string;
}

/** What a compiler says of a shader. Lines and columns count from 1; `length` in characters, 0 where it is not told. */
export interface ShaderMessage {
  readonly kind: 'error' | 'warning' | 'info';
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
}

export type Prepared =
  | {
      readonly status: 'ready';
      readonly session: Session;
      readonly compileMs: number;
      readonly uploadMs: number;
      /** Of the workload's `tuning`, for its variant: the one asked for, or the default that stood in for it. */
      readonly configuration?: string;
    }
  | { readonly status: 'unsupported'; readonly reason: Reason }
  | { readonly status: 'failed'; readonly reason: Reason };

/**
 * Runs variants of some kinds. Expected trouble (a limit, out of memory, a shader that does not compile) comes back as
 * a `Prepared`; `BackendLostError` (see errors.ts) is thrown when nothing works any more until `rebuild`.
 */
export interface Backend {
  readonly runs: readonly On[];
  prepare(job: Job, signal: AbortSignal): Promise<Prepared>;
  /** Starts afresh after a loss (a lost device, a crashed worker). */
  rebuild(): Promise<void>;
  dispose(): Promise<void>;
}

/** Milliseconds from an arbitrary start. Injected, so that tests need not wait. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}
