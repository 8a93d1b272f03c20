/** What was recorded on a real adapter is drawn as a ghost, with its name. The record is made up, and here alone. */
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createI18n, type Locale } from '../../i18n/index.ts';
import { createLimitStore } from '../../ui/state/limit-store.ts';
import { type Services, ServicesProvider } from '../../ui/state/services.tsx';
import { createPreferences } from '../../ui/state/storage.ts';
import type { RunResult } from '../lesson.ts';
import type { Ghost } from '../state/recorded.ts';
import { resultsFrom, squareOnCpu, squareOnGpu } from '../testing/rows.ts';
import { Bars } from './bars.tsx';

const ADAPTER = { vendor: 'made', architecture: 'up', device: '', description: 'Made-up Card 9', software: false };
const SOFTWARE = { ...ADAPTER, description: '', software: true };

const measured = (gpuMs: number | null, adapter: typeof ADAPTER | null): RunResult => {
  const rows = [squareOnGpu('tiled', gpuMs), squareOnCpu('wasm', 8)];
  const { run } = resultsFrom('matmul', { run: rows }, { adapter });
  if (!run) throw new Error('no rows');
  return run;
};

const { summary: elsewhere } = measured(0.5, ADAPTER);
const ghost: Ghost = {
  machine: { id: 'card', name: 'Made-up Card 9', software: false },
  origins: new Map(),
  summary: { ...elsewhere, measurements: elsewhere.measurements.filter(({ on }) => on === 'gpu') },
};

async function drawn(result: RunResult, beside: Ghost | null, language: Locale = 'en') {
  const preferences = createPreferences(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  const never = () => Promise.reject(new Error('not here'));
  const limit = createLimitStore(preferences, { use: async () => true, stop: () => undefined }, never, never);
  const html = renderToString(
    <I18nextProvider i18n={await createI18n(language)}>
      <ServicesProvider services={{ limit } as unknown as Services}>
        <Bars result={result} ghost={beside} />
      </ServicesProvider>
    </I18nextProvider>,
  );
  const widths = [...html.matchAll(/class="(bar__fill[^"]*)" style="inline-size:([\d.]+)%"/g)];
  return {
    text: html.replaceAll('<!-- -->', '').replace(/<[^>]*>/g, ' '),
    bars: widths.map(([, look, width]) => [look.includes('--ghost') ? 'ghost' : 'own', Number(width)]),
  };
}

test('beside a software adapter’s bar, on the same scale, with its name and time', async () => {
  const { text, bars } = await drawn(measured(4, SOFTWARE), ghost);
  expect(bars).toEqual([
    ['own', 50],
    ['ghost', 6.25],
    ['own', 100],
  ]);
  expect(text).toMatch(/Made-up Card 9, recorded\s+500 µs/);
  expect((await drawn(measured(4, SOFTWARE), ghost, 'zh-CN')).text).toContain('Made-up Card 9（录制）');
});

test('what stands in for a GPU that is not reached is a ghost too, where a real adapter made it', async () => {
  const origins = [{ startedAt: '2025-01-01T00:00:00Z', browser: 'Test 1', driver: null }];
  const note = { machine: 'card', adapter: 'Made-up Card 9', origins };
  const standing = (software: boolean) =>
    drawn({ summary: measured(0.5, null).summary, recorded: { ...note, software } }, null);
  expect((await standing(false)).bars.map(([look]) => look)).toEqual(['ghost', 'own']);
  expect((await standing(false)).text).toContain('Made-up Card 9, recorded');
  expect((await standing(true)).bars.map(([look]) => look)).toEqual(['own', 'own']);
  expect((await standing(true)).text).not.toContain('Made-up');
});

test('without a record there is none', async () => {
  const { text, bars } = await drawn(measured(4, SOFTWARE), null);
  expect(bars.map(([look]) => look)).toEqual(['own', 'own']);
  expect(text).not.toContain('recorded');
});
