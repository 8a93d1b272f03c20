import { expect, test } from 'vitest';
import { placesIn } from './term-places.mjs';

test('a term is found in the step whose text has its card, in every lesson that has one', () => {
  const first =
    '<Step id="a">\n\nA <Term id="thread">thread</Term>.\n\n</Step>\n\n<Step id="b">\n\n<Term id="tile">tiles</Term>\n';
  const second = '<Step id="c">\n\n<Term id="tile">**tiles**</Term> and a kernel.\n';
  expect(
    placesIn([
      { lesson: 'one', mdx: first },
      { lesson: 'two', mdx: second },
    ]),
  ).toEqual({
    thread: [{ lesson: 'one', step: 'a' }],
    tile: [
      { lesson: 'one', step: 'b' },
      { lesson: 'two', step: 'c' },
    ],
  });
});
