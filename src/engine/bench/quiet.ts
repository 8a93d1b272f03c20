/** Rest between turns: libraries' threads spin for a while after their last work, on the cores that the next one wants. */
import { abortable, limited } from './abort.ts';
import type { CaseRun } from './case-run.ts';
import type { RunContext } from './context.ts';

/** Whether the turn before may still hold the processor. */
export const settles = (before: CaseRun | null, run: CaseRun): boolean =>
  before !== null && before !== run && before.variant.on === 'library' && before.variant.side === 'cpu';

/**
 * Waits until the processor is idle, as the backends that can tell say; a moment where none can. Rejects when the run is
 * cancelled, and for nothing else.
 * @returns false: it did not come to rest
 */
export async function untilQuiet({ backends, clock, settings, signal }: RunContext): Promise<boolean> {
  const asked = backends.flatMap((backend) => (backend.settle ? [backend.settle.bind(backend)] : []));
  if (!asked.length) {
    await clock.sleep(settings.settleMs);
    return true;
  }
  const limit = limited(signal, clock, settings.settleMostMs);
  try {
    const quiet = await Promise.all(asked.map((settle) => abortable(settle(limit.signal), limit.signal)));
    return quiet.every(Boolean);
  } catch {
    if (signal.aborted) throw signal.reason;
    // A backend that is lost says so when it is asked to run.
    return false;
  } finally {
    limit.free();
  }
}
