import { expect, test } from 'vitest';
import { changesPage } from './fonts.ts';

const changed = (from: string, to: string) =>
  changesPage({ oldURL: `https://example.org/app/${from}`, newURL: `https://example.org/app/${to}` });

test.each([
  ['', '#/lab'],
  ['#/', '#/device'],
  ['#/lab/matmul:tiled:n=512', '#/history'],
  ['#/lab/matmul:tiled:n=512', '#/'],
  ['#/learn/adding-arrays/guard', '#/lab/vector-add'],
])('late typefaces come with another page: %s to %s', (from, to) => {
  expect(changed(from, to)).toBe(true);
  expect(changed(to, from)).toBe(true);
});

test.each([
  ['#/lab', '#/lab/matmul:tiled:n=512'],
  ['#/lab/matmul:tiled:n=512', '#/lab/matmul:naive,tiled:n=512,1024/budget=20'],
  ['#/lab/matmul', '#/lab?x=1'],
  ['', '#/'],
  ['#/learn/adding-arrays/guard', '#/learn/adding-arrays/cover?seed=7'],
])('an address that the page itself keeps is no other page: %s to %s', (from, to) => {
  expect(changed(from, to)).toBe(false);
});
