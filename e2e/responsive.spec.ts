/**
 * While a benchmark runs the page stays responsive: no task of its own thread lasts over 50 ms. Benchmarks use every
 * core, so a short task may have to wait for the processor; what counts is the time that the task itself took.
 */

import { open, sentence, startRace, texts } from './support/app.ts';
import { cancelButton, openLab, startButton } from './support/lab.ts';
import { observeLongTasks, type Task } from './support/tasks.ts';
import { expect, test } from './support/test.ts';

const LIMIT_MS = 50;

const tooLong = (tasks: readonly Task[]) => tasks.filter(({ cpuMs }) => cpuMs > LIMIT_MS);

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
  const stop = await observeLongTasks(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(() => {
          const end = performance.now() + 400;
          while (performance.now() < end);
          // The observer is told afterwards.
          setTimeout(resolve, 100);
        });
      }),
  );
  expect(tooLong(await stop()).length).toBe(1);
});

test('during the race', async ({ page }) => {
  await open(page);
  await startRace(page);
  const stop = await observeLongTasks(page);
  await expect(sentence(page)).toBeVisible();
  expect(tooLong(await stop())).toEqual([]);
});

test('during a sweep in the lab, with its charts growing', async ({ page }) => {
  await openLab(page, 'matmul:naive|tuned|js-blocked|wasm-threads:n=64|128|256/8s');
  await startButton(page).click();
  await expect(cancelButton(page)).toBeEnabled();
  const stop = await observeLongTasks(page);
  const ended = page.evaluate(whenOver);
  await expect(page.getByRole('heading', { name: texts.en.lab.results.title })).toBeVisible();
  await expect(startButton(page)).toBeEnabled();
  // The task that takes the progress away draws the final chart as well; by then nothing is measured any more.
  const over = await ended;
  const during = (await stop()).filter(({ startMs, wallMs }) => startMs + wallMs < over);
  expect(tooLong(during)).toEqual([]);
});
