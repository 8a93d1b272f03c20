/** The real backends, as a page has them. */
import type { Backend, Job, Prepared, Session } from '../../engine/contract.ts';
import { createCpuBackend } from '../../engine/cpu/backend.ts';
import type { Thread } from '../../engine/cpu/pool.ts';

export const now = () => performance.now();
export const never = new AbortController().signal;

export function later(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}

/** Three threads share rows unevenly whatever the machine has. */
export const cpuBackend = (spawn: () => Thread, shared: boolean, cores = 3): Backend =>
  createCpuBackend({ spawn, cores, shared, now, later });

/** A thread whose code is a worker of the test's own. */
export function threadOf(worker: Worker): Thread {
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (call) => worker.addEventListener('message', ({ data }) => call(data)),
    onCrash: (call) => worker.addEventListener('error', (event) => call(event.message ?? '')),
    terminate: () => worker.terminate(),
  };
}

/** @throws Error when the case does not get ready */
export async function ready(
  backend: Backend,
  job: Job,
  signal = never,
): Promise<Extract<Prepared, { session: Session }>> {
  const prepared = await backend.prepare(job, signal);
  if (prepared.status !== 'ready') throw new Error(`${job.variant.id}: ${prepared.status}: ${prepared.reason.text.en}`);
  return prepared;
}
