import { expect, test } from 'vitest';
import { FIRST_ROWS, offerOf } from './first-rows.ts';

test.each([
  [0, 0, null],
  [100, 100, null],
  [100, 101, { more: 1, last: true, all: null }],
  [100, 200, { more: 100, last: true, all: null }],
  [100, 201, { more: 100, last: false, all: 'quick' }],
  [300, 1000, { more: 100, last: false, all: 'quick' }],
  [100, 10_000, { more: 100, last: false, all: 'slow' }],
  [9950, 10_000, { more: 50, last: true, all: null }],
])('%i of %i are shown: %j', (shown, count, offer) => expect(offerOf(shown, count)).toEqual(offer));

test('as many more as at first', () => {
  expect(offerOf(FIRST_ROWS, 10 * FIRST_ROWS)?.more).toBe(FIRST_ROWS);
});
