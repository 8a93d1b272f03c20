import type { Backend, Job, Prepared } from '../contract.ts';
import { abortable } from './abort.ts';

/** Rejects with the signal's reason when it aborts: a session that comes later has no owner left, and is disposed where it lands. */
export function preparedBy(backend: Backend, job: Job, signal: AbortSignal): Promise<Prepared> {
  const preparing = backend.prepare(job, signal);
  return abortable(preparing, signal).catch((error: unknown) => {
    void preparing.then((late) => (late.status === 'ready' ? late.session.dispose() : undefined)).catch(() => {});
    throw error;
  });
}
