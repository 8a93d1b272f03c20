import type { Environment, Plan, RunEvent, ShaderMessage } from '../contract.ts';
import type { TuneEvent, TuneRequest } from '../tune/api.ts';

/** What the bench worker offers to a page (through comlink). One run at a time. */
export interface BenchApi {
  environment(): Promise<Environment>;
  /** Resolves after the report event has been delivered. Events arrive in batches, about ten a second. */
  run(plan: Plan, onEvents: (events: RunEvent[]) => void): Promise<void>;
  /**
   * Times the configurations of a workload's tuned variant on this device; counts as a run. Resolves after the `end`
   * event. The caller remembers what was found and gives it back with `Plan.tuned`.
   */
  tune(request: TuneRequest, onEvents: (events: TuneEvent[]) => void): Promise<void>;
  cancel(): Promise<void>;
  /** What the GPU's compiler says of a WGSL text; nothing where there is no GPU. Compiled only, never run. */
  compile(code: string): Promise<readonly ShaderMessage[]>;
  /** Samples taken while the page is hidden are thrown away. */
  setHidden(hidden: boolean): Promise<void>;
}
