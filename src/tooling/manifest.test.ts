/** The manifest by which browsers offer to install the app: what it names is there, and as it says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { routeOf } from '../app/address.ts';
import { PAGES } from '../app/pages.ts';
import { ROOT } from './install.mjs';

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly form_factor?: 'wide' | 'narrow';
}

interface Manifest {
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string; readonly icons: readonly Picture[] }[];
}

const read = (): Manifest => JSON.parse(readFileSync(join(ROOT, 'public/manifest.webmanifest'), 'utf8'));

/** Width and height of a PNG, from its first chunk. */
function sizeOf(file: string): string {
  const bytes = readFileSync(file);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

test('pictures are there, of the size that is said', () => {
  const { icons, screenshots, shortcuts } = read();
  for (const { src, sizes, type } of [...icons, ...screenshots, ...shortcuts.flatMap((each) => each.icons)]) {
    const file = join(ROOT, 'public', src);
    expect(existsSync(file), src).toBe(true);
    if (type === 'image/png') expect(sizeOf(file), src).toBe(sizes);
  }
});

test('screenshots are as browsers take them: both shapes, each of one ratio, 320 to 3840 pixels', () => {
  const { screenshots } = read();
  for (const shape of ['wide', 'narrow'] as const) {
    const of = screenshots
      .filter(({ form_factor }) => form_factor === shape)
      .map(({ sizes }) => sizes.split('x').map(Number));
    expect(of.length).toBeGreaterThan(0);
    expect(new Set(of.map(([width, height]) => width / height)).size).toBe(1);
    for (const [width, height] of of) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(320);
      expect(Math.max(width, height)).toBeLessThanOrEqual(3840);
      expect(Math.max(width, height) / Math.min(width, height)).toBeLessThanOrEqual(2.3);
    }
  }
});

test('shortcuts lead to race, lab and lessons, which have files of their own', () => {
  const root = 'https://example.org/sub/';
  const routes = read().shortcuts.map(({ url }) => routeOf(new URL(url, root).href, root));
  expect(routes).toEqual(['/', '/lab', '/lessons']);
  for (const route of routes) expect(PAGES.map((page) => page.route)).toContain(route);
});
