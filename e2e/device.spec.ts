/** The device page says what the browser says, all of it, in groups that explain themselves. */
import webgpu from '../src/i18n/en/webgpu.ts';
import { heading, notice, open, says, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, type Page, test } from './support/test.ts';

const { device, common, errors } = texts.en;

/** What `navigator.gpu` answers in the page under test. */
const askBrowser = (page: Page) =>
  page.evaluate(async () => {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) throw new Error('no adapter');
    const limits: [string, number][] = [];
    for (const name in adapter.limits) {
      const value: unknown = adapter.limits[name as keyof GPUSupportedLimits];
      if (typeof value === 'number') limits.push([name, value]);
    }
    const { vendor, architecture, device, description } = adapter.info;
    return {
      info: { vendor, architecture, device, description },
      limits,
      features: [...adapter.features],
      language: [...navigator.gpu.wgslLanguageFeatures],
      canvas: navigator.gpu.getPreferredCanvasFormat(),
      cores: navigator.hardwareConcurrency,
    };
  });

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const fact = (page: Page, name: string) =>
  page
    .locator('.fact')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}`) }) })
    .locator('dd');

test.beforeEach(({ page }) => open(page, '/device'));

test('adapter and processor are named as the browser names them', async ({ page }) => {
  const told = await askBrowser(page);
  await expect(heading(page)).toHaveText(device.title);
  await expect(notice(page, errors.software.title)).toBeVisible();
  for (const key of ['vendor', 'architecture', 'device', 'description'] as const) {
    await expect(fact(page, device.adapter[key])).toHaveText(told.info[key] || common.unknown);
  }
  await expect(fact(page, device.adapter.software)).toHaveText(common.yes);
  await expect(fact(page, device.adapter.canvas)).toHaveText(told.canvas);
  await expect(fact(page, device.machine.cores)).toHaveText(String(told.cores));
  await expect(fact(page, device.machine.isolated)).toHaveText(common.yes);
  // What only the bench worker knows.
  await expect(fact(page, device.machine.browser)).toHaveText(/\S+ \d+/);
  await expect(fact(page, device.machine.pageClock)).toHaveText(/^[\d.]+ (ns|µs|ms)$/);
  await expect(fact(page, device.machine.simd)).toHaveText(common.yes);
});

test('the machine is drawn with the lanes that the browser tells of, and says what is not measured', async ({
  page,
}) => {
  const told = await askBrowser(page);
  const limitOf = (wanted: string) => Number(told.limits.find(([name]) => name === wanted)?.[1]);
  const squares = async (name: string) => {
    const path = await page.getByRole('article', { name }).locator('path').getAttribute('d');
    return path?.match(/M/g)?.length;
  };
  await expect.poll(() => squares(device.drawing.cpu.name)).toBe(4 * told.cores);
  await expect.poll(() => squares(device.drawing.gpu.name)).toBe(limitOf('maxComputeInvocationsPerWorkgroup'));
  for (const side of ['cpu', 'gpu'] as const) {
    const drawn = page.getByRole('article', { name: device.drawing[side].name });
    await expect(drawn.getByText(device.drawing.unknown.measured)).toHaveCount(2);
    await expect(drawn.getByText(device.drawing.origin.reported)).toHaveCount(1);
  }
});

test('every limit is there once, with its value, its meaning and what is guaranteed', async ({ page }) => {
  const told = await askBrowser(page);
  const format = (value: number, bytes: boolean) => {
    if (!bytes) return value.toLocaleString('en');
    const step = Math.min(4, Math.floor(Math.log2(value) / 10));
    const amount = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value / 1024 ** step);
    return `${amount} ${['B', 'KiB', 'MiB', 'GiB', 'TiB'][step]}`;
  };
  const limits = section(page, device.limits.title);
  const folded = limits.getByRole('button', { name: says(device.limits.unused_other) });
  await expect(folded).toHaveAttribute('aria-expanded', 'false');
  await expect(limits.getByRole('heading', { name: device.limits.groups.drawing, exact: true })).toBeHidden();
  await folded.click();
  const rows = limits.getByRole('row').filter({ has: page.locator('code') });
  await expect(rows).toHaveCount(told.limits.length);
  for (const [name, value] of told.limits) {
    const row = rows.filter({ has: page.locator('code').getByText(name, { exact: true }) });
    const bytes = /Size$|Alignment$|Stride$|BytesPerSample$/.test(name) && !name.includes('WorkgroupSize');
    await expect(row.getByRole('cell').first()).toHaveText(format(value, bytes));
    const meaning = (webgpu.limits as Readonly<Record<string, string>>)[name];
    if (meaning) await expect(row.getByRole('rowheader')).toContainText(meaning);
  }
  for (const group of ['buffers', 'workgroups', 'bindings', 'textures', 'drawing'] as const) {
    await expect(limits.getByRole('heading', { name: device.limits.groups[group], exact: true })).toBeVisible();
    await expect(limits.getByText(device.limits.groupTexts[group])).toBeVisible();
  }
  // Known limits only: one that browsers add later is listed all the same, but this says that it wants a sentence.
  const guaranteed = rows.filter({ has: page.getByRole('cell', { name: '–', exact: true }) });
  expect(await guaranteed.locator('code').allTextContents()).toEqual(
    told.limits.map(([name]) => name).filter((name) => !(name in webgpu.limits)),
  );
});

test('features and language features are those of the browser, each with a word on what it is for', async ({
  page,
}) => {
  const told = await askBrowser(page);
  const features = section(page, device.features.title);
  const here = features.locator('.named-list').first().locator('code');
  await expect.poll(async () => (await here.allTextContents()).sort()).toEqual([...told.features].sort());
  await expect(features).toContainText(webgpu.features['timestamp-query']);
  await features.getByText(device.features.absent).click();
  const missing = features.locator('.disclosure code');
  await expect
    .poll(async () => (await missing.allTextContents()).sort())
    .toEqual(
      Object.keys(webgpu.features)
        .filter((name) => !told.features.includes(name))
        .sort(),
    );
  const language = section(page, device.language.title).locator('code');
  await expect.poll(async () => (await language.allTextContents()).sort()).toEqual([...told.language].sort());
});

test('is accessible with everything open', async ({ page }) => {
  await page.getByText(device.features.absent).click();
  await page.getByRole('button', { name: says(device.limits.unused_other) }).click();
  await expect(fact(page, device.machine.browser)).not.toHaveText('…');
  await expectAccessible(page);
});
