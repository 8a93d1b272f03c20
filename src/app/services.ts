/** What pages share, made once for a page, and once for the build's own drawing of them. */
import { createBenchClient } from '../ui/bench/client.ts';
import { createLease } from '../ui/bench/lease.ts';
import { createBesideStore } from '../ui/state/beside-store.ts';
import { createDrafts } from '../ui/state/drafts.ts';
import { createGpuStore } from '../ui/state/gpu-store.ts';
import { createLimitStore } from '../ui/state/limit-store.ts';
import { createRunStore } from '../ui/state/run-store.ts';
import type { Services } from '../ui/state/services.tsx';
import type { Preferences } from '../ui/state/storage.ts';
import { createUnsaved } from '../ui/state/unsaved.ts';
import { askBeforeLeaving } from './ask-before-leaving.ts';

export function createServices(preferences: Preferences): Services {
  const gpu = createGpuStore(preferences);
  const bench = createBenchClient(
    undefined,
    () => preferences.read('tuned'),
    () => gpu.getState().power,
  );
  const lease = createLease(bench);
  // Past runs: the code that keeps them is loaded when the first run has ended, or its page is opened.
  const history = lazily(() => import('../results/history/history.ts').then((module) => module.openHistory()));
  const classes = lazily(() => import('../results/class/classes.ts').then((module) => module.openClasses()));
  const limit = createLimitStore(preferences, lease, bench.environment, async () => ({
    ...(await import('../workloads/registry.ts')),
    ...(await import('../results/summarize.ts')),
    ...(await import('../results/roofline.ts')),
  }));
  const run = createRunStore(lease, async (report, kernels) => {
    // What a machine can do is told by kernels that ship: those measure what they claim to.
    if (!kernels?.length) void limit.notice(report).catch(() => undefined);
    return (await history()).keep(report, kernels);
  });
  const unsaved = createUnsaved(askBeforeLeaving);
  const drafts = createDrafts(preferences, unsaved);
  const beside = createBesideStore(preferences);
  return { preferences, drafts, bench, lease, run, limit, gpu, beside, history, classes, unsaved };
}

/** Loads on the first call, and again after one that failed. */
export function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
