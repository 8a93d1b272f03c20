/**
 * While a benchmark runs the page stays responsive: no task of its own thread lasts over 50 ms, and on a slow machine over as
 * much more as it takes for any work. Benchmarks use every core, so a short task may have to wait for the processor; what counts
 * is the time that the task itself took.
 */

import { generate } from '../../src/workloads/language/definition.ts';
import type { LanguageParams } from '../../src/workloads/language/layout.ts';
import { open, sentence, startRace, texts } from '../support/app.ts';
import { measurement, ORDINARY, type Times } from '../support/figures.ts';
import { cancelButton, openLab, startButton } from '../support/lab.ts';
import { grow, look } from '../support/language-model.ts';
import type { ScriptedRun } from '../support/scripted-bench.ts';
import { observeLongTasks, slowness, type Task } from '../support/tasks.ts';
import { expect, type Page, test } from '../support/test.ts';

const LIMIT_MS = 50;

/**
 * Collects, until the returned function is called, the tasks that take longer than they may on this machine, as slow as it was
 * before or after: other work comes and goes.
 */
async function observeTooLong(page: Page): Promise<() => Promise<Task[]>> {
  const before = await slowness(page);
  const stop = await observeLongTasks(page);
  return async () => {
    const tasks = await stop();
    const limitMs = LIMIT_MS * Math.max(before, await slowness(page));
    return tasks.filter(({ cpuMs }) => cpuMs > limitMs);
  };
}

/** Resolves with the page's time at which the run's progress is gone. */
const whenOver = () =>
  new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('progress')) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });

test('the instrument sees a task that is too long', async ({ page }) => {
  await open(page);
  const longMs = 8 * LIMIT_MS * (await slowness(page));
  const stop = await observeTooLong(page);
  await page.evaluate(
    (ms) =>
      new Promise<void>((resolve) => {
        setTimeout(() => {
          const end = performance.now() + ms;
          while (performance.now() < end);
          resolve();
        });
      }),
    longMs,
  );
  // The observer is told afterwards.
  await page.waitForFunction(() => (window as unknown as { longTasks: unknown[] }).longTasks.length > 0);
  expect(await stop()).not.toEqual([]);
});

/** As often as the engine tells of a case: ten times a second for some seconds, with a sample more each time. */
async function tellOf(run: ScriptedRun): Promise<void> {
  for (const [index, at] of run.plan.cases.entries()) {
    for (let samples = 1; samples <= 20; samples++) {
      const fraction = (index + samples / 20) / run.plan.cases.length;
      const one = measurement(at, { ...(ORDINARY(at) as Times), samples });
      await run.emit(
        { type: 'phase', index, phase: 'sample' },
        { type: 'progress', fraction, leftMs: 1000 },
        { type: 'measurement', index, measurement: one, final: samples === 20 },
      );
    }
  }
}

test('during the race', async ({ page, bench }) => {
  await open(page);
  await startRace(page);
  const run = await bench.nextRun();
  const stop = await observeTooLong(page);
  await tellOf(run);
  await run.end(run.reportOf(ORDINARY));
  await expect(sentence(page)).toBeVisible();
  expect(await stop()).toEqual([]);
});

test('during a sweep in the lab, with its charts growing', async ({ page, bench }) => {
  await openLab(page, 'matmul:naive|tuned|js-blocked|wasm-threads:n=64|128|256/8s');
  await startButton(page).click();
  const run = await bench.nextRun();
  await expect(cancelButton(page)).toBeEnabled();
  const stop = await observeTooLong(page);
  const ended = page.evaluate(whenOver);
  await tellOf(run);
  await run.end(run.reportOf(ORDINARY));
  await expect(page.getByRole('heading', { name: texts.en.lab.results.title })).toBeVisible();
  await expect(startButton(page)).toBeEnabled();
  // The task that takes the progress away draws the final chart as well; by then nothing is measured any more.
  const over = await ended;
  const during = (await stop()).filter(({ startMs, wallMs }) => startMs + wallMs < over);
  expect(during).toEqual([]);
});

test('while a language model is graded and tells a story', async ({ page, bench }) => {
  await grow(page, { width: 128 });
  const follow = await bench.nextFollow();
  const { params } = follow.request.followers[0].case;
  const { weights } = generate(params as unknown as LanguageParams, 1);
  await follow.emit({ type: 'begin', index: 0 });
  const stop = await observeTooLong(page);
  await look(follow, 50, { weights, ms: 1000 });
  await expect(page.getByText('After step 50 it tells:')).toBeVisible();
  expect(await stop()).toEqual([]);
  await follow.end(true);
});
