import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { CANCELLED, HIDDEN, outOfTime } from '../../engine/bench/reasons.ts';
import type { Measurement, Plan, Reason, Report, RunEvent } from '../../engine/contract.ts';
import { deviceLost, GPU_GONE, NO_ADAPTER } from '../../engine/gpu/reasons.ts';
import { createI18n, type Locale } from '../../i18n/index.ts';
import { createRunStore } from '../state/run-store.ts';
import { type Services, ServicesProvider } from '../state/services.tsx';
import { createLease } from './lease.ts';
import { RunNotices } from './run-notices.tsx';

const CASE = { workload: 'matmul', version: 1, variant: 'naive', params: { n: 2048 } };

/**
 * What a page says of a run whose cases ended like this.
 * @param keep the history; left out: the run is not for it
 */
async function told(
  measurements: readonly Measurement[],
  locale: Locale = 'en',
  keep?: () => Promise<unknown>,
): Promise<string> {
  const plan = { cases: measurements.map(() => CASE), budgetMs: 2000, seed: 1 };
  // The notices read the cases alone.
  const report = { measurements } as Report;
  const bench = {
    run: async (_: Plan, onEvents: (events: RunEvent[]) => void) => onEvents([{ type: 'report', report }]),
    tune: async () => undefined,
    follow: async () => undefined,
    draw: async () => undefined,
    prove: async () => undefined,
    sustain: async () => undefined,
    stream: async () => undefined,
    cancel: async () => undefined,
  };
  const run = createRunStore(createLease(bench), keep);
  await run.start(plan, { by: 'lab', use: 'lab' }, { kept: keep !== undefined });
  return renderToStaticMarkup(
    <I18nextProvider i18n={await createI18n(locale)}>
      <ServicesProvider services={{ run: { ...run, getInitialState: run.getState } } as unknown as Services}>
        <RunNotices />
      </ServicesProvider>
    </I18nextProvider>,
  );
}

const timed: Measurement = {
  case: CASE,
  on: 'gpu',
  status: 'ok',
  phases: { compileMs: 0, uploadMs: 0, readbackMs: 0 },
  firstUse: null,
  roundTrips: [],
  samples: [],
  calibration: [],
  kernelClock: 'wall',
  deviceClock: 'absent',
  idleMs: 0,
  verdict: { ok: true, maxError: 0, tolerance: 0, at: null, method: 'elementwise' },
  warnings: [],
};
const aborted = (reason: Reason): Measurement => ({ case: CASE, on: 'gpu', status: 'aborted', reason });
const times = (html: string, text: string) => html.split(text).length - 1;

test('a run in which nothing finishes says why, once for each reason', async () => {
  const slow = outOfTime(9_000, 2000);
  const late = outOfTime(null, 2000);
  const html = await told([aborted(slow), aborted(late), aborted(late)]);
  expect(html).toContain('Nothing was measured');
  expect(times(html, slow.text.en)).toBe(1);
  expect(times(html, late.text.en)).toBe(1);
  expect(await told([aborted(late)], 'zh-CN')).toContain(late.text['zh-CN']);
});

test('what is told elsewhere is not told twice, and a case that ended speaks for itself', async () => {
  const late = outOfTime(null, 2000);
  expect(await told([aborted(CANCELLED), aborted(HIDDEN)])).not.toContain('Nothing was measured');
  const ended: Measurement = { case: CASE, on: 'gpu', status: 'failed', reason: late };
  expect(await told([aborted(late), ended])).not.toContain('Nothing was measured');
});

test('a GPU that was lost twice is lost, not missing', async () => {
  const lost: Measurement = { case: CASE, on: 'gpu', status: 'failed', reason: deviceLost('') };
  const gone: Measurement = { case: CASE, on: 'gpu', status: 'failed', reason: GPU_GONE };
  const missing: Measurement = { case: CASE, on: 'gpu', status: 'unsupported', reason: NO_ADAPTER };
  for (const cases of [[lost, gone], [gone]]) {
    expect(await told(cases)).toContain('lost and did not come back');
    expect(await told(cases)).toContain('Restart the browser');
  }
  expect(await told([lost])).not.toContain('did not come back');
  expect(await told([missing])).not.toContain('did not come back');
});

test.each([
  ['QuotaExceededError', 'The storage of this browser is full', 'Delete older results'],
  ['SecurityError', 'a private window', 'Allow storage'],
  ['VersionError', 'A newer version of Lockstep wrote this browser’s history', 'Load the page again'],
  ['TimeoutError', 'does not answer', 'restart the browser'],
])('a history that answers %s: what is the matter, and what to do', async (name, why, todo) => {
  const html = await told([timed], 'en', () => Promise.reject(new DOMException('no', name)));
  expect(html).toContain('This result is not in your history');
  expect(html).toContain(why);
  expect(html).toContain(todo);
  if (name !== 'SecurityError') expect(html).not.toContain('private window');
});
