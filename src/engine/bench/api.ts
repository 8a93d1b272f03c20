import type { Environment, GpuPower, Plan, RunEvent, ShaderMessage } from '../contract.ts';
import type { DrawEvent, DrawRequest, Wish } from '../draw/api.ts';
import type { FollowEvent, FollowRequest } from '../follow/api.ts';
import type { ProveEvent, ProveRequest } from '../prove/api.ts';
import type { StreamEvent, StreamRequest } from '../stream/api.ts';
import type { SustainEvent, SustainRequest } from '../sustain/api.ts';
import type { TuneEvent, TuneRequest } from '../tune/api.ts';

/** What the bench worker offers to a page (through comlink). One run at a time. */
export interface BenchApi {
  environment(): Promise<Environment>;
  /**
   * Resolves after the report event has been delivered. Events arrive in batches, when nothing is timed; what `onEvents`
   * returns is awaited before the next timed batch.
   */
  run(plan: Plan, onEvents: (events: RunEvent[]) => unknown): Promise<void>;
  /**
   * Times the configurations of a workload's tuned variant on this device; counts as a run. Resolves after the `end`
   * event. The caller remembers what was found and gives it back with `Plan.tuned`.
   */
  tune(request: TuneRequest, onEvents: (events: TuneEvent[]) => unknown): Promise<void>;
  /**
   * Follows contenders with state over many iterations; counts as a run. Each event is waited for before anything goes
   * on, and a look that is answered with false is the contender's last; with `Fed`, it goes on with other inputs. Resolves
   * after the `end` event.
   */
  follow(request: FollowRequest, onEvent: (event: FollowEvent) => unknown): Promise<void>;
  /**
   * Lets a contender with state go on without waiting, and tells what it writes behind it; counts as a run. A piece that is
   * answered with false is the last. Resolves after the `end` event.
   */
  stream(request: StreamRequest, onEvent: (event: StreamEvent) => unknown): Promise<void>;
  /**
   * Draws what each event is answered with, until that is null; counts as a run. Resolves early when cancelled, though the
   * page has not answered yet.
   */
  draw(request: DrawRequest, onEvent: (event: DrawEvent) => Promise<Wish | null>): Promise<void>;
  /** Proves each case and times none; counts as a run. Each event is waited for. Resolves after the last, or once cancelled. */
  prove(request: ProveRequest, onEvent: (event: ProveEvent) => unknown): Promise<void>;
  /**
   * Runs one case batch upon batch for its time; counts as a run. Events arrive about once a second, between batches; what
   * `onEvents` returns is awaited. Resolves after the `end` event.
   */
  sustain(request: SustainRequest, onEvents: (events: SustainEvent[]) => unknown): Promise<void>;
  /**
   * Which of several GPUs everything runs on from now on; the other is closed.
   * @returns false while something runs, which keeps the one that it has
   */
  chooseGpu(power: GpuPower): Promise<boolean>;
  cancel(): Promise<void>;
  /** What the GPU's compiler says of a WGSL text; nothing where there is no GPU. Compiled only, never run. */
  compile(code: string): Promise<readonly ShaderMessage[]>;
  /**
   * Samples taken while the page is hidden are thrown away. A page that draws says so here before the first run; who
   * never does is taken for one that does not draw.
   */
  setHidden(hidden: boolean): Promise<void>;
}
