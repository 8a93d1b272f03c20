/** A class: its pages for whoever teaches and whoever learns, and its wall. */

import { texts } from '../support/app.ts';
import { assignmentOf, CLASS_ID, classFile, digestOf, mixedClass } from '../support/class.ts';
import { ORDINARY } from '../support/figures.ts';
import { expect } from '../support/test.ts';
import type { Visit, Visitor } from './visitor.ts';

const ASSIGNMENT = assignmentOf();
const ENTRIES = mixedClass(ASSIGNMENT, 24);
const NAMES = { en: 'Class 9b', 'zh-CN': '九年级二班' } as const;
const WALL = `/class/${CLASS_ID}/wall`;
const STEPS = 5;

const fileIn = ({ language }: Visitor) => classFile({ ...ASSIGNMENT, language }, ENTRIES, NAMES[language]);

/** What stands behind `#/class/a/` in the link for students. */
const assignmentIn = (visitor: Visitor): string =>
  (JSON.parse(fileIn(visitor)) as { assignment: string }).assignment.replace(/^#/, '');

/** A class that was collected elsewhere; ends on the list. */
async function keepClass(visitor: Visitor): Promise<void> {
  const { page, language, go } = visitor;
  await go('/class');
  const buffer = Buffer.from(fileIn(visitor));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'c.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('link', { name: NAMES[language] })).toBeVisible();
}

const wall =
  (view: string, steps = 0): Visit =>
  async (visitor) => {
    await keepClass(visitor);
    await visitor.go(`${WALL}/${view}`);
    for (let step = 0; step < steps; step++) await visitor.page.keyboard.press('ArrowRight');
  };

export const CLASSES: Readonly<Record<string, Visit>> = {
  class: ({ go }) => go('/class'),
  'class-list': keepClass,
  'class-new': (visitor) => visitor.go(assignmentIn(visitor).replace('/class/a/', '/class/new/')),
  'class-student': (visitor) => visitor.go(assignmentIn(visitor)),
  async 'class-student-ran'(visitor) {
    const { page, bench, language, go } = visitor;
    const { student } = texts[language].classes;
    await go(assignmentIn(visitor));
    await page.getByRole('slider').press('ArrowRight');
    await page.getByRole('button', { name: student.start, exact: true }).click();
    await (await bench.nextRun()).finish(ORDINARY);
    await expect(page.getByRole('heading', { name: student.handIn })).toBeVisible();
  },
  async 'class-collected'(visitor) {
    await keepClass(visitor);
    await visitor.go(`/class/${CLASS_ID}`);
  },
  'class-handed': ({ go }) => go(`/class/${digestOf(ENTRIES[0], ASSIGNMENT)}`),
  'class-damaged': ({ go }) => go('/class/h/1.AAAA'),
  'class-wall-begun': wall('dots'),
  'class-wall-dots': wall('dots', STEPS),
  'class-wall-crossing': wall('crossing'),
  'class-wall-wins': wall('wins'),
  'class-wall-roofline': wall('roofline'),
  'class-wall-table': wall('table'),
};
