/** What goes wrong while a class is collected, and in the hands of its students: each has a word, and costs nothing else. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'uqr';
import { faster, handIn } from '../../src/chart-model/class/testing/hand-ins.ts';
import { readKernel } from '../../src/engine/kernel/kernel-file.ts';
import { randomU32 } from '../../src/engine/random.ts';
import { handInFile as fileOf } from '../../src/results/class/hand-in.ts';
import type { Assignment } from '../../src/results/class/model.ts';
import { notice, open, says, texts } from '../support/app.ts';
import { setUpCamera } from '../support/camera.ts';
import { assignmentLinkOf, assignmentOf, CLASS_ID, classFile, digestOf, importClass } from '../support/class.ts';
import { codeText, handInFile, handInLink, outcome, PLAN, paste, rows, runAssignment } from '../support/class-story.ts';
import { matmulKernel } from '../support/kernels.ts';
import { expect, type Page, test } from '../support/test.ts';

const { classes } = texts.en;
const THREE_SIZES = assignmentOf();
const SITE = 'https://example.org/lockstep/';
const linkOf = (number: number) =>
  `${SITE}#/class/${digestOf(handIn(THREE_SIZES, number, { ms: faster(number) }), THREE_SIZES)}`;

async function openClass(page: Page, assignment = THREE_SIZES): Promise<void> {
  await importClass(page, classFile(assignment, []));
  await open(page, `/class/${CLASS_ID}`);
  await expect(page.getByText(classes.table.none)).toBeVisible();
}

const choose = (page: Page, links: readonly string[]) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      links.map((link, at) => ({
        name: `${at}.json`,
        mimeType: 'application/json',
        buffer: Buffer.from(fileOf(link)),
      })),
    );

test('storage that fails among many files keeps none of them, says so, and another try keeps all', async ({ page }) => {
  await openClass(page);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    let left = 2;
    Object.defineProperty(IDBObjectStore.prototype, 'put', {
      value(this: IDBObjectStore, ...given: Parameters<typeof put>) {
        if (this.name === 'handIns' && left-- === 0) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, given);
      },
    });
  });
  const links = [1, 2, 4, 8].map(linkOf);
  await choose(page, links);
  await expect(notice(page, classes.trouble.full.title)).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await choose(page, links);
  await expect(outcome(page, classes.collect.added_other.replace('{{count}}', '4'))).toBeVisible();
  await expect(rows(page)).toHaveCount(4);
});

test('a whole folder is collected, what is in folders within as well, and what holds no link costs nothing', async ({
  page,
}, { outputDir }) => {
  await openClass(page);
  const folder = join(outputDir, 'handed-in');
  mkdirSync(join(folder, 'late'), { recursive: true });
  writeFileSync(join(folder, 'ana.json'), fileOf(linkOf(1)));
  writeFileSync(join(folder, 'late', 'bo.json'), fileOf(linkOf(2)));
  writeFileSync(join(folder, 'photo.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0x00));
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
  await expect(outcome(page, classes.collect.added_other.replace('{{count}}', '2'))).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
});

test('where the browser’s own reader of codes does not work, another takes its place', async ({ page }) => {
  await page.addInitScript(() => {
    class Deaf {
      static getSupportedFormats = async () => ['qr_code'];
      detect = async () => {
        throw new DOMException('The service is away.', 'NotSupportedError');
      };
    }
    Object.assign(globalThis, { BarcodeDetector: Deaf });
  });
  await openClass(page);
  const camera = await setUpCamera(page);
  await page.getByRole('button', { name: classes.scan.start }).click();
  await camera.hold(encode(linkOf(2)).data);
  await expect(rows(page)).toHaveCount(1);
});

test('where no reader works, scanning ends with a word, and links are collected all the same', async ({ page }) => {
  await openClass(page);
  await page.evaluate(() => {
    Object.assign(globalThis, { BarcodeDetector: undefined });
    CanvasRenderingContext2D.prototype.getImageData = () => {
      throw new DOMException('No picture is given.', 'SecurityError');
    };
  });
  const camera = await setUpCamera(page);
  await page.getByRole('button', { name: classes.scan.start }).click();
  await camera.hold(encode(linkOf(2)).data);
  await expect(page.getByText(classes.scan.noReader)).toBeVisible();
  await expect(page.getByRole('button', { name: classes.scan.start })).toBeVisible();
  await paste(page, linkOf(2));
  await expect(rows(page)).toHaveCount(1);
});

/** A kernel takes part, so long that the assignment just fits into a link. */
function withLongKernel(): Assignment {
  const random = randomU32(20_261_127, 9);
  const kernelWith = (more: string) => {
    const read = readKernel(matmulKernel('mine', 'c[i] = sum;', more));
    if (!read.ok) throw new Error('no kernel');
    return read.kernel;
  };
  const [first] = THREE_SIZES.cases;
  const cases = [{ ...first, variant: 'mine' }, ...THREE_SIZES.cases];
  let fitting = { ...THREE_SIZES, cases, kernel: kernelWith('') };
  for (let more = ''; ; more += `// ${Array.from({ length: 12 }, () => random().toString(36)).join('')}\n`) {
    const longer = { ...fitting, kernel: kernelWith(more) };
    try {
      assignmentLinkOf(longer);
    } catch {
      return fitting;
    }
    fitting = longer;
  }
}

test('with a kernel that leaves a link no room for the whole result, the times are handed in by all three ways', async ({
  page,
  bench,
}) => {
  const assignment = withLongKernel();
  await openClass(page, assignment);
  await runAssignment(page, bench, assignmentLinkOf(assignment));
  await expect(notice(page, classes.student.tooLong.title)).toBeVisible();
  expect((await codeText(page)).length).toBeLessThanOrEqual(300);
  await handInFile(page);
  const link = await handInLink(page);
  await open(page, `/class/${CLASS_ID}`);
  await paste(page, link);
  await expect(rows(page)).toHaveCount(1);
});

test('a page that came over plain http makes a class, and a double press makes one', async ({ page }) => {
  // What such a page lacks of what it would need.
  await page.addInitScript(() => Reflect.deleteProperty(Crypto.prototype, 'randomUUID'));
  await open(page, `/lab/${PLAN}`);
  await page.getByRole('link', { name: classes.givePlan }).click();
  expect(await page.evaluate(() => 'randomUUID' in crypto)).toBe(false);
  await page.getByRole('textbox', { name: classes.new.name }).fill('Class 9b');
  await page.getByRole('button', { name: classes.new.make }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Class 9b' })).toBeVisible();
  await open(page, '/class');
  await expect(page.locator('.class-list__name')).toHaveText(['Class 9b']);
});

test('what was imported stays told where the list cannot be read any more', async ({ page }) => {
  await open(page, '/class');
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    let written = false;
    Object.defineProperty(IDBDatabase.prototype, 'transaction', {
      value(this: IDBDatabase, ...given: Parameters<typeof transaction>) {
        if (given[1] === 'readwrite') written = true;
        else if (written) throw new DOMException('refused', 'SecurityError');
        return transaction.apply(this, given);
      },
    });
  });
  const file = { name: 'class.json', mimeType: 'application/json', buffer: Buffer.from(classFile(THREE_SIZES, [])) };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(notice(page, classes.trouble.refused.title)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: says(classes.list.imported_other) })).toBeVisible();
  await expect(page.getByRole('button', { name: classes.list.import })).toBeEnabled();
});
