/** Starts a runtime, runs a plan in it with progress shown, and ends it whatever happens. */
import { fileURLToPath } from 'node:url';
import type { Plan, Report, RunEvent } from '../engine/contract.ts';
import { workloads } from '../workloads/registry.ts';
import { fitSweep } from './cases.ts';
import { openChromium } from './chromium.ts';
import { Collector } from './collect.ts';
import { openDawn } from './dawn.ts';
import type { Options } from './options.ts';
import { narrator, showSteps } from './progress.ts';
import { type Runtime, RuntimeMissingError } from './runtime.ts';

export interface Measured {
  /** Null when nothing has been measured. */
  readonly report: Report | null;
  /** Why the run could not begin or did not end by itself, told already; null when it did. */
  readonly broken: string | null;
}

/** @param self the bundled file: the built bench page lies beside it, and Dawn's threads run it */
export async function measure(asked: Plan, options: Options, self: URL, cancel: AbortSignal): Promise<Measured> {
  const now: { plan: Plan; runtime: Runtime | null; collector: Collector | null } = {
    plan: asked,
    runtime: null,
    collector: null,
  };
  let broken: string | null = null;
  try {
    await showSteps([
      {
        title: () => `Starting ${options.runtime === 'dawn' ? 'Dawn' : 'Chromium'}`,
        async work() {
          now.runtime = await openRuntime(options, self);
          if (options.patterns.length) return;
          const { adapter } = await now.runtime.environment();
          if (adapter?.software) now.plan = fitSweep(asked, workloads);
        },
      },
      {
        title: () => announcement(now.plan),
        async work(say) {
          if (cancel.aborted) return;
          const collector = new Collector(now.plan, workloads);
          now.collector = collector;
          const tell = narrator(now.plan, workloads, say);
          const onEvent = (event: RunEvent) => {
            collector.take(event);
            tell(event);
          };
          await now.runtime?.run(now.plan, onEvent, cancel);
        },
      },
    ]);
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
    console.error(error instanceof RuntimeMissingError ? broken : `The run broke off: ${broken}`);
  } finally {
    await now.runtime?.close().catch(() => {});
  }
  return { report: now.collector?.report(broken ?? '') ?? null, broken };
}

const announcement = ({ cases, budgetMs, seed }: Plan) =>
  `Measuring ${cases.length} case${cases.length === 1 ? '' : 's'}, at most ${budgetMs / 1000} s, seed ${seed}`;

export const openRuntime = (options: Options, self: URL): Promise<Runtime> =>
  options.runtime === 'dawn'
    ? openDawn(self, options.adapter)
    : openChromium(fileURLToPath(new URL('page', self)), options.adapter);
