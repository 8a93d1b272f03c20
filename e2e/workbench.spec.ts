/** The workbench: from a stub to a kernel that is proved, raced and shared, with a bench that says what came of it. */
import { readFile } from 'node:fs/promises';
import { unwritten } from '../src/engine/gpu/pattern.ts';
import { savedText } from '../src/ui/share/saving.ts';
import { chooseTheme, expectNoOverflow, open, PHONE, says, speak, texts } from './support/app.ts';
import { expectAccessible, expectSound } from './support/axe.ts';
import { keepKernels, matmulKernel } from './support/kernels.ts';
import type { ScriptedProof } from './support/scripted-bench.ts';
import { expect, type Page, test } from './support/test.ts';

const { workbench } = texts.en;
const VERDICT = { ok: true, maxError: 1e-6, tolerance: 1e-4, at: null, method: 'elementwise' } as const;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const editor = (page: Page) => page.locator('.cm-content');
const nameField = (page: Page) => page.getByRole('textbox', { name: workbench.desk.name, exact: true });

async function begin(page: Page, variant?: string): Promise<void> {
  await open(page, '/workbench/matmul');
  if (variant) await page.getByRole('combobox', { name: workbench.start.from }).selectOption(variant);
  await button(page, workbench.start.begin).click();
  await expect(editor(page)).toBeVisible();
}

/** Of the last of the shapes, whose last row nobody wrote; the others are right. */
async function answer({ request, emit, end }: ScriptedProof): Promise<void> {
  const last = request.cases.length - 1;
  for (let index = 0; index < last; index++) await emit({ index, proved: { status: 'right', verdict: VERDICT } });
  const { m, n } = request.cases[last].params as { m: number; n: number };
  const reference = Float32Array.from({ length: m * n }, (_, i) => i);
  const c = reference.slice();
  new Uint32Array(c.buffer).fill(unwritten('f32', 1, 0), (m - 1) * n);
  const verdict = { ...VERDICT, ok: false, at: 'c[0, 0]' };
  const wrong = {
    status: 'wrong',
    verdict,
    outputs: { c },
    reference: { c: reference },
    turn: 1,
    run: 'first',
  } as const;
  await emit({ index: last, proved: wrong });
  await end();
}

test('a copy of a variant is proved, told where it is wrong, raced under its own name, and shared', async ({
  page,
  bench,
}) => {
  await begin(page, 'tiled');
  await expect(editor(page)).toContainText('sum += tileA');
  await expect(page.getByRole('textbox', { name: workbench.dispatch.axis.replace('{{axis}}', 'x') })).toHaveValue(
    'n / wx',
  );
  await nameField(page).fill('faster');

  await button(page, workbench.prove.button).click();
  const proof = await bench.nextProof();
  expect(proof.request.kernels.map(({ name, from }) => [name, from])).toEqual([['faster', 'tiled']]);
  const sides = proof.request.cases.map(({ params }) => Number(params.n));
  expect(new Set(sides).size).toBe(3);
  expect(sides.some((side) => side % 2 === 1)).toBe(true);
  await answer(proof);
  await expect(page.getByText(says(workbench.prove.some_other))).toBeVisible();
  await expect(page.getByText(says(workbench.prove.seed))).toContainText(` seed ${proof.request.seed}.`);
  await expect(page.getByText(says(workbench.prove.kind.unwritten_other))).toContainText('from row');
  await expect(page.getByText(says(workbench.prove.first))).toContainText('c[');
  await expect(page.locator('canvas')).toBeVisible();
  await expectAccessible(page);

  await button(page, workbench.race.button).click();
  const run = await bench.nextRun();
  expect(run.plan.kernels?.map(({ name }) => name)).toEqual(['faster']);
  expect(
    run.plan.cases.filter(({ variant, build }) => variant === 'faster' && build?.startsWith('edit-')),
  ).toHaveLength(2);
  // At one size it is wrong: there it has no time.
  await run.finish(({ variant, params }) => {
    if (variant !== 'faster') return { kernelMs: 4 };
    return params.n === run.plan.cases[0].params.n ? { kernelMs: 1 } : { status: 'wrong' };
  });
  await page.getByText(texts.en.common.table, { exact: true }).first().click();
  const rows = page.getByRole('row', { name: /faster/ });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: texts.en.charts.status.wrong })).toHaveCount(1);
  await expect(rows.filter({ hasText: texts.en.charts.ownText })).toHaveCount(2);
  await expect(page.getByText('edit-')).toHaveCount(0);
  await expectAccessible(page);

  await button(page, workbench.share.button).click();
  const field = page.getByRole('textbox', { name: texts.en.result.share.field });
  await expect(field).toHaveValue(/#\/w\/1\.[\w-]+$/);
  const link = await field.inputValue();
  await open(page, link.slice(link.indexOf('#') + 1));
  await expect(page.getByText(workbench.link.results)).toBeVisible();
  await expect(editor(page)).toContainText('sum += tileA');
  await expectAccessible(page);
  await button(page, workbench.link.open).click();
  await expect(nameField(page)).toHaveValue('faster-2');
  await expect(page.getByText(workbench.mine.copyOf.replace('{{name}}', 'faster'), { exact: false })).toBeVisible();

  await page.getByRole('link', { name: workbench.mine.all }).click();
  await expect(page.locator('.workbench__mine a')).toHaveText(['faster-2', 'faster']);
  await expectSound(page);

  // The history keeps the race with the text that raced, and shows it.
  await page.getByRole('link', { name: texts.en.common.nav.history, exact: true }).click();
  await page.locator('.run-item').getByRole('link').click();
  const kernels = page.getByRole('region', { name: texts.en.history.run.kernels });
  await expect(kernels).toBeVisible();
  await expectSound(page);
  await kernels.getByRole('link', { name: 'faster', exact: true }).click();
  await expect(page.getByText(workbench.link.notice)).toBeVisible();
  await expect(page.getByText(workbench.link.results)).toBeVisible();
  await expect(editor(page)).toContainText('sum += tileA');
});

test('what is written is there again after a reload, and two tabs lose nothing to each other', async ({
  page,
  context,
  bench: _,
}) => {
  await begin(page);
  const other = await context.newPage();
  await open(other, new URL(page.url()).hash.slice(1));
  const write = async (tab: Page, text: string) => {
    await editor(tab).click();
    await tab.keyboard.press('Control+Home');
    await tab.keyboard.type(text);
  };
  await write(other, '// theirs ');
  // A browser brings what one tab has stored to the others in its own time.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('lockstep.drafts'))).toContain('// theirs ');
  await write(page, '// mine ');
  await expect(page.getByText(says(workbench.desk.apart))).toBeVisible();
  await expect(nameField(page)).toHaveValue('mine-2');
  await page.goto('about:blank');
  await open(page, '/workbench');
  const kernels = page.locator('.workbench__mine a');
  await expect(kernels).toHaveText(['mine-2', 'mine']);
  await kernels.first().click();
  await expect(editor(page)).toContainText('// mine');
  await page.goBack();
  await kernels.last().click();
  await expect(editor(page)).toContainText('// theirs');
  await other.close();
});

test('a kernel that is too long for a link is saved as a file, and opened from one', async ({ page, bench: _ }) => {
  const noise = Array.from({ length: 300 }, (_, i) => `// ${Math.sin(i).toString(36)}`).join('\n');
  await keepKernels(page, { long: matmulKernel('long', `c[i] = sum;\n${noise}`) });
  await open(page, '/workbench/matmul/long');
  await button(page, workbench.share.button).click();
  await expect(page.getByText(says(workbench.share.long))).toBeVisible();
  const saving = page.waitForEvent('download');
  await button(page, workbench.desk.file).last().click();
  const file = await (await saving).path();
  await expect(page.getByRole('status').filter({ hasText: savedText('long.wgsl').en })).toBeVisible();
  await page.getByRole('link', { name: workbench.mine.all }).click();
  const choosing = page.waitForEvent('filechooser');
  await button(page, workbench.start.open).click();
  await (await choosing).setFiles({ name: 'again.wgsl', mimeType: 'text/plain', buffer: await readFile(file) });
  await expect(nameField(page)).toHaveValue('again');
});

for (const route of ['/w/1.AAAAAAA', '/w/9.AAAA', '/w/', '/workbench/no-such-work', '/workbench/matmul/none']) {
  test(`${route} has a plain answer`, async ({ page }) => {
    await open(page, route);
    await expect(page.locator('.notice').first()).toBeVisible();
    await expectSound(page);
  });
}

test('on a phone, in both languages and by night', async ({ page, bench: _ }) => {
  await page.setViewportSize(PHONE);
  await begin(page, 'split-k');
  await expectNoOverflow(page);
  await speak(page, 'zh-CN');
  await expect(button(page, texts['zh-CN'].workbench.prove.button)).toBeVisible();
  await expect(editor(page)).toBeVisible();
  await expectSound(page);
  await speak(page, 'en');
  await chooseTheme(page, 'dark');
  await expectAccessible(page);
});

/** A word in the editor's text has no element of its own. */
async function hoverOver(page: Page, word: string): Promise<void> {
  const line = page.locator('.cm-line', { hasText: word }).first();
  const position = await line.evaluate((one, sought) => {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const from = node.textContent?.indexOf(sought) ?? -1;
      if (from < 0) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + sought.length);
      const [box, whole] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
      return { x: box.x - whole.x + box.width / 2, y: box.y - whole.y + box.height / 2 };
    }
    throw new Error(`no ${sought} in this line`);
  }, word);
  await line.hover({ position });
}

test('the editor completes, explains and finds', async ({ page, bench: _ }) => {
  await begin(page);
  await editor(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('workgroupBar');
  // By pointer: keys are kept from a list that has just appeared.
  await page.locator('.cm-tooltip-autocomplete li', { hasText: 'workgroupBarrier' }).click();
  await expect(editor(page)).toContainText('workgroupBarrier');
  await hoverOver(page, 'arrayLength');
  await expect(page.locator('.editor__card')).toContainText('arrayLength(&array) -> u32');
  await editor(page).click();
  await page.keyboard.press('Control+f');
  await expect(page.locator('.cm-search')).toBeVisible();
  await expectAccessible(page);
  const search = page.locator('.cm-search');
  await search.getByRole('textbox', { name: 'Find' }).fill('array<f32>');
  await search.getByRole('textbox', { name: 'Replace' }).fill('array<vec4f>');
  await search.getByRole('button', { name: 'replace all' }).click();
  await expect(editor(page)).toContainText('var<storage, read_write> c: array<vec4f>');
  await expect(editor(page)).not.toContainText('array<f32>');
});
