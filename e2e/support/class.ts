/** Classes as tests bring them in: by a file that the page imports, and by links that it is given. */
import { expect, type Page } from 'playwright/test';
import { assignmentData } from '../../src/results/class/assignment-link.ts';
import type { KeptClass } from '../../src/results/class/class.ts';
import { toClassFile } from '../../src/results/class/class-file.ts';
import { digestLink } from '../../src/results/class/hand-in.ts';
import type { Assignment, Entry } from '../../src/results/class/model.ts';
import { workloads } from '../../src/workloads/registry.ts';
import { open, says, texts } from './app.ts';

/** Of every class that a test imports. */
export const CLASS_ID = '7c9d3c8e-0f3a-4a57-9b06-1d2f5c6a7b80';

/** What stands behind `#/class/` in the link of a code. */
export function digestOf(entry: Entry, assignment: Assignment): string {
  const digest = digestLink(entry, assignment, workloads, '');
  if (digest === null) throw new Error('The digest does not fit into a code.');
  return digest.link.replace(/^#\/class\//, '');
}

/** A class that was collected elsewhere, as its file. */
export function classFile(assignment: Assignment, entries: readonly Entry[], name = 'Class 9b'): string {
  const kept: KeptClass = {
    id: CLASS_ID,
    name,
    createdAt: '2026-09-01T08:00:00.000Z',
    assignment: assignmentData(assignment, workloads),
  };
  return toClassFile(
    kept,
    entries.map((entry, at) => ({ id: entry.id, text: digestOf(entry, assignment), at: 1_790_000_000_000 + at })),
  );
}

/** Opens the list of classes and chooses a file there. */
export async function importClass(page: Page, file: string): Promise<void> {
  await open(page, '/class');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'class.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(page.getByText(says(texts.en.classes.list.imported_other))).toBeVisible();
}
