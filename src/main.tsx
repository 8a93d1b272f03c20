/** Root of the app: makes what the pages share, and starts React. */
// First: pages lay their own rules over it.
import './ui/theme/index.css';
import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startServiceWorker } from './app/service-worker.ts';
import { chooseLocale, createI18n } from './i18n/index.ts';
import { createBenchClient } from './ui/bench/client.ts';
import { createLease, isBusy } from './ui/bench/lease.ts';
import { watchNavigation } from './ui/frame/navigation.ts';
import { createDrafts } from './ui/state/drafts.ts';
import { createLimitStore } from './ui/state/limit-store.ts';
import { createRunStore } from './ui/state/run-store.ts';
import { createPreferences } from './ui/state/storage.ts';
import { createUnsaved } from './ui/state/unsaved.ts';
import { applyTheme } from './ui/theme/apply-theme.ts';
import { fontsWith } from './ui/theme/fonts.ts';

const preferences = createPreferences(() => localStorage);
applyTheme(preferences.read('theme'));

const bench = createBenchClient(undefined, () => preferences.read('tuned'));
const lease = createLease(bench);
// Past runs: the code that keeps them is loaded when the first run has ended, or its page is opened.
const history = lazily(() => import('./results/history/history.ts').then((module) => module.openHistory()));
const limit = createLimitStore(preferences, lease, bench.environment, async () => ({
  ...(await import('./workloads/registry.ts')),
  ...(await import('./results/summarize.ts')),
  ...(await import('./results/roofline.ts')),
}));
const run = createRunStore(lease, async (report) => {
  void limit.notice(report).catch(() => undefined);
  return (await history()).keep(report);
});
const unsaved = createUnsaved();
const drafts = createDrafts(preferences, unsaved);
const services = { preferences, drafts, bench, lease, run, limit, history, unsaved };
const Course = lazy(() => import('./lessons/course.tsx'));
const openCourse = lazily(async () => {
  const { createCourseStore } = await import('./lessons/state/course-store.ts');
  return createCourseStore(preferences, drafts);
});
const navigated = watchNavigation();
const texts = await fontsWith(createI18n(chooseLocale(preferences.read('language'), navigator.languages), false));

const busy = () => isBusy(lease.getState()) || run.getState().phase !== 'idle' || unsaved.any();
if (import.meta.env.PROD) void startServiceWorker(busy);

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
createRoot(container).render(
  <StrictMode>
    <App services={services} texts={texts} navigated={navigated} course={<Course open={openCourse} />} />
  </StrictMode>,
);

/** Loads on the first call, and again after one that failed. */
function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
