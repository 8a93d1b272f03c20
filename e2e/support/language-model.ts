/** A language model that is really trained in its lesson, on the GPU. */
import type { Locator, Page } from 'playwright/test';
import { BOARD } from '../../src/lessons/train-a-language-model/board.ts';
import { cover } from '../../src/lessons/train-a-language-model/cover.ts';
import { runs } from '../../src/lessons/train-a-language-model/runs.ts';
import { openStep, runBox } from './lessons.ts';
import { expect } from './test.ts';

/** Opens the lesson, begins with the smallest batch, and waits until the model has told its first story. */
export async function growOnGpu(page: Page, width: number): Promise<Locator> {
  await openStep(page, cover, 'grow', 'en');
  const grow = runBox(page, runs.grow.title);
  const choose = (legend: string, option: string) =>
    grow.getByRole('group', { name: legend, exact: true }).getByText(option, { exact: true }).click();
  await choose('Trained on', 'GPU');
  await choose(BOARD.specs.b.label.en, '4');
  await choose(BOARD.specs.width.label.en, String(width));
  await grow.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(grow).toContainText('After step 1 it tells:');
  return grow;
}
