import { expect, test } from 'vitest';
import { withoutComments } from './wgsl-comments.ts';

test.each([
  ['a // b */ c\nd', 'a          \nd'],
  ['a /* b /* c */ d */ e', 'a                   e'],
  ['a /* // b */ c', 'a            c'],
  ['a /* b\n/* c */ d', 'a     \n         '],
  ['a */ b // /*\nc /**/ d', 'a */ b      \nc      d'],
  ['a /*/ b */', 'a         '],
  ['', ''],
  ['a //', 'a   '],
])('what stands in comments of %j is blank, and all else in its place', (code, bare) => {
  expect(withoutComments(code)).toBe(bare);
});
