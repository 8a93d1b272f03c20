import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sourcesOf } from './wasm.mjs';

test('a module is made of what its imports import as well', () => {
  const entry = fileURLToPath(new URL('../workloads/matmul-transposed/assembly/index.ts', import.meta.url));
  const folders = [...sourcesOf(entry)].map((file) => basename(dirname(dirname(file))));
  expect(folders).toEqual(expect.arrayContaining(['matmul-transposed', 'matmul', 'simd']));
});
