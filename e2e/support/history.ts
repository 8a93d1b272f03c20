/** The history page as its tests use it: runs get there by measuring, everything else by what a visitor can press. */
import { expect, type Locator, type Page } from 'playwright/test';
import { texts } from './app.ts';
import { openLab, runLab, SMALL } from './lab.ts';
import type { ScriptedBench } from './scripted-bench.ts';

export const history = texts.en.history;

/** A run of a contender of each side, and waits until it is in the history. Ends on the history page. */
export async function runIntoHistory(page: Page, bench: ScriptedBench): Promise<void> {
  await openLab(page, SMALL.matmul);
  await runLab(page, bench);
  await expect(page.getByText(texts.en.lab.results.kept)).toBeVisible();
  await page.goto('./#/history');
  await expect(items(page)).toHaveCount(1);
}

/** The lines of the list, newest first. */
export const items = (page: Page): Locator => page.locator('.run-item');

/** The one with this name. */
export const item = (page: Page, name: string): Locator => items(page).filter({ hasText: name });

export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });

/** Saves through the browser's own download; returns the text and the name of the file. */
export async function saved(page: Page, press: () => Promise<void>): Promise<{ text: string; name: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return { text: Buffer.concat(chunks).toString('utf8'), name: file.suggestedFilename() };
}

/** Chooses files in the dialog behind the import button. */
export async function importText(page: Page, text: string, name = 'runs.json'): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

/** The report id of the copy with this number. */
export const copyId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The same run under other ids and a minute apart, so that one measured run makes a list. */
export function copies(text: string, count: number): string {
  const { runs } = JSON.parse(text) as { runs: { report: { id: string; startedAt: string } }[] };
  const [{ report, ...rest }] = runs;
  const start = Date.parse(report.startedAt);
  const made = Array.from({ length: count }, (_, index) => ({
    ...rest,
    name: `copy ${index + 1}`,
    report: {
      ...report,
      id: copyId(index + 1),
      startedAt: new Date(start - (index + 1) * 60_000).toISOString(),
    },
  }));
  return JSON.stringify({ format: 'lockstep-runs', runs: made });
}
