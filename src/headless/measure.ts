/** Starts a runtime and runs a plan in it with progress shown. */
import { fileURLToPath } from 'node:url';
import type { Plan, Report, RunEvent, Workload } from '../engine/contract.ts';
import { messageOf } from '../engine/errors.ts';
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
  /** Ends the runtime, which may have to wait for a GPU: what was measured should be safe by then. Never rejects. */
  close(): Promise<void>;
}

/** @param self the bundled file: the built bench page lies beside it, and Dawn's threads run it */
export async function measure(
  asked: Plan,
  options: Options,
  self: URL,
  cancel: AbortSignal,
  workloads: readonly Workload[],
): Promise<Measured> {
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
          // Who named what to run gets all of it.
          if (options.patterns.length || options.suite !== null) return;
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
    broken = messageOf(error);
    tellBroken('The run', error, now.runtime !== null, cancel);
  }
  return { report: now.collector?.report(broken ?? '') ?? null, broken, close: () => closeRuntime(now.runtime) };
}

/**
 * @param what broke off
 * @param started whether the runtime was there: Ctrl+C reaches a browser that is still starting as well, and is told as such
 */
export function tellBroken(what: string, error: unknown, started: boolean, cancel: AbortSignal): void {
  if (cancel.aborted && !started) return;
  const message = messageOf(error);
  console.error(error instanceof RuntimeMissingError ? message : `${what} broke off: ${message}`);
}

/** How long ending may take before it is worth a word. */
const CLOSING_MS = 1000;

export async function closeRuntime(runtime: Runtime | null): Promise<void> {
  const told = setTimeout(() => console.error('\nWaiting for the work that the GPU has begun …'), CLOSING_MS);
  await runtime?.close().catch(() => {});
  clearTimeout(told);
}

const announcement = ({ cases, budgetMs, seed }: Plan) =>
  `Measuring ${cases.length} case${cases.length === 1 ? '' : 's'}, at most ${budgetMs / 1000} s, seed ${seed}`;

export const openRuntime = (options: Options, self: URL): Promise<Runtime> =>
  options.runtime === 'dawn' ? openDawn(self, options) : openChromium(fileURLToPath(new URL('page', self)), options);
