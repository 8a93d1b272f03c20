/** What is written on the desk: found and replaced, divided into passes, and there again when the page has crashed. */
import { open, says, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { keepKernels, matmulKernel } from './support/kernels.ts';
import { expect, type Page, test } from './support/test.ts';

const { workbench } = texts.en;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const editor = (page: Page) => page.locator('.cm-content');

test.beforeEach(({ page }) => keepKernels(page, { mine: matmulKernel('mine', 'c[i] = sum;') }));

async function writeAtTop(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(text);
  await expect(editor(page)).toContainText(text.trim());
}

test('the editor replaces what it finds, one or all, and takes it back', async ({ page, bench }) => {
  await open(page, '/workbench/matmul/mine');
  await editor(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  const panel = page.locator('.cm-search');
  await panel.getByRole('textbox', { name: 'Find' }).fill('sum');
  await panel.getByRole('textbox', { name: 'Replace' }).fill('total');
  await panel.getByRole('button', { name: 'replace all', exact: true }).click();
  await expect(editor(page)).toContainText('var total = 0.0;');
  await expect(editor(page)).toContainText('c[i] = total;');
  await expect(editor(page)).not.toContainText('sum');
  await expectAccessible(page);
  await panel.getByRole('textbox', { name: 'Find' }).fill('total');
  await panel.getByRole('textbox', { name: 'Replace' }).fill('dot');
  // The first press goes to the first match, the second puts the other word there.
  await panel.getByRole('button', { name: 'replace', exact: true }).click();
  await panel.getByRole('button', { name: 'replace', exact: true }).click();
  await expect(editor(page)).toContainText('var dot = 0.0;');
  await expect(editor(page)).toContainText('total += ');
  await panel.getByRole('button', { name: 'close', exact: true }).click();
  await expect(panel).toBeHidden();
  await editor(page).press('Control+z');
  await expect(editor(page)).toContainText('var total = 0.0;');

  // What is proved is the text after all that.
  await button(page, workbench.prove.button).click();
  const { request, end } = await bench.nextProof();
  expect(request.kernels[0].passes[0].code).toContain('c[i] = total;');
  await end();
});

test('passes come and go; what is proved has them in their order, with the buffer between them', async ({
  page,
  bench,
}) => {
  await open(page, '/workbench/matmul/mine');
  const passes = page.getByRole('combobox', { name: workbench.desk.pass });
  await expect(passes).toHaveCount(0);
  await button(page, workbench.desk.addPass).click();
  await expect(passes.getByRole('option')).toHaveText(['1 · mine.wgsl', '2 · mine-2.wgsl']);
  await expect(passes).toHaveValue('mine-2.wgsl');
  await writeAtTop(page, '// the second ');
  const buffers = page.getByRole('textbox', { name: workbench.dispatch.scratch });
  await buffers.fill('parts f99 n');
  await expect(page.getByText(says(workbench.dispatch.scratchBad))).toBeVisible();
  await buffers.fill('parts f32 n * 4');
  await expectAccessible(page);

  await passes.selectOption('mine.wgsl');
  await expect(editor(page)).not.toContainText('// the second');
  await writeAtTop(page, '// the first ');
  await page.reload();
  await expect(passes).toHaveValue('mine.wgsl');
  await button(page, workbench.prove.button).click();
  const { request, end } = await bench.nextProof();
  const [kernel] = request.kernels;
  expect(kernel.passes.map(({ code }) => code.split('\n')[0].slice(0, 13))).toEqual(['// the first ', '// the second']);
  expect(kernel.scratch).toEqual([{ name: 'parts', dtype: 'f32', length: 'n * 4' }]);
  await end();

  await passes.selectOption('mine-2.wgsl');
  await button(page, workbench.desk.removePass).click();
  // The first press asks, and leaving the button takes the question back.
  const sure = button(page, workbench.desk.removePassSure.replace('{{file}}', 'mine-2.wgsl'));
  await expect(sure).toBeFocused();
  await passes.focus();
  await expect(sure).toBeHidden();
  await button(page, workbench.desk.removePass).click();
  await sure.click();
  await expect(passes).toHaveCount(0);
  await expect(editor(page)).toContainText('// the first');
  await expect(button(page, workbench.desk.removePass)).toBeHidden();
  await expect(button(page, workbench.desk.addPass)).toBeFocused();
});

test('a double click on what deletes asks, and deletes nothing', async ({ page, bench: _ }) => {
  await open(page, '/workbench/matmul/mine');
  await button(page, workbench.desk.delete).dblclick();
  await button(page, workbench.desk.deleteSure).click();
  await expect(page.getByText(workbench.mine.none)).toBeVisible();
});

test('what was written is there again after the page has crashed', async ({ page, context, bench: _ }) => {
  await open(page, '/workbench/matmul/mine');
  const lost = await context.newPage();
  await open(lost, '/workbench/matmul/mine');
  await writeAtTop(lost, '// to the last letter ');
  const crashed = lost.waitForEvent('crash');
  const devtools = await context.newCDPSession(lost);
  // Never answered: the page is gone.
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await lost.close();
  const fresh = await context.newPage();
  await open(fresh, '/workbench');
  await fresh.locator('.workbench__mine a').click();
  await expect(editor(fresh)).toContainText('// to the last letter');
  await expect(editor(fresh)).toContainText('var sum = 0.0;');
});
