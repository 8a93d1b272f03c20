/** A problem and what is known of it. */
import type { ParamSchema, Params } from './params.ts';
import type { Sketch } from './sketch.ts';
import type { Dtype, TensorData, TensorSpecs, Tensors } from './tensors.ts';
import type { LocalText } from './text.ts';
import type { Cost, GpuCapabilities, Rounding, Variant } from './variant.ts';

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
  /**
   * Of a workload with state, whose `check` nobody calls: one iteration. Rounding grows from step to step without a bound
   * that means anything, so each is checked from what its own contender had before it.
   * @param before its state
   * @param after its state and the outputs
   */
  step?(before: Tensors, after: Tensors, rounding?: Rounding): Verdict;
  /** @param rounding the variant's, where it has fewer bits */
  check(outputs: Tensors, rounding?: Rounding): Verdict;
  /**
   * What the outputs should be, rounded to their dtype; absent where computing it all would take too long. With state:
   * what the first iteration should leave, the state among it.
   */
  readonly reference?: Tensors;
}

/**
 * What a visitor may bring instead of generated inputs. A page that offers it knows nothing else of the workload: it
 * asks for a picture or a grid of weights, puts it under `input` in the plan's inputs, and shows `output` beside it.
 */
export interface Accepts {
  /**
   * `input` and `output` are [height, width, 4] u8, RGBA; `width` and `height` name the parameters that size both. No
   * `output`: what comes of it is no picture, and nothing is shown beside it.
   */
  readonly picture?: {
    readonly input: string;
    readonly output?: string;
    readonly width: string;
    readonly height: string;
  };
  /** `input` is a square grid of f32 that the visitor types in where the choice `param` has the value `value`. */
  readonly weights?: { readonly input: string; readonly param: string; readonly value: string };
}

/**
 * What a visitor can watch while it is computed, picture after picture: frames of a film that go through it as `accepts`
 * says, or a part of the plane that the visitor moves about in.
 */
export interface Alive {
  readonly shows: 'frames' | 'plane';
  /** The contender of each side: a good one that takes all parameters and needs no tuning. */
  readonly gpu: string;
  readonly cpu: string;
  /** Where nothing else is chosen: what shows most. */
  readonly params?: Params;
}

/**
 * How a workload with state looks from iteration to iteration, for whoever watches it go on. Pure, and quick: asked for
 * every frame.
 */
export interface Picture<P extends Params = Params> {
  /** The parts of the state that it is made from. */
  readonly state: readonly string[];
  /** Iterations from one frame to the next, so that something moves and nothing jumps. */
  readonly stride: number;
  /** Of inputs and state: at the start there is no output. */
  field(tensors: Tensors, p: P): Field;
  /**
   * One number that tells whether it goes well; null where finding it would take too long. Asked for now and then, of
   * inputs, state and outputs.
   * @param pause to be awaited every few milliseconds: meanwhile others have their turn
   */
  measure(tensors: Tensors, p: P, pause: () => Promise<void>): Promise<number | null>;
  /** In words. @param first what it was at the first frame */
  say(first: number, now: number, p: P): LocalText;
  /** Absent: there is nothing to draw into it. */
  readonly brush?: Brush<P>;
}

/** How a visitor draws into an input while a workload with state goes on. Pure. */
export interface Brush<P extends Params = Params> {
  /** Of this name; what is drawn is there from the next frame on. */
  readonly input: string;
  /** What can be put there; the first unless another is chosen. */
  readonly kinds: readonly { readonly id: string; readonly label: LocalText }[];
  /** The input with one more touch. @param at in shares of the picture's width and height, from the upper left corner */
  touch(before: TensorData, p: P, at: { readonly x: number; readonly y: number }, kind: string): TensorData;
  /** Of the same size, with nothing in it. */
  cleared(before: TensorData): TensorData;
}

/** Brightness from 0 to 1, [height, width]. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array<ArrayBuffer>;
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

/** Mixes of arithmetic that each have a limit of their own; `orbit`: three multiplications, five additions, fused or not as the compiler does it. */
export type Mix = 'multiply-add' | 'orbit';

/**
 * The least that a machine has to do for one iteration, held against the most that a side of it was seen to do: no kernel
 * can be faster.
 */
export interface Roof {
  /** Floating-point operations; 0 where there are none. */
  readonly flops: number;
  /** Of which mix they are: its limit counts where it was measured, and that of multiply-adds where not. */
  readonly mix: Mix;
  /** Bytes between memory and processor. */
  readonly bytes: number;
  /** Those of them that are written: a CPU reads their lines of memory first (write-allocate), as most do. */
  readonly writtenBytes: number;
}

/**
 * A workload that does one thing as fast as a device can: its best rate is a limit that other kernels are held against.
 */
export interface DeviceLimit<P extends Params = Params> {
  readonly of: 'arithmetic' | 'memory';
  /** Of arithmetic; absent: multiply-adds. */
  readonly mix?: Mix;
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
  /**
   * `state` is what an iteration finds as the one before it left it, and changes (the weights of a network that trains).
   * It is set back to what `generate` gives before each batch, and iterations count from 0 again; so the bits of a batch
   * depend on its length alone: sums need a fixed order. CPU variants on all cores then need memory that they share.
   */
  tensors(p: P): { readonly inputs: TensorSpecs; readonly outputs: TensorSpecs; readonly state?: TensorSpecs };
  /** Inputs and the state at the start. Seeded and reproducible: the same (p, seed) gives the same bits everywhere. */
  generate(p: P, seed: number): Tensors;
  verifier(inputs: Tensors, p: P): Verifier;
  cost(p: P): Cost;
  /** Absent: its cost is all that there is to know of it. */
  roof?(p: P): Roof;
  /** What limits a good kernel. `memory`: inputs rotate among copies so that common caches do not hold them. */
  boundBy(p: P): 'arithmetic' | 'memory';
  readonly variants: readonly Variant<P>[];
  readonly chart: { readonly x: string; readonly y: 'gflops' | 'gbps' | 'ms' };
  /** False keeps it out of the sweep that runs when nothing was asked for: a minute is enough for few workloads. */
  readonly inDefaultSweep?: boolean;
  /** Absent: everything is generated. */
  readonly accepts?: Accepts;
  /** Absent: it is measured only. */
  readonly alive?: Alive;
  /** Absent: there is nothing to watch. */
  readonly picture?: Picture<P>;
  /**
   * Ids of the variants that a first run compares: the plain rung of each side, the best, and a step between. Absent:
   * the first and the last of each side.
   */
  readonly featured?: readonly string[];
  /** What came of it, from inputs and proved outputs, for a page to draw beside the figures. Pure. Absent: figures alone. */
  sketch?(tensors: Tensors, p: P): Sketch;
  /** Absent: nothing to tune. */
  readonly tuning?: Tuning<P>;
  /** Absent: its rate says nothing of the device itself. */
  readonly limit?: DeviceLimit<P>;
}
