import { openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { openHistory } from '../history/history.ts';
import { PATIENCE_MS } from '../history/patience.ts';
import { lock } from '../history/testing/lock.ts';
import { storageTrouble } from '../history/trouble.ts';
import type { KeptClass, KeptHandIn } from './class.ts';
import { testClasses } from './testing/kept.ts';

const NAME = 'lockstep-test-classes';
const open = testClasses(NAME);

afterEach(() => void vi.useRealTimers());

const kept = (id: string, createdAt = '2026-09-01T08:00:00.000Z'): KeptClass => ({
  id,
  name: `Class ${id}`,
  createdAt,
  assignment: '1.AAAA',
});
const handIn = (id: string, text = `h/1.${id}`): KeptHandIn => ({ id, text, at: 1 });

test('classes and what is handed in are kept, each with its own', async () => {
  const classes = open();
  await classes.put(kept('a'), [handIn('1'), handIn('2')]);
  await classes.put(kept('b', '2026-09-02T08:00:00.000Z'), [handIn('1')]);
  expect((await classes.list()).map(({ id, handIns }) => [id, handIns])).toEqual([
    ['b', 1],
    ['a', 2],
  ]);
  expect(await classes.add('a', [handIn('2', 'h/1.whole'), handIn('3')])).toBe(true);
  const whole = await open().get('a');
  expect(whole?.kept).toEqual(kept('a'));
  expect(whole?.handIns.map(({ id, text }) => [id, text])).toEqual([
    ['1', 'h/1.1'],
    ['2', 'h/1.whole'],
    ['3', 'h/1.3'],
  ]);
});

test('taken out, renamed, removed; a class that is gone takes nothing', async () => {
  const classes = open();
  await classes.put(kept('a'), [handIn('1'), handIn('2')]);
  await classes.put(kept('b'), [handIn('1')]);
  await classes.takeOut('a', '1');
  expect((await classes.get('a'))?.handIns.map(({ id }) => id)).toEqual(['2']);
  expect(await classes.rename('a', '  \u202eNine  b ')).toBe(true);
  expect(await classes.rename('a', ' ')).toBe(true);
  expect((await classes.get('a'))?.kept.name).toBe('Nine b');
  await classes.remove('a');
  expect(await classes.get('a')).toBeNull();
  expect(await classes.add('a', [handIn('3')])).toBe(false);
  expect(await classes.rename('a', 'x')).toBe(false);
  expect((await classes.list()).map(({ id, handIns }) => [id, handIns])).toEqual([['b', 1]]);
});

test('another tab hears of every change', async () => {
  const [here, there] = [open(), open()];
  const heard = new Promise<void>((resolve) => there.subscribe(resolve));
  await here.put(kept('a'));
  await heard;
  expect(await there.list()).toHaveLength(1);
});

test('a history of before there were classes keeps its runs, and gets room for classes', async () => {
  const old = await openDB(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('runs', { keyPath: 'report.id' });
      db.createObjectStore('entries', { keyPath: 'id' }).createIndex('startedAt', 'startedAt');
    },
  });
  await old.put('entries', { id: 'r', schema: 99, startedAt: '2026-01-01T00:00:00Z' });
  old.close();
  const classes = open();
  await classes.put(kept('a'), [handIn('1')]);
  const history = openHistory(NAME);
  expect((await history.list()).map(({ id }) => id)).toEqual(['r']);
  history.close();
  expect(await classes.list()).toHaveLength(1);
});

test('a class whose store another page keeps locked says so, and is changed by what comes afterwards', async () => {
  const classes = open();
  await classes.put(kept('a'), [handIn('1')]);
  const release = await lock(NAME, 'handIns');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const problems = [
    classes.put(kept('b')),
    classes.add('a', [handIn('2')]),
    classes.rename('a', 'x'),
    classes.takeOut('a', '1'),
    classes.remove('a'),
  ].map((work) => work.catch((error: unknown) => storageTrouble(error)));
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(await Promise.all(problems)).toEqual(problems.map(() => 'silent'));
  vi.useRealTimers();
  await release();
  expect(await classes.get('a')).toMatchObject({ kept: kept('a'), handIns: [{ id: '1' }] });
  expect(await classes.list()).toHaveLength(1);
  await classes.add(
    'a',
    Array.from({ length: 120 }, (_, place) => handIn(`more-${place}`)),
  );
  expect((await classes.list())[0].handIns).toBe(121);
});
