/** What a kernel touches: an interpreter in a worker, for real; no GPU is asked for anything. */
import { chooseTheme, expectNoOverflow, open, PHONE, says, speak, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { keepKernels, matmulKernel } from './support/kernels.ts';
import { expect, type Page, test } from './support/test.ts';

const { touches } = texts.en;

const RIGHT = matmulKernel('right', 'c[i] = sum;');
/** Each thread takes what its mirror image in the workgroup has put there, and waits for nobody. */
const RACING = matmulKernel(
  'racing',
  'swap[local.x] = sum;\n  c[i] = swap[min(problem.n * problem.m, GROUP) - 1 - local.x];',
  'var<workgroup> swap: array<f32, GROUP>;',
);
const BEYOND = matmulKernel('beyond', 'c[i + 3] = sum;');
const ENDLESS = matmulKernel('endless', 'while (sum < 1e30) { sum *= 1.0; }\n  c[i] = sum;');

const panel = (page: Page) => page.getByRole('region', { name: touches.title });
const button = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => panel(page).getByRole('spinbutton', { name, exact: true });
const grid = (page: Page, name: string) => panel(page).getByRole('application', { name, exact: true });

/** At 8 by 9 by 10, two workgroups of 64. */
async function watch(page: Page, kernel: string, name = 'mine'): Promise<void> {
  await keepKernels(page, { [name]: kernel });
  await open(page, `/workbench/matmul/${name}`);
  await panel(page).getByRole('combobox', { name: touches.shape }).selectOption({ label: 'n = 8, m = 9, k = 10' });
  await button(page, touches.button).click();
}

test('a kernel is counted, and shows which thread reads which element; by fields, by keys, by pressing', async ({
  page,
}) => {
  await watch(page, RIGHT);
  await expect(panel(page).getByText(says(touches.right))).toBeVisible();
  await expect(panel(page).getByText(touches.races.none)).toBeVisible();
  const counted = (name: string) => panel(page).getByRole('row', { name }).getByRole('cell');
  await expect(counted(touches.counts.reads)).toHaveText(['1,440', '20']);
  await expect(counted(touches.counts.writes)).toHaveText(['72', '1']);
  await expect(counted(touches.counts.barriers)).toHaveText(['0', '0']);
  await expect(panel(page).getByText('128 threads, 2 workgroups', { exact: false })).toBeVisible();

  await panel(page).getByRole('combobox', { name: touches.picture.of }).selectOption({ label: 'a (buffer)' });
  const status = panel(page).locator('.touches__says');
  await expect(status).toHaveText('a: each element is read 8 times.');
  await field(page, touches.picture.byElement).fill('0');
  await expect(status).toContainText('a[0] is read by 8 threads.');
  await expect(status).toContainText('thread 7 of workgroup (0)');
  await field(page, touches.picture.byThread).fill('65');
  await expect(status).toHaveText('Thread 1 of workgroup (1) reads 10 of the 90 elements of a.');
  await expect(field(page, touches.picture.byElement)).toHaveValue('');

  await grid(page, touches.picture.threads).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect(field(page, touches.picture.byThread)).toHaveValue('48');
  await page.keyboard.press('Escape');
  await expect(status).toHaveText('a: each element is read 8 times.');

  // The last column of the second row.
  const elements = grid(page, touches.picture.elements.replace('{{name}}', 'a'));
  const box = await elements.boundingBox();
  if (!box) throw new Error('The elements are nowhere.');
  await elements.click({ position: { x: box.width - 4, y: (box.height * 1.5) / 9 } });
  await expect(field(page, touches.picture.byElement)).toHaveValue('19');
  await button(page, touches.picture.letGo).click();
  await expect(field(page, touches.picture.byElement)).toHaveValue('');

  await panel(page).getByText(touches.picture.table, { exact: true }).click();
  await expect(panel(page).getByRole('row', { name: 'a[89]' }).getByRole('cell')).toHaveText(['8', '8', '0', '0']);
  await expectAccessible(page);
});

test('threads that race are named, and so is what lies out of bounds; in another order it is wrong', async ({
  page,
}) => {
  await watch(page, RACING);
  const notice = panel(page).locator('.notice').filter({ hasText: touches.races.some });
  await expect(notice).toContainText(/swap\[\d+\]: thread \d+ of workgroup \(\d\)/);
  await button(page, touches.again).click();
  await expect(notice).toContainText(touches.races.explain);
  await expect(panel(page).getByText(says(touches.wrongAt))).toBeVisible();

  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('// changed');
  await expect(panel(page).getByText(touches.changed)).toBeVisible();
  await expectAccessible(page);
});

test('what lies out of bounds is told with its line', async ({ page }) => {
  await watch(page, BEYOND);
  await expect(panel(page).getByText(says(touches.beyond.title_other))).toBeVisible();
  await expect(panel(page).getByText('c[74] is written by thread 7 of workgroup (1)', { exact: false })).toBeVisible();
});

test('a kernel that does not end is stopped, and the page goes on', async ({ page }) => {
  await watch(page, ENDLESS);
  const line = ENDLESS.split('\n').findIndex((one) => one.includes('while')) - 2;
  await expect(panel(page).getByText(`: endless.wgsl, line ${line}`, { exact: false })).toBeVisible();
  await expect(button(page, touches.button)).toBeEnabled();
});

test('it works without WebGPU, in both languages, on a phone and by night', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined }));
  await watch(page, RACING);
  await expect(panel(page).getByText(touches.races.some)).toBeVisible();
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
  await chooseTheme(page, 'dark');
  await expectAccessible(page);
  await speak(page, 'zh-CN');
  await expect(page.getByText(texts['zh-CN'].touches.races.some)).toBeVisible();
  await expectNoOverflow(page);
  await expectAccessible(page);
});

test('it can be stopped, and begun again', async ({ page }) => {
  let asked = 0;
  await page.route(/interpreter-worker/, async (route) => {
    // The first never arrives.
    if (asked++ > 0) await route.continue();
  });
  await watch(page, RIGHT);
  await button(page, texts.en.common.cancel).click();
  await expect(panel(page).getByText(touches.stopped)).toBeVisible();
  await button(page, touches.button).click();
  await expect(panel(page).getByText(says(touches.right))).toBeVisible();
});
