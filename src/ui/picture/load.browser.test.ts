import { expect, test } from 'vitest';
import { loadFile } from './load.ts';

const svg = (attributes: string, inside: string) =>
  new File([`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`], 'drawing.svg', {
    type: 'image/svg+xml',
  });
const RED = '<rect width="100%" height="100%" fill="#f00"/>';

/** Size, and colour in the middle. */
async function shown(file: File) {
  const loaded = await loadFile(file);
  if (!loaded.ok) return loaded.problem;
  const { bitmap } = loaded.picture;
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  context?.drawImage(bitmap, bitmap.width / 2, bitmap.height / 2, 1, 1, 0, 0, 1, 1);
  return { width: bitmap.width, height: bitmap.height, colour: [...(context?.getImageData(0, 0, 1, 1).data ?? [])] };
}

test('a drawing that the browser lets no page read is refused in words', async () => {
  const page =
    '<foreignObject width="10" height="10"><p xmlns="http://www.w3.org/1999/xhtml">hello</p></foreignObject>';
  expect(await shown(svg('width="10" height="10"', page))).toBe('locked');
});

test.each([
  ['viewBox="0 0 200 100"', 1024, 512],
  ['viewBox="0 0 200 100" width="100%" height="100%"', 1024, 512],
  ['', 1024, 1024],
  ['width="200" height="100"', 1024, 512],
])('a drawing with %j is drawn, not blank', async (attributes, width, height) => {
  expect(await shown(svg(attributes, RED))).toEqual({ width, height, colour: [255, 0, 0, 255] });
});

test('a picture that was cut off is damaged, not too large', async () => {
  const canvas = new OffscreenCanvas(64, 64);
  canvas.getContext('2d')?.fillRect(0, 0, 32, 32);
  const whole = await canvas.convertToBlob({ type: 'image/png' });
  const cut = new File([whole.slice(0, 40)], 'cut.png', { type: 'image/png' });
  expect(await shown(cut)).toBe('not-a-picture');
});
