import { expect, test } from 'vitest';
import { onceMore } from './once-more.ts';

test('however many ask while it is under way, it is done once more behind it, and again when asked later', async () => {
  const ends: (() => void)[] = [];
  const again = onceMore(() => new Promise((end) => ends.push(end)));
  const first = again();
  const others = [again(), again(), again()];
  expect(ends).toHaveLength(1);
  ends[0]();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]();
  await Promise.all([first, ...others]);
  expect(ends).toHaveLength(2);

  const later = again();
  expect(ends).toHaveLength(3);
  ends[2]();
  await later;
});
