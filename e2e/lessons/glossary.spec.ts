/** The glossary: its index, a page for each term, and the way to it from a card in a lesson. */
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { GLOSSARY } from '../../src/lessons/glossary/words.ts';
import { TERMS } from '../../src/ui/terms/terms.ts';
import { heading, LANGUAGES, open, PHONE, texts } from '../support/app.ts';
import { expectAccessible, expectSound } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

for (const language of LANGUAGES) {
  test(`terms are found in the index, told at length, and lead to lessons and to each other (${language})`, async ({
    page,
  }) => {
    const { workgroup, barrier, thread } = TERMS;
    await page.setViewportSize(PHONE);
    await open(page, '/lessons', { language });
    await page.getByRole('link', { name: GLOSSARY.title[language], exact: true }).click();
    await expect(heading(page)).toHaveText(GLOSSARY.title[language]);
    await expect(page.locator('dt a')).toHaveCount(Object.keys(TERMS).length);
    await expect(page.locator('.site-nav [aria-current]')).toHaveText(texts[language].common.nav.lessons);
    await expect(page.locator('.lesson__where a')).toHaveText(texts[language].lessons.contents.title);
    await expectSound(page);

    await page.getByRole('link', { name: workgroup.title[language], exact: true }).click();
    await expect(heading(page)).toHaveText(workgroup.title[language]);
    await expect(heading(page)).toBeFocused();
    await expect(page.locator('.lede')).toHaveText(workgroup.text[language]);
    const names = page.locator('.term-page__names');
    await expect(names).toContainText(`NVIDIA${workgroup.vendors?.nvidia}`);
    await expect(names).toContainText('WebGPUworkgroup');
    await expect(page.getByRole('img')).toBeVisible();
    await expectSound(page);
    await page.getByRole('link', { name: barrier.title[language], exact: true }).click();
    await expect(heading(page)).toHaveText(barrier.title[language]);
    await expect(page.locator('.code-block')).toContainText('workgroupBarrier();');
    await expectSound(page);

    await page.goBack();
    await page.getByRole('link', { name: cover.title[language], exact: true }).click();
    await expect(heading(page)).toHaveText(cover.steps[0].title[language]);

    // From a card and back: by the pointer, and by the keyboard, whose focus stays on the word.
    const word = page.getByRole('button', { name: language === 'en' ? 'threads' : '线程', exact: true }).first();
    await word.click();
    await page.getByRole('tooltip').getByRole('link').click();
    await expect(heading(page)).toHaveText(thread.title[language]);
    await page.goBack();
    await word.focus();
    await expect(page.getByRole('tooltip')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(heading(page)).toHaveText(thread.title[language]);
  });
}

test('a figure of the lessons moves in the glossary as well, and a term that is none has a plain page', async ({
  page,
}) => {
  await open(page, '/glossary/subgroup', { language: 'en', theme: 'dark' });
  await page.getByRole('button', { name: texts.en.lessons.stepper.next, exact: true }).click();
  await expect(page.locator('.stepper__place')).toContainText('2 of');
  await expectAccessible(page);
  await open(page, '/glossary/hyperthread');
  await expect(heading(page)).toHaveText('There is no such term');
  await page.locator('main').getByRole('link').click();
  await expect(heading(page)).toHaveText(GLOSSARY.title.en);
});
