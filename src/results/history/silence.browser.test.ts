/** Storage that does not answer, from opening it to the end of a change. */
import { deleteDB } from 'idb';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { connectTo, type Database } from './database.ts';
import { type History, openHistory } from './history.ts';
import { LONG_PATIENCE_MS, PATIENCE_MS } from './patience.ts';
import { recordOf } from './record.ts';
import { lock } from './testing/lock.ts';
import { reportNumber } from './testing/reports.ts';
import { transact } from './transact.ts';
import { storageTrouble } from './trouble.ts';

let count = 0;
const opened: { name: string; history: History }[] = [];

/** Each test has a database of its own. */
function open(name = `silence-test-${count++}`) {
  const history = openHistory(name);
  opened.push({ name, history });
  return { name, history };
}

afterEach(async () => {
  vi.useRealTimers();
  const all = opened.splice(0);
  for (const { history } of all) history.close();
  for (const { name } of all) await deleteDB(name);
});

const names = async (history: History) => (await history.list()).map(({ name, id }) => name ?? id);

test('a database that never answers is given up, and opened by the next use', async () => {
  const { name, history } = open();
  await history.list();
  history.close();
  // A connection that stays open although the database is to be deleted: whoever opens it then waits for ever.
  const held = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const deleted = deleteDB(name);
  const connection = connectTo(name, 1);
  const problem = await connection.use(async () => null).catch((error: unknown) => error);
  expect(problem).toMatchObject({ name: 'TimeoutError' });
  expect(storageTrouble(problem)).toBe('silent');
  held.close();
  await deleted;
  const patient = connectTo(name);
  expect(await patient.use((db) => db.count('runs'))).toBe(0);
  patient.close();
});

test('whoever reads what another page keeps locked is not left waiting, and reads it afterwards', async () => {
  const { name, history } = open();
  await history.keep(reportNumber(1));
  // It is open before, in a time that is ample.
  const connection = connectTo(name, 3000);
  expect(await connection.read((db) => db.count('entries'))).toBe(1);
  const release = await lock(name, 'entries');
  const problem = await connection.read((db) => db.count('entries')).catch((error: unknown) => error);
  expect(problem).toMatchObject({ name: 'TimeoutError' });
  await release();
  expect(await history.list()).toHaveLength(1);
  connection.close();
});

test('whoever changes what another page keeps locked is told so, and nothing of it is done later', async () => {
  const { name, history } = open();
  await history.keep(reportNumber(1));
  const release = await lock(name, 'entries');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const problems = [
    history.keep(reportNumber(2)),
    history.remove([reportNumber(1).id]),
    history.rename(reportNumber(1).id, 'x'),
    history.restore([recordOf(reportNumber(3))]),
  ].map((work) => work.catch((error: unknown) => storageTrouble(error)));
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(await Promise.all(problems)).toEqual(['silent', 'silent', 'silent', 'silent']);
  vi.useRealTimers();
  await release();
  expect(await names(history)).toEqual([reportNumber(1).id]);
  // What comes next is kept.
  await history.keep(reportNumber(4));
  expect(await names(history)).toEqual([4, 1].map((number) => reportNumber(number).id));
});

/** As real as can be: the database itself, and a transaction that lives on because it is asked for something all the time. */
async function changing(work: (db: Database) => Promise<unknown>, name: string) {
  const connection = connectTo(name);
  onTestFinished(connection.close);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return connection.use(work).catch((error: unknown) => storageTrouble(error));
}

test('a change that has begun and is heard of no more is told so, and nothing of it is done', async () => {
  const { name, history } = open();
  const { id } = reportNumber(1);
  await history.keep(reportNumber(1));
  let begun = () => {};
  const beginning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const told = changing(
    (db) =>
      transact(db, ['runs', 'entries'] as const, async (tx) => {
        await tx.objectStore('runs').delete(id);
        begun();
        for (;;) await tx.objectStore('entries').count();
      }),
    name,
  );
  await beginning;
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(await told).toBe('silent');
  vi.useRealTimers();
  expect(await history.get(id)).toMatchObject({ status: 'found' });
});

test('a change of which everything is asked for and that never ends is told so as well', async () => {
  const { name, history } = open();
  const { id } = reportNumber(1);
  await history.keep(reportNumber(1));
  let asked = () => {};
  const asking = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const told = changing(
    (db) =>
      transact(db, ['runs', 'entries'] as const, async (tx) => {
        await tx.objectStore('runs').delete(id);
        const goOn = async (): Promise<void> => {
          for (;;) await tx.objectStore('entries').count();
        };
        goOn().catch(() => undefined);
        asked();
      }),
    name,
  );
  await asking;
  await vi.advanceTimersByTimeAsync(LONG_PATIENCE_MS);
  expect(await told).toBe('silent');
  vi.useRealTimers();
  expect(await history.get(id)).toMatchObject({ status: 'found' });
});

test('a change that takes long is not given up as long as it is heard of', async () => {
  const { name, history } = open();
  await history.list();
  const parts = [0, 1, 2].map(() => {
    const part = { go: false, end: () => {}, ended: Promise.resolve() };
    part.ended = new Promise<void>((resolve) => {
      part.end = resolve;
    });
    return part;
  });
  const told = changing(
    (db) =>
      transact(db, ['runs', 'entries'] as const, (tx, eachOf) =>
        eachOf(parts, async (part) => {
          while (!part.go) await tx.objectStore('entries').count();
          part.end();
          return 'done';
        }),
      ),
    name,
  );
  for (const part of parts) {
    await vi.advanceTimersByTimeAsync(0.6 * PATIENCE_MS);
    part.go = true;
    await part.ended;
  }
  expect(await told).toEqual(['done', 'done', 'done']);
});
