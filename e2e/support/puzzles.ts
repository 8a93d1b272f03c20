/** A puzzle as a visitor meets it: its shader, the editor, and the button that has it checked. */
import { readFileSync } from 'node:fs';
import type { Proved } from '../../src/engine/prove/api.ts';
import { solutionOf, stubOf } from '../../src/workloads/puzzles/marks.ts';
import { PUZZLES } from '../../src/workloads/puzzles/registry.ts';
import { open, texts } from './app.ts';
import type { ScriptedBench, ScriptedProof } from './scripted-bench.ts';
import { expect, type Page } from './test.ts';

export const { puzzles } = texts.en;

export const RIGHT: Proved = {
  status: 'right',
  verdict: { ok: true, maxError: 0, tolerance: 0, at: null, method: 'elementwise' },
};

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const editor = (page: Page) => page.locator('.cm-content');

const codeOf = (id: string) => readFileSync(new URL(`../../shaders/puzzles/${id}.wgsl`, import.meta.url), 'utf8');
export const answerTo = (id: string) => solutionOf(codeOf(id));
export const beginningOf = (id: string) => stubOf(codeOf(id));

/** In the place of what stands there. */
export async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** Opens a puzzle, writes an answer and has it checked. */
export async function check(page: Page, id: string, answer: string): Promise<void> {
  await open(page, `/puzzles/${id}`);
  await write(page, answer);
  await button(page, puzzles.check.button).click();
}

/** The first puzzle's solution, checked: it now waits for what the GPU says. */
export async function checkRight(page: Page, bench: ScriptedBench): Promise<ScriptedProof> {
  const [{ id }] = PUZZLES;
  await check(page, id, answerTo(id));
  return bench.nextProof();
}

/** The GPU says the same of every shape. */
export async function tell({ request, emit, end }: ScriptedProof, proved: Proved): Promise<void> {
  for (const index of request.cases.keys()) await emit({ index, proved });
  await end();
}

/** On the page of all puzzles: how many of them are marked as solved. */
export async function expectSolved(page: Page, count: number): Promise<void> {
  await open(page, '/puzzles');
  await expect(page.locator('.puzzle-map__card')).toHaveCount(PUZZLES.length);
  await expect(page.locator('.puzzle-map__solved')).toHaveCount(count);
}
