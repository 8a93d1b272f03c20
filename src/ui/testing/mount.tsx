/** Parts of the app in a page of their own. The bench is the test's: each run goes on until the test ends it. */
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { vi } from 'vitest';
import type { Environment, Plan, RunEvent } from '../../engine/contract.ts';
import { createI18n, type Locale } from '../../i18n/index.ts';
import { createLease } from '../bench/lease.ts';
import { createBesideStore } from '../state/beside-store.ts';
import { createDrafts } from '../state/drafts.ts';
import { createGpuStore } from '../state/gpu-store.ts';
import { createLimitStore } from '../state/limit-store.ts';
import { createRunStore } from '../state/run-store.ts';
import { ServicesProvider } from '../state/services.tsx';
import { createPreferences } from '../state/storage.ts';
import { createUnsaved } from '../state/unsaved.ts';

export const environment: Environment = {
  runtime: 'browser',
  browser: 'Test 1',
  os: 'Test',
  cores: 2,
  crossOriginIsolated: true,
  timestampQuantumUs: null,
  pageClockQuantumUs: 5,
  adapter: null,
  drawing: null,
  wasm: { simd: true, relaxedSimd: false },
};
const never = () => Promise.reject(new Error('not here'));
const unkept = () => Promise.reject(new DOMException('not here', 'SecurityError'));

/** Loading what a page needs may take its time. */
export const until = <T,>(look: () => T): Promise<T> => vi.waitFor(look, { timeout: 60_000 }) as Promise<T>;

export async function mount(what: ReactNode, language: Locale = 'en') {
  /** By run, in their order: what the bench sends, and how it ends. */
  const runs: { readonly plan: Plan; send(...events: RunEvent[]): void; end(): void }[] = [];
  const bench = {
    run: (plan: Plan, onEvents: (events: RunEvent[]) => void) =>
      new Promise<void>((end) => runs.push({ plan, send: (...events) => onEvents(events), end })),
    tune: never,
    follow: never,
    stream: never,
    draw: never,
    prove: never,
    sustain: never,
    cancel: vi.fn(async () => undefined),
    environment: async () => environment,
    compile: async () => [],
  };
  const preferences = createPreferences(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  const lease = createLease(bench);
  const run = createRunStore(lease);
  const limit = createLimitStore(preferences, lease, bench.environment, never);
  const unsaved = createUnsaved();
  const drafts = createDrafts(preferences, unsaved);
  const gpu = createGpuStore(preferences);
  const beside = createBesideStore(preferences);
  const services = {
    preferences,
    drafts,
    unsaved,
    bench,
    lease,
    run,
    limit,
    gpu,
    beside,
    history: unkept,
    classes: unkept,
  };
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const texts = await createI18n(language);
  root.render(
    <I18nextProvider i18n={texts}>
      <ServicesProvider services={services}>{what}</ServicesProvider>
    </I18nextProvider>,
  );
  return {
    cancel: bench.cancel,
    runs,
    run,
    drafts: services.drafts,
    place,
    button: (name: string) => [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name),
    t: texts.getFixedT(language),
    close() {
      root.unmount();
      place.remove();
    },
  };
}
