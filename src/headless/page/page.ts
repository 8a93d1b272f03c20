/**
 * What the command line opens in Chromium: the bench worker and nothing else, so that no rendering disturbs the clock.
 * The driver (../chromium.ts) defines `lockstepEvents` and calls `lockstepBench`.
 */
import { proxy, wrap } from 'comlink';
import type { BenchApi } from '../../engine/bench/api.ts';
import type { GpuPower, Plan, RunEvent } from '../../engine/contract.ts';
import { adapterInfo } from '../../engine/gpu/capabilities.ts';
import { findAdapter } from '../../engine/gpu/find-adapter.ts';
import type { SustainEvent, SustainRequest } from '../../engine/sustain/api.ts';
import type { TuneEvent, TuneRequest } from '../../engine/tune/api.ts';

export type AnyEvent = RunEvent | TuneEvent | SustainEvent;

export interface BenchPage {
  lockstepEvents(events: AnyEvent[]): Promise<void>;
  lockstepBench: {
    run(plan: Plan): Promise<void>;
    tune(request: TuneRequest): Promise<void>;
    sustain(request: SustainRequest): Promise<void>;
    cancel(): Promise<void>;
    chooseGpu(power: GpuPower): Promise<void>;
    environment: BenchApi['environment'];
    /** Asks the page's own `navigator.gpu`, without a device. Never rejects. */
    hasHardwareAdapter(): Promise<boolean>;
  };
}

let power: GpuPower = 'high-performance';
const page = globalThis as unknown as BenchPage;
const worker = new Worker(new URL('../../workers/bench-worker.ts', import.meta.url), { type: 'module' });
const bench = wrap<BenchApi>(worker);
const crashed = new Promise<never>((_resolve, reject) => {
  worker.addEventListener('error', (event) => reject(new Error(`The bench worker stopped: ${event.message}`)));
});
// A crash while nothing runs has nobody to tell; the next call does the telling.
crashed.catch(() => {});

page.lockstepBench = {
  run: (plan) => delivered((deliver) => bench.run(plan, deliver)),
  tune: (request) => delivered((deliver) => bench.tune(request, deliver)),
  sustain: (request) => delivered((deliver) => bench.sustain(request, deliver)),
  cancel: () => bench.cancel(),
  async chooseGpu(wanted) {
    power = wanted;
    await Promise.race([bench.chooseGpu(wanted), crashed]);
  },
  environment: () => Promise.race([bench.environment(), crashed]),
  async hasHardwareAdapter() {
    const adapter = navigator.gpu ? await findAdapter(navigator.gpu, power).catch(() => null) : null;
    return adapter !== null && !adapterInfo(adapter).software;
  },
};

/** Delivery to the driver is asynchronous; work is over when its last batch has arrived there. */
async function delivered(work: (deliver: (events: AnyEvent[]) => void) => Promise<void>): Promise<void> {
  let last: unknown = null;
  const deliver = proxy((events: AnyEvent[]) => {
    last = page.lockstepEvents(events);
  });
  await Promise.race([work(deliver), crashed]);
  await last;
}
