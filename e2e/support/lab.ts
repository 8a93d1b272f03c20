/** The lab as a visitor uses it, and pictures to bring along. */
import { deflateSync } from 'node:zlib';
import { expect, type Page } from 'playwright/test';
import { type Language, open, texts } from './app.ts';
import { type Machine, ORDINARY } from './figures.ts';
import type { ScriptedBench } from './scripted-bench.ts';

/** One contender of each side at one small size. */
export const SMALL = {
  matmul: 'matmul:naive|js-blocked:n=64/3s',
  convolution: 'convolution:direct|js-direct:size=64/3s',
} as const;

/** The same at two sizes: a curve. */
export const SWEEP = {
  matmul: 'matmul:naive|js-blocked:n=64|128/6s',
  convolution: 'convolution:direct|js-direct:size=64|128/6s',
} as const;

/** Nine cases. */
export const LONG = 'matmul:naive|js-blocked|wasm:n=64|128|256/60s';

/** @param plan what follows `#/lab/`; empty for the suggested plan */
export async function openLab(page: Page, plan = '', language: Language = 'en'): Promise<void> {
  await open(page, plan === '' ? '/lab' : `/lab/${plan}`, { language });
}

export const results = (page: Page) => page.getByRole('heading', { name: texts.en.lab.results.title });

/** The plan as the address tells it. */
export const planOf = (page: Page) => new URL(page.url()).hash;

export const startButton = (page: Page, language: Language = 'en') => {
  const { start, again } = texts[language].lab.run;
  return page.getByRole('button', { name: new RegExp(`^(${start}|${again})$`) });
};

export const cancelButton = (page: Page) =>
  page.getByRole('button', { name: new RegExp(`^(${texts.en.common.cancel}|${texts.en.common.cancelling})$`) });

/** Presses the button, has the scripted bench tell what was measured, and waits until the page has taken it in. */
export async function runLab(page: Page, bench: ScriptedBench, machine: Machine = ORDINARY): Promise<void> {
  await startButton(page).click();
  const run = await bench.nextRun();
  await expect(page.getByRole('progressbar', { name: texts.en.lab.run.progress })).toBeVisible();
  await run.finish(machine);
  await expect(page.getByRole('button', { name: texts.en.lab.run.again })).toBeVisible();
}

/** The plan in one line: how many contenders, how long; or what it lacks. */
export const planLine = (page: Page) => page.locator('.lab-plan');

/** The chosen sizes, in the line that also unfolds what is offered. */
export const sizesLine = (page: Page) => page.locator('.lab-sizes__trigger');

/** Pixels from the top of the window to the first drawing. */
export const figureTop = (page: Page): Promise<number> =>
  page
    .locator('.size-chart')
    .first()
    .evaluate((drawing) => drawing.getBoundingClientRect().top);

/** Opens the part of the plan with this heading where it is folded. */
export async function unfold(page: Page, title: string): Promise<void> {
  const trigger = page.locator('.fold__trigger').filter({ hasText: title });
  if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
  await expect(trigger).toHaveAttribute('aria-expanded', 'true');
}

/** The checkbox of the contender with this title. */
export const contender = (page: Page, title: string) =>
  page.getByRole('checkbox', { name: new RegExp(`^${title}\\b`) }).first();

/** The checkbox or radio of a size. */
export const chip = (page: Page, name: string) =>
  page
    .locator('.chip')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('input');

/** Chooses a file by way of the page's own button. */
export async function choosePicture(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const { picture } = texts.en.lab;
  await page.getByText(picture.own, { exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: picture.choose }).click();
  await (await chooser).setFiles(file);
}

/** RGBA, row by row. */
export type Paint = (x: number, y: number) => readonly [number, number, number, number];

/** A PNG file of 8-bit RGBA (https://www.w3.org/TR/png-3/). */
export function png(width: number, height: number, paint: Paint): { name: string; mimeType: string; buffer: Buffer } {
  const lines = Buffer.alloc(height * (1 + 4 * width));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) lines.set(paint(x, y), y * (1 + 4 * width) + 1 + 4 * x);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return { name: 'made.png', mimeType: 'image/png', buffer: Buffer.concat([signature, ...chunks]) };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** RGBA of one pixel of the canvas with this alternative text. */
export const pixelOf = (page: Page, alt: RegExp, x: number, y: number): Promise<number[]> =>
  page.getByRole('img', { name: alt }).evaluate(
    (canvas, [column, row]) => {
      const context = (canvas as HTMLCanvasElement).getContext('2d');
      return context ? [...context.getImageData(column, row, 1, 1).data] : [];
    },
    [x, y] as const,
  );

/** The same, as soon as it has been drawn. */
export const expectPixel = (page: Page, alt: RegExp, x: number, y: number, colour: readonly number[]): Promise<void> =>
  expect.poll(() => pixelOf(page, alt, x, y)).toEqual(colour);

/** Drops a picture on the page. */
export const drop = (page: Page, name: string, { buffer }: { readonly buffer: Buffer }): Promise<void> =>
  page.evaluate(
    ([called, bytes]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], called, { type: 'image/png' }));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    },
    [name, [...buffer]] as const,
  );

/**
 * Gives the page a camera. Call before it is opened.
 * @returns asks whether the camera that was turned on is still so
 */
export async function fakeCamera(page: Page): Promise<() => Promise<MediaStreamTrackState>> {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
      const stream = canvas.captureStream();
      Object.assign(window, { camera: stream.getTracks()[0] });
      return stream;
    };
  });
  return () => page.evaluate(() => (window as unknown as { camera: MediaStreamTrack }).camera.readyState);
}
