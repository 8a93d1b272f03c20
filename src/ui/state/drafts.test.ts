import { expect, test } from 'vitest';
import { createDrafts } from './drafts.ts';
import { createPreferences } from './storage.ts';
import { createUnsaved } from './unsaved.ts';

function backing() {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}
type Backing = ReturnType<typeof backing>;
const draftsIn = (kept: Backing, unsaved = createUnsaved()) =>
  createDrafts(
    createPreferences(() => kept),
    unsaved,
  );

test('a draft is there again after a reload, until it is forgotten', () => {
  const kept = backing();
  const drafts = draftsIn(kept);
  expect(drafts.read('a')).toBeNull();
  expect(drafts.write('a', 'one')).toBe('kept');
  expect(drafts.write('b', '')).toBe('kept');
  expect(drafts.write('a', 'two')).toBe('kept');
  const later = draftsIn(kept);
  expect([later.read('a'), later.read('b')]).toEqual(['two', '']);
  expect(later.write('a', null)).toBe('kept');
  expect([later.read('a'), later.read('b')]).toEqual([null, '']);
});

test('what another tab writes stays', () => {
  const kept = backing();
  const [here, there] = [draftsIn(kept), draftsIn(kept)];
  here.write('a', 'mine');
  there.write('b', 'theirs');
  here.write('a', 'mine again');
  expect([there.read('a'), here.read('b')]).toEqual(['mine again', 'theirs']);
});

test('room is bounded: those not touched for longest go', () => {
  const kept = backing();
  const drafts = draftsIn(kept);
  const long = 'x'.repeat(90_000);
  drafts.write('a', long);
  drafts.write('b', long);
  drafts.write('a', `${long}!`);
  drafts.write('c', long);
  expect(['a', 'b', 'c'].map((id) => drafts.read(id)?.length ?? null)).toEqual([90_001, null, 90_000]);
});

test('a text beyond all room is not kept, and costs neither what stood in its place nor any other', () => {
  const kept = backing();
  const drafts = draftsIn(kept);
  for (const id of ['a', 'b', 'workbench/matmul/a']) drafts.write(id, `short ${id}`);
  expect(drafts.write('a', 'x'.repeat(200_001))).toBe('refused');
  expect(drafts.write('c', 'x'.repeat(200_001))).toBe('refused');
  const later = draftsIn(kept);
  for (const id of ['a', 'b', 'workbench/matmul/a']) expect(later.read(id)).toBe(`short ${id}`);
  expect(later.read('c')).toBeNull();
  expect(drafts.write('a', 'x'.repeat(200_000))).toBe('kept');
});

test('nonsense in storage is no draft; refused storage keeps them until the page is closed', () => {
  const kept = backing();
  kept.values.set('lockstep.drafts', '[{"id":"a","text":7}]');
  expect(draftsIn(kept).read('a')).toBeNull();
  const refused = createDrafts(
    createPreferences(() => {
      throw new DOMException('refused', 'SecurityError');
    }),
    createUnsaved(),
  );
  expect(refused.write('a', 'one')).toBe('untilClosed');
  expect(refused.read('a')).toBe('one');
});

test('a text that is begun in this visit is not to be thrown away by a reload; one of an earlier visit is there again', () => {
  const kept = backing();
  const unsaved = createUnsaved();
  const drafts = draftsIn(kept, unsaved);
  expect(unsaved.any()).toBe(false);
  drafts.write('a', 'one');
  drafts.write('a', 'two');
  drafts.write('b', 'three');
  drafts.write('a', null);
  expect(unsaved.any()).toBe(true);
  drafts.write('b', null);
  expect(unsaved.any()).toBe(false);
  drafts.write('c', 'four');
  const later = createUnsaved();
  expect(draftsIn(kept, later).read('c')).toBe('four');
  expect(later.any()).toBe(false);
});

test('all of one place are forgotten together, and no others', () => {
  const kept = backing();
  const unsaved = createUnsaved();
  const drafts = draftsIn(kept, unsaved);
  for (const id of ['lesson/one/a', 'lesson/one/b', 'lesson/one-more/a']) drafts.write(id, id);
  drafts.forget('lesson/one/');
  expect(['lesson/one/a', 'lesson/one/b', 'lesson/one-more/a'].map(drafts.read)).toEqual([
    null,
    null,
    'lesson/one-more/a',
  ]);
  expect(unsaved.any()).toBe(true);
  drafts.forget('lesson/');
  expect(draftsIn(kept).read('lesson/one-more/a')).toBeNull();
  expect(unsaved.any()).toBe(false);
});

test('kernels are listed, the last one first, and none gives way to another text', () => {
  const kept = backing();
  const drafts = draftsIn(kept);
  const long = 'x'.repeat(150_000);
  for (const id of ['a', 'b', 'c']) expect(drafts.write(`workbench/matmul/${id}`, long + id)).toBe('kept');
  drafts.write('lesson/one/a', long);
  drafts.write('lesson/one/b', long);
  expect(drafts.write('workbench/matmul/d', long)).toBe('refused');
  expect(drafts.write('workbench/matmul/a', 'short')).toBe('kept');
  const later = draftsIn(kept);
  expect(later.list('workbench/').map(({ id }) => id)).toEqual(['a', 'c', 'b'].map((id) => `workbench/matmul/${id}`));
  expect(later.read('workbench/matmul/b')).toBe(`${long}b`);
  expect(later.read('lesson/one/a')).toBeNull();
  expect(later.read('lesson/one/b')).toBe(long);
});

test('whoever follows is told of each change that was kept, and no more once it has ended that', () => {
  const drafts = draftsIn(backing());
  const seen: number[] = [];
  const end = drafts.subscribe(() => seen.push(drafts.list('a/').length));
  drafts.write('a/one', 'x');
  drafts.write('a/one', null);
  drafts.write('a/two', 'x');
  drafts.forget('b/');
  drafts.forget('a/');
  expect(seen).toEqual([1, 0, 1, 0]);
  end();
  drafts.write('a/one', 'x');
  expect(seen).toHaveLength(4);
});
