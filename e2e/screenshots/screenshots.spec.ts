/** Every page and every step of every lesson, as it is found and after something has run, by a scripted bench. */
import { LESSONS } from '../../src/lessons/registry.ts';
import { toJson } from '../../src/results/export/json.ts';
import { everyStatus, reportNumber } from '../../src/results/history/testing/reports.ts';
import { heading, type Language, sentence, startRace, texts } from '../support/app.ts';
import { ORDINARY } from '../support/figures.ts';
import { importText, items } from '../support/history.ts';
import { machine } from '../support/home.ts';
import { keepKernels, matmulKernel } from '../support/kernels.ts';
import { SWEEP, startButton } from '../support/lab.ts';
import type { ScriptedBench } from '../support/scripted-bench.ts';
import { CURVES, madeUp, routeOf } from '../support/share.ts';
import { expect, type Page, test } from '../support/test.ts';
import { ANSWERS } from './answers.ts';
import { CLASSES } from './classes.ts';
import { PARTS } from './parts.ts';
import { type Visit, visitor } from './visitor.ts';
import { isWanted, LANGUAGES, shoot } from './wanted.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const REPORTS = [reportNumber(1, everyStatus), reportNumber(2)];

const keepRuns: Visit = async ({ page, go }) => {
  await go('/history');
  await importText(page, toJson(REPORTS, new Map()));
  await expect(items(page)).toHaveCount(REPORTS.length);
};

/** How to get to what a picture shows, by its name. */
const PAGES: Readonly<Record<string, Visit>> = {
  home: ({ go }) => go('/'),
  async 'home-after'({ page, bench, language, go }) {
    await go('/');
    await startRace(page, language);
    await (await bench.nextRun()).finish(machine);
    await expect(sentence(page)).toBeVisible();
  },
  lab: ({ go }) => go('/lab'),
  async 'lab-after'({ page, bench, language, go }) {
    await go(`/lab/${SWEEP.matmul}`);
    await startButton(page, language).click();
    await (await bench.nextRun()).finish(ORDINARY);
    await expect(page.getByRole('button', { name: texts[language].lab.run.again })).toBeVisible();
  },
  'lab-picture': ({ go }) => go(`/lab/${SWEEP.convolution}`),
  'lab-damaged': ({ go }) => go('/lab/no-such-work'),
  lessons: ({ go }) => go('/lessons'),
  puzzles: ({ go }) => go('/puzzles'),
  'puzzles-map': ({ go }) => go('/puzzles/map'),
  'puzzles-matmul': ({ go }) => go('/puzzles/matmul-tiled'),
  glossary: ({ go }) => go('/glossary'),
  'glossary-workgroup': ({ go }) => go('/glossary/workgroup'),
  'glossary-tile': ({ go }) => go('/glossary/tile'),
  teacher: ({ go }) => go('/teacher'),
  'teacher-lesson': ({ go }) => go('/teacher/adding-arrays'),
  'teacher-whole': ({ go }) => go('/teacher/adding-arrays/whole'),
  'teacher-offline': ({ go }) => go('/teacher/offline'),
  'glossary-median': ({ go }) => go('/glossary/median'),
  'glossary-precision': ({ go }) => go('/glossary/precision'),
  'glossary-runtime': ({ go }) => go('/glossary/runtime'),
  'glossary-matrix-unit': ({ go }) => go('/glossary/matrix-unit'),
  found: ({ go }) => go('/found'),
  device: ({ go }) => go('/device'),
  history: ({ go }) => go('/history'),
  'history-kept': keepRuns,
  async 'history-run'(visitor) {
    await keepRuns(visitor);
    await visitor.go(`/history/${REPORTS[0].id}`);
  },
  async 'history-compared'(visitor) {
    await keepRuns(visitor);
    await visitor.go(`/history/${REPORTS.map(({ id }) => id).join(',')}`);
  },
  result: ({ go }) => go(routeOf(madeUp(CURVES))),
  'result-damaged': ({ go }) => go('/r/1.damaged'),
  workbench: ({ go }) => go('/workbench'),
  'workbench-matmul': ({ go }) => go('/workbench/matmul'),
  async 'workbench-kernel'({ page, bench, language, go }) {
    await keepKernels(page, { mine: matmulKernel('mine', 'c[i] = sum;') });
    await go('/workbench/matmul/mine');
    await page.getByRole('button', { name: texts[language].workbench.race.button, exact: true }).click();
    await (await bench.nextRun()).finish(ORDINARY);
    await expect(page.getByRole('heading', { name: texts[language].workbench.race.results })).toBeVisible();
  },
  async 'workbench-link'({ page, language, go }) {
    const { workbench, result } = texts[language];
    await keepKernels(page, { theirs: matmulKernel('theirs', 'c[i] = sum;') });
    await go('/workbench/matmul/theirs');
    await page.getByRole('button', { name: workbench.share.button, exact: true }).click();
    const link = await page.getByRole('textbox', { name: result.share.field }).inputValue();
    await go(link.slice(link.indexOf('#') + 1));
  },
  'not-found': ({ go }) => go('/no-such-page'),
  'lessons-none': ({ go }) => go('/lessons/no-such-lesson'),
  ...ANSWERS,
  ...CLASSES,
  ...PARTS,
};

/** So that a step which holds the guess against the measurement has one. */
async function guess(page: Page): Promise<void> {
  const slider = page.getByRole('slider').first();
  const option = page.getByRole('radio').first();
  if (await slider.isVisible()) await slider.press('ArrowRight');
  else if (await option.isVisible()) await option.check();
}

/** No scripted run takes as long. */
const LONGEST_MS = 10_000;

/** Presses every button of the step that measures. @returns whether there was one */
async function runAll(page: Page, language: Language): Promise<boolean> {
  const { start, again } = texts[language].lessons.run;
  const named = (name: string) => page.getByRole('button', { name, exact: true });
  const count = await named(start).count();
  for (let index = 0; index < count && (await named(start).count()); index++) {
    const measured = await named(again).count();
    await named(start).first().click();
    // One that came to nothing offers itself as before.
    await named(again)
      .nth(measured)
      .waitFor({ timeout: LONGEST_MS })
      .catch(() => undefined);
  }
  return count > 0;
}

/** Whoever is followed gets nowhere. */
async function endFollows(bench: ScriptedBench): Promise<never> {
  for (;;) await (await bench.nextFollow()).end();
}

for (const language of LANGUAGES) {
  for (const [name, visit] of Object.entries(PAGES)) {
    if (!isWanted(name)) continue;
    test(`${name} (${language})`, async ({ page, bench }) => {
      await visit(visitor(page, bench, language));
      await shoot(page, name, language);
    });
  }

  for (const { id, steps } of LESSONS) {
    const lesson = `lessons/${id}`;
    if (!steps.some((step) => isWanted(`${lesson}/${step.id}`))) continue;
    test(`${lesson} (${language})`, async ({ page, bench }) => {
      bench.runsOn(ORDINARY);
      void endFollows(bench);
      const { go } = visitor(page, bench, language);
      await go(`/${lesson}/${steps[0].id}`);
      for (const { id: step, kind, title } of steps) {
        // In the same document: what was measured stays.
        await page.goto(`./#/${lesson}/${step}`);
        await expect(heading(page)).toHaveText(title[language]);
        await shoot(page, `${lesson}/${step}`, language);
        if (kind === 'predict') await guess(page);
        if (await runAll(page, language)) await shoot(page, `${lesson}/${step}-after`, language);
      }
    });
  }
}
