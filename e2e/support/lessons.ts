/** Lessons as a visitor takes them: from step to step, guessing, measuring, solving, in either language. */
import { expect, type Locator, type Page } from 'playwright/test';
import type { LocalText } from '../../src/engine/contract.ts';
import type { Cover } from '../../src/lessons/lesson.ts';
import { expectNoOverflow, heading, type Language, open, speak, texts } from './app.ts';
import { expectAccessible } from './axe.ts';
import type { Figure, Machine } from './figures.ts';
import { items } from './history.ts';
import type { Outputs, ScriptedBench } from './scripted-bench.ts';

/** Opens a step of a lesson by its address; what was measured before is forgotten. */
export async function openStep(page: Page, cover: Cover, step: string, language: Language): Promise<void> {
  await open(page, `/lessons/${cover.id}/${step}`, { language });
  await expectStep(page, cover, step, language);
}

/** The entry of a step in the list of the lesson that is open. */
export function stepLink(page: Page, cover: Cover, step: string, language: Language): Locator {
  const steps = page.getByRole('navigation', { name: texts[language].lessons.lesson.steps });
  return steps.getByRole('link').nth(cover.steps.findIndex(({ id }) => id === step));
}

/** Goes to a step of the lesson that is open; what was measured stays. */
export async function goTo(page: Page, cover: Cover, step: string, language: Language): Promise<void> {
  await stepLink(page, cover, step, language).click();
  await expectStep(page, cover, step, language);
}

/** Goes to the step after the one that is open, by the link at its end. */
export async function turnPage(page: Page, cover: Cover, from: string, language: Language): Promise<void> {
  const next = cover.steps[cover.steps.findIndex(({ id }) => id === from) + 1];
  const turn = page.getByRole('navigation', { name: texts[language].lessons.lesson.turn });
  await turn.getByRole('link', { name: next.title[language] }).click();
  await expectStep(page, cover, next.id, language);
}

async function expectStep(page: Page, { steps }: Cover, step: string, language: Language): Promise<void> {
  const { title } = steps.find(({ id }) => id === step) ?? steps[0];
  await expect(heading(page)).toHaveText(title[language]);
}

/** What to do and to look for at a step, by its id. */
export type Visits = Readonly<Record<string, (page: Page, bench: ScriptedBench) => Promise<void>>>;

/**
 * Takes a lesson from its first step to its last, in English and, with what was measured, once more in Chinese. Every
 * step is looked at whole in both, and for what bars a visitor's way in one.
 */
export async function takeLesson(
  page: Page,
  bench: ScriptedBench,
  cover: Cover,
  visits: Readonly<Record<Language, Visits>>,
): Promise<void> {
  const [first] = cover.steps;
  await openStep(page, cover, first.id, 'en');
  await walk(page, bench, cover, 'en', visits.en);
  await speak(page, 'zh-CN');
  await goTo(page, cover, first.id, 'zh-CN');
  await walk(page, bench, cover, 'zh-CN', visits['zh-CN']);
}

/** Leaves the lesson; of all that was measured in it the history has so many runs. */
export async function expectInHistory(page: Page, runs: number, language: Language): Promise<void> {
  await page.getByRole('link', { name: texts[language].common.nav.history, exact: true }).click();
  await expect(items(page)).toHaveCount(runs);
}

/** Visits each step in turn, from the first, which is open. */
async function walk(page: Page, bench: ScriptedBench, cover: Cover, language: Language, visits: Visits): Promise<void> {
  for (const [index, { id }] of cover.steps.entries()) {
    if (index > 0) await turnPage(page, cover, cover.steps[index - 1].id, language);
    await visits[id]?.(page, bench);
    await expectSound(page);
    // Elements are the same in both languages: by turns, as each look takes a second.
    if ((index % 2 === 0) === (language === 'en')) await expectAccessible(page);
  }
}

/** Nothing sticks out, and no figure is missing from the text. */
async function expectSound(page: Page): Promise<void> {
  // What a part of the step still waits for hides all of it.
  await expect(heading(page)).toBeVisible();
  await expect(page.locator('.lesson-text')).not.toContainText(/undefined|NaN/);
  const code = await page.locator('.lesson-text pre').evaluateAll((blocks) => {
    return blocks
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ textContent }) => textContent);
  });
  expect(code, 'code that runs out of its box').toEqual([]);
  await expectNoOverflow(page);
}

/** The box of a run, a challenge or a claim, by what it is called; of several the first. */
export const box = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true }).first();

/** The button of the first run in a place. */
export const runButton = (place: Page | Locator, language: Language): Locator => {
  const { start, again } = texts[language].lessons.run;
  return place.getByRole('button', { name: new RegExp(`^(${start}|${again})$`) }).first();
};

/** Presses the button of the first run in a place, has the scripted bench tell what was measured, and waits for it. */
export async function measure(
  bench: ScriptedBench,
  place: Page | Locator,
  machine: Machine,
  outputs?: Outputs,
  language: Language = 'en',
): Promise<void> {
  await runButton(place, language).click();
  const run = await bench.nextRun();
  await expect(place.getByRole('progressbar')).toBeVisible();
  await run.finish(machine, outputs);
  await expect(place.getByRole('progressbar')).toBeHidden();
}

/** The box of the run with this title. */
export const runBox = (page: Page, title: LocalText, language: Language = 'en'): Locator => box(page, title[language]);

/** Moves the slider of the step's guess from the keyboard. */
export async function guessWithSlider(page: Page, language: Language): Promise<void> {
  await page.getByRole('slider').first().press('ArrowRight');
  await expect(page.getByText(texts[language].lessons.predict.kept)).toBeVisible();
}

/** The challenge of the step; of several the first. */
export const challenge = (page: Page, language: Language): Locator =>
  box(page, texts[language].lessons.challenge.title);

const check = (page: Page, language: Language) =>
  challenge(page, language).getByRole('button', { name: texts[language].lessons.challenge.check }).click();

/** Answers a challenge with a number. */
export async function answer(page: Page, value: number, language: Language): Promise<void> {
  await challenge(page, language).getByRole('textbox').fill(String(value));
  await check(page, language);
}

/** Answers a challenge with one of its options. */
export async function choose(page: Page, label: LocalText, language: Language): Promise<void> {
  await challenge(page, language).getByText(label[language], { exact: true }).click();
  await check(page, language);
}

/** The machine accepts the answer; a shader is run before it says so. */
export const expectRight = (page: Page, language: Language): Promise<void> =>
  expect(challenge(page, language).getByText(texts[language].lessons.challenge.right, { exact: true })).toBeVisible();

/** The machine gives a hint. */
export const expectWrong = (page: Page, language: Language): Promise<void> =>
  expect(challenge(page, language).getByText(texts[language].lessons.challenge.wrong, { exact: true })).toBeVisible();

/** Puts a text in the place of the line of the editor that contains another. */
export async function replaceLine(page: Page, containing: string, text: string): Promise<void> {
  const line = page.locator('.cm-line').filter({ hasText: containing }).first();
  await line.click();
  await expect(page.locator('.cm-focused')).toHaveCount(1);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(text);
  await expect(page.locator('.cm-line').filter({ hasText: text }).first()).toBeVisible();
}

/** Presses the button that runs what stands in the editor. */
export const startEdit = (page: Page, language: Language): Promise<void> =>
  challenge(page, language).getByRole('button', { name: texts[language].lessons.editor.run }).click();

/** Runs what stands in the editor: once, or after the original where speed is the goal. */
export async function runEdit(
  page: Page,
  bench: ScriptedBench,
  figures: readonly Figure[],
  language: Language = 'en',
): Promise<void> {
  await startEdit(page, language);
  const run = await bench.nextRun();
  await run.finish((at) => figures[run.plan.cases.indexOf(at)]);
}
