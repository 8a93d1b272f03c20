/** The map of the course: four parts, and the place to start or to go on. */
import { cover as first } from '../../src/lessons/meet-your-gpu/cover.ts';
import { cover as second } from '../../src/lessons/one-worker-many-workers/cover.ts';
import { open, texts } from '../support/app.ts';
import { expect, type Page, test } from '../support/test.ts';

const marked = (page: Page, mark: string) => page.getByRole('link').filter({ hasText: mark });

test('lessons stand in four parts; who comes first starts with the first, who has done it goes on', async ({
  page,
}) => {
  const { contents } = texts.en.lessons;
  await open(page, '/lessons', { language: 'en' });
  for (const { title } of Object.values(contents.parts)) {
    await expect(page.getByRole('region', { name: title, exact: true }).getByRole('link').first()).toBeVisible();
  }
  const onward = page.getByRole('link', { name: contents.goOnWith.split('{{number}}')[0] });
  await expect(onward).toHaveCount(0);
  await expect(marked(page, contents.start)).toHaveCount(1);
  await expect(marked(page, contents.start)).toContainText(first.title.en);

  await page.evaluate((progress) => localStorage.setItem('lockstep.course', JSON.stringify(progress)), {
    [first.id]: { done: first.steps.map(({ id }) => id), guesses: {}, scores: {}, solved: [] },
  });
  await page.reload();
  await expect(marked(page, contents.goOn)).toHaveCount(1);
  await expect(marked(page, contents.goOn)).toContainText(second.title.en);
  await expect(marked(page, first.title.en)).toContainText(contents.whole);
  await expect(onward).toHaveText(contents.goOnWith.replace('{{number}}', '2').replace('{{title}}', second.title.en));
  await expect(onward).toHaveAttribute('href', `#/lessons/${second.id}`);
});
