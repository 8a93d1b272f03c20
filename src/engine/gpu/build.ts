/** What a case is built as: decided here, once, and handed down. */
import type { GpuCapabilities, Job } from '../contract.ts';

export interface Build {
  /** For the variant's `passes`: one of its workload's configurations; undefined where it has none to choose from. */
  readonly configuration?: string;
  /** For the measurement. */
  readonly name?: string;
}

/** The configuration asked for, or the default where it cannot run here; an edit changes the texts of the default. */
export function buildOf(
  { workload, variant, params, build, edits }: Pick<Job, 'workload' | 'variant' | 'params' | 'build' | 'edits'>,
  capabilities: GpuCapabilities,
): Build {
  const tunable = workload.tuning?.variant === variant.id;
  const names = (tunable && workload.tuning?.configurations(params, capabilities)) || [];
  const configuration = names.find((name) => name === build) ?? names[0];
  return { configuration, name: edits ? build : configuration };
}
