/**
 * Keeps what a run has told so far, so that nothing measured is lost when the runtime itself breaks down. What was told of a
 * case before its end is not kept: times count once the last batch is proved.
 */
import type { Environment, Measurement, Plan, Reason, Report, RunEvent, Workload } from '../engine/contract.ts';
import { uuid } from '../engine/uuid.ts';

export class Collector {
  readonly #plan: Plan;
  readonly #workloads: readonly Workload[];
  readonly #measurements = new Map<number, Measurement>();
  #started: { readonly environment: Environment; readonly at: Date } | null = null;
  #report: Report | null = null;

  constructor(plan: Plan, workloads: readonly Workload[]) {
    this.#plan = plan;
    this.#workloads = workloads;
  }

  take(event: RunEvent): void {
    if (event.type === 'start') this.#started = { environment: event.environment, at: new Date() };
    if (event.type === 'measurement' && event.final) this.#measurements.set(event.index, event.measurement);
    if (event.type === 'report') this.#report = event.report;
  }

  /**
   * The run's report; where it broke off before one came, a report of what was measured in which the rest has failed
   * for this reason. Null when it broke off before it began.
   */
  report(broken: string): Report | null {
    if (this.#report || !this.#started) return this.#report;
    const { environment, at } = this.#started;
    const reason: Reason = { code: 'runtime-crash', text: { en: broken, 'zh-CN': `运行环境中断：${broken}` } };
    return {
      schema: 2,
      id: uuid(),
      startedAt: at.toISOString(),
      durationMs: Date.now() - at.getTime(),
      environment,
      plan: { budgetMs: this.#plan.budgetMs, seed: this.#plan.seed, ownInputs: false },
      measurements: this.#plan.cases.map((id, index) => {
        const workload = this.#workloads.find((known) => known.id === id.workload);
        const on = workload?.variants.find((known) => known.id === id.variant)?.on ?? null;
        return this.#measurements.get(index) ?? { case: id, on, status: 'failed', reason };
      }),
    };
  }
}
