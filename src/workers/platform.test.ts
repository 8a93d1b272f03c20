import { expect, test } from 'vitest';
import { browserName, systemName } from './platform.ts';

type Told = Parameters<typeof browserName>[0];
const told = (userAgent: string, brands?: [string, string][], platform = '') =>
  ({
    userAgent,
    ...(brands && { userAgentData: { brands: brands.map(([brand, version]) => ({ brand, version })), platform } }),
  }) as Told;

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

test.each([
  [
    'Google Chrome 156',
    told(CHROME, [
      ['Not?A_Brand', '8'],
      ['Chromium', '156'],
      ['Google Chrome', '156'],
    ]),
  ],
  [
    'Microsoft Edge 156',
    told(CHROME, [
      ['Chromium', '156'],
      ['Microsoft Edge', '156'],
      ['Not)A;Brand', '99'],
    ]),
  ],
  [
    'Chromium 156',
    told(CHROME, [
      ['Chromium', '156'],
      ['Not A Brand', '24'],
    ]),
  ],
  ['Chrome 156', told(CHROME)],
  ['Chrome 120', told('Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0.0.0 Safari/537.36')],
  ['Firefox 150', told('Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0')],
  [
    'Safari 26.1',
    told('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.1 Safari/605.1.15'),
  ],
  ['unknown browser', told('')],
])('%s', (name, navigator) => {
  expect(browserName(navigator)).toBe(name);
});

test.each([
  ['macOS', told('', [], 'macOS')],
  ['Windows', told(CHROME)],
  ['Linux', told('Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0')],
  ['Android', told('Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/156.0.0.0 Mobile')],
  ['iOS', told('Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1')],
  ['macOS', told('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.1 Safari/605.1.15')],
  ['unknown system', told('')],
])('%s', (name, navigator) => {
  expect(systemName(navigator)).toBe(name);
});
