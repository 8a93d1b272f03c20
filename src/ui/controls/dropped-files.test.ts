import { expect, test } from 'vitest';
import { filesIn, MOST_FILES } from './dropped-files.ts';

/** A file as a browser hands it out; one that is gone from the disk cannot be opened. */
const file = (name: string, gone = false): FileSystemEntry =>
  ({
    name,
    isFile: true,
    isDirectory: false,
    file: (take: (file: File) => void, refuse: () => void) => (gone ? refuse() : take(new File([], name))),
  }) as unknown as FileSystemEntry;

/** A folder: a browser hands out a hundred entries at a time. @param breaks after the first hundred */
const folder = (name: string, entries: readonly FileSystemEntry[], breaks = false): FileSystemEntry =>
  ({
    name,
    isFile: false,
    isDirectory: true,
    createReader() {
      let at = 0;
      return {
        readEntries(take: (some: readonly FileSystemEntry[]) => void, refuse: () => void) {
          if (breaks && at > 0) return refuse();
          at += 100;
          take(entries.slice(at - 100, at));
        },
      };
    },
  }) as unknown as FileSystemEntry;

const many = (count: number, name = 'file') => Array.from({ length: count }, (_, at) => file(`${name}-${at}`));
const told = async (...entries: FileSystemEntry[]) => {
  const { files, ...rest } = await filesIn(entries);
  return { read: files.length, ...rest };
};

test('what lies in folders of folders is read, the nearest first', async () => {
  const { files, ...rest } = await filesIn([folder('all', [folder('deep', [file('b')]), file('a')]), file('c')]);
  expect(files.map(({ name }) => name)).toEqual(['c', 'a', 'b']);
  expect(rest).toEqual({ left: 0, more: false, unopened: [] });
});

test('of too many files it is known how many were left', async () => {
  expect(await told(folder('all', many(MOST_FILES)))).toEqual({ read: MOST_FILES, left: 0, more: false, unopened: [] });
  expect(await told(folder('all', [...many(MOST_FILES + 1), folder('deep', many(499))]))).toEqual({
    read: MOST_FILES,
    left: 500,
    more: false,
    unopened: [],
  });
});

test('of more than can be counted it is known that there are more', async () => {
  const { read, left, more } = await told(folder('all', many(12_000)), folder('more', many(12_000)));
  expect([read, more]).toEqual([MOST_FILES, true]);
  expect(left).toBeGreaterThan(10_000);
  expect(left).toBeLessThan(22_000);
  // Of folders that were not opened nothing can be said.
  const empty = Array.from({ length: 21_000 }, (_, at) => folder(`empty-${at}`, []));
  expect(await told(folder('disk', empty), folder('late', [file('a')]))).toMatchObject({
    read: 1,
    left: 0,
    more: true,
  });
});

test('what the browser does not open is named, and keeps nothing else out', async () => {
  expect(await told(file('gone', true), folder('broken', many(150), true), file('here'))).toEqual({
    read: 101,
    left: 0,
    more: false,
    unopened: ['gone', 'broken'],
  });
});
