/** Runs plans in Node, through Dawn: the bench is a thread of its own, as it is in a browser. */
import { Worker } from 'node:worker_threads';
import { proxy, wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import type { BenchApi } from '../engine/bench/api.ts';
import type { RunEvent } from '../engine/contract.ts';
import type { SustainEvent } from '../engine/sustain/api.ts';
import type { TuneEvent } from '../engine/tune/api.ts';
import type { Options } from './options.ts';
import { NO_HARDWARE, type Runtime, RuntimeMissingError } from './runtime.ts';

/** What a thread that is started from the bundled file is for. */
export type ThreadRole =
  | { readonly serves: 'bench'; readonly adapter: Options['adapter'] }
  | { readonly serves: 'pool' };

export interface DawnBench extends BenchApi {
  /** Destroys the device and ends the pool's threads. */
  close(): Promise<void>;
}

/**
 * @param entry the bundled file, which the bench's thread runs as well
 * @throws RuntimeMissingError without the package `webgpu`, or where `hardware` is asked for and there is none
 */
export async function openDawn(entry: URL, { adapter, power }: Pick<Options, 'adapter' | 'power'>): Promise<Runtime> {
  // Loaded here only to tell in time that it is missing; the bench's thread loads it for itself.
  await import('webgpu').catch((error: unknown) => {
    throw new RuntimeMissingError(
      `Dawn does not load: ${error instanceof Error ? error.message.split('\n')[0] : error}. The npm package webgpu must be in node_modules beside this file: npm install webgpu`,
    );
  });
  const worker = new Worker(entry, { workerData: { serves: 'bench', adapter } satisfies ThreadRole });
  const crashed = new Promise<never>((_resolve, reject) => {
    worker.on('error', (error) => reject(new Error(`The bench's thread stopped: ${error.message}`)));
    worker.on('exit', (code) => reject(new Error(`The bench's thread stopped with code ${code}.`)));
  });
  // A crash while nothing runs has nobody to tell; the next call does the telling.
  crashed.catch(() => {});
  const bench = wrap<DawnBench>(nodeEndpoint(worker));
  const close = async () => {
    await Promise.race([bench.close(), crashed]).catch(() => {});
    await worker.terminate();
  };
  const environment = () => Promise.race([bench.environment(), crashed]);
  const cancellable = async (signal: AbortSignal, work: () => Promise<void>) => {
    const cancel = () => void bench.cancel();
    signal.addEventListener('abort', cancel);
    try {
      await Promise.race([work(), crashed]);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
  try {
    await Promise.race([bench.chooseGpu(power), crashed]);
    const { adapter: found } = await environment();
    if (adapter === 'hardware' && found?.software !== false) throw new RuntimeMissingError(NO_HARDWARE);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    environment,
    run: (plan, onEvent, signal) =>
      cancellable(signal, () =>
        bench.run(
          plan,
          proxy((events: RunEvent[]) => events.forEach(onEvent)),
        ),
      ),
    tune: (request, onEvent, signal) =>
      cancellable(signal, () =>
        bench.tune(
          request,
          proxy((events: TuneEvent[]) => events.forEach(onEvent)),
        ),
      ),
    sustain: (request, onEvent, signal) =>
      cancellable(signal, () =>
        bench.sustain(
          request,
          proxy((events: SustainEvent[]) => events.forEach(onEvent)),
        ),
      ),
    close,
  };
}
