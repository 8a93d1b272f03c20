import { deleteDB, openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { toJson } from '../export/json.ts';
import { type History, openHistory } from './history.ts';
import { ENTRY_SCHEMA, type RunRecord } from './record.ts';
import { everyStatus, reportNumber } from './testing/reports.ts';
import older from './testing/run-1.json';
import { storageTrouble } from './trouble.ts';

let count = 0;
const opened: { name: string; history: History }[] = [];

/** Each test has a database of its own; `name` opens the same one again, as a second tab does. */
function open(name = `history-test-${count++}`) {
  const history = openHistory(name);
  opened.push({ name, history });
  return { name, history };
}

afterEach(async () => {
  const all = opened.splice(0);
  for (const { history } of all) history.close();
  for (const name of new Set(all.map((each) => each.name))) await deleteDB(name);
});

/** As the first version wrote them. */
async function outdateEntries(name: string) {
  const raw = await openDB(name);
  for (const { times: _, ...entry } of await raw.getAll('entries')) await raw.put('entries', { ...entry, schema: 1 });
  raw.close();
}

const names = async (history: History) => (await history.list()).map(({ name, id }) => name ?? id);

test('keeps runs whole, lists the newest first, keeps none twice', async () => {
  const { history } = open();
  const reports = [reportNumber(2), reportNumber(3, everyStatus), reportNumber(1)];
  for (const report of [...reports, reports[0]]) await history.keep(report);
  expect(await names(history)).toEqual([3, 2, 1].map((number) => reportNumber(number).id));
  expect(await history.get(reports[1].id)).toEqual({
    status: 'found',
    record: { schema: 2, name: null, imported: false, report: reports[1] },
  });
  expect(await history.get('nothing')).toEqual({ status: 'missing' });
});

test('renames, removes and restores', async () => {
  const { history } = open();
  for (const number of [1, 2, 3]) await history.keep(reportNumber(number));
  const [first, second, third] = [1, 2, 3].map((number) => reportNumber(number).id);
  expect(await history.rename(first, '  old\nlaptop ')).toBe(true);
  expect(await history.rename('nothing', 'x')).toBe(false);
  expect(await names(history)).toEqual([third, second, 'old laptop']);

  const removed = await history.remove([first, third, 'nothing']);
  expect(removed.map(({ report }) => report.id)).toEqual([first, third]);
  expect(await names(history)).toEqual([second]);
  expect(await history.get(first)).toEqual({ status: 'missing' });

  await history.restore(removed);
  expect(await names(history)).toEqual([third, second, 'old laptop']);
  expect(await history.rename(first, ' ')).toBe(true);
  expect(await names(history)).toEqual([third, second, first]);
});

test('imports what was exported, recognises what is here, loses nothing to a bad file', async () => {
  const { history: from } = open();
  const { history: to } = open();
  const reports = [reportNumber(1, everyStatus), reportNumber(2), reportNumber(3)];
  for (const report of reports) await from.keep(report);
  await to.keep(reports[1]);
  await to.rename(reports[1].id, 'kept');

  const text = toJson([...reports, reports[0]], new Map([[reports[0].id, 'first']]));
  expect(await to.importFiles([new File([text], 'a.json')], workloads)).toEqual({
    added: [reports[0].id, reports[2].id],
    known: [reports[1].id, reports[0].id],
    refused: [],
    stopped: null,
  });
  expect(await names(to)).toEqual([reports[2].id, 'kept', 'first']);
  const found = await to.get(reports[0].id);
  expect(found).toMatchObject({ status: 'found', record: { imported: true, report: reports[0] } });

  const bad = await to.importFiles([new File([text.slice(0, -20)], 'b.json')], workloads);
  expect(bad).toMatchObject({ added: [], known: [], refused: [{ file: 'b.json' }] });
  expect(bad.refused[0].problem.en).toContain('not JSON');
  expect(await to.list()).toHaveLength(3);
});

test('files of one run each come in by few transactions, told of once', async () => {
  const { history } = open();
  expect(await history.list()).toEqual([]);
  const heard = vi.fn();
  history.subscribe(heard);
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const files = Array.from(
    { length: 120 },
    (_, number) => new File([toJson([reportNumber(number)])], `${number}.json`),
  );
  const { added } = await history.importFiles(files, workloads);
  const modes = begun.mock.calls.map(([, mode]) => mode);
  begun.mockRestore();
  expect(added).toHaveLength(120);
  expect(modes).toEqual(['readwrite']);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(await history.count()).toBe(120);
  // More than a slice of a transaction, forth and back.
  const removed = await history.remove(added);
  expect(removed.map(({ report }) => report.id)).toEqual(added);
  expect(await history.count()).toBe(0);
  await history.restore(removed);
  expect((await history.list()).map(({ id }) => id)).toEqual(added.toReversed());
});

test('two tabs that change at once lose nothing, and each hears of the other', async () => {
  const { name, history: one } = open();
  const { history: two } = open(name);
  const heard = vi.fn();
  const end = two.subscribe(heard);
  const numbers = Array.from({ length: 40 }, (_, index) => index);
  await Promise.all(numbers.map((number) => (number % 2 ? one : two).keep(reportNumber(number))));
  expect(await one.list()).toHaveLength(40);

  heard.mockClear();
  await Promise.all([
    one.rename(reportNumber(0).id, 'zero'),
    two.remove([reportNumber(1).id]),
    one.keep(reportNumber(40)),
    two.rename(reportNumber(2).id, 'two'),
  ]);
  expect(await two.list()).toHaveLength(40);
  expect(await names(two)).toEqual(expect.arrayContaining(['zero', 'two', reportNumber(40).id]));
  await expect.poll(() => heard.mock.calls.length).toBe(4);
  end();
  await one.rename(reportNumber(0).id, null);
  expect(heard).toHaveBeenCalledTimes(4);
});

test('gives way to a tab that changes the database, and opens it again afterwards', async () => {
  const { name, history } = open();
  await history.keep(reportNumber(1));
  // Would wait for ever if the connection stayed open.
  await deleteDB(name);
  expect(await history.list()).toEqual([]);
  await history.keep(reportNumber(2));
  expect(await history.list()).toHaveLength(1);
});

test('a database of a newer version is told apart from a refusal', async () => {
  const { name, history } = open();
  await history.keep(reportNumber(1));
  const newer = await openDB(name, 99);
  const error: unknown = await history.list().catch((reason: unknown) => reason);
  newer.close();
  expect(storageTrouble(error)).toBe('newer');
  expect(storageTrouble(new DOMException('no', 'SecurityError'))).toBe('refused');
});

test('entries of an older schema are derived again, name kept; a record of a newer one is left alone', async () => {
  const { name, history } = open();
  await history.keep(reportNumber(1));
  await history.keep(reportNumber(2));
  await history.rename(reportNumber(1).id, 'mine');
  const raw = await openDB(name);
  const entry = await raw.get('entries', reportNumber(1).id);
  await raw.put('entries', { ...entry, schema: 0, name: 'stale', workloads: 'as it once was' });
  const record: RunRecord = await raw.get('runs', reportNumber(2).id);
  await raw.put('runs', { ...record, schema: 99, extra: true });
  raw.close();

  const [, first] = await history.list();
  expect(first).toMatchObject({ schema: ENTRY_SCHEMA, name: 'mine', workloads: [{ id: 'matmul' }] });
  expect(await history.get(reportNumber(2).id)).toMatchObject({ status: 'unreadable' });
  await history.rename(reportNumber(2).id, 'from tomorrow');
  const again = await openDB(name);
  expect(await again.get('runs', reportNumber(2).id)).toMatchObject({ schema: 99, extra: true, name: 'from tomorrow' });
  again.close();
});

test('a damaged record holds up neither the list nor the entries of others', async () => {
  const { name, history } = open();
  const [damaged, sound] = [reportNumber(1), reportNumber(2)];
  for (const report of [damaged, sound]) await history.keep(report);
  await outdateEntries(name);
  const raw = await openDB(name);
  await raw.put('runs', { schema: 2, name: null, imported: false, report: { id: damaged.id } });
  raw.close();

  expect((await history.list()).map(({ id, schema }) => [id, schema])).toEqual([
    [sound.id, ENTRY_SCHEMA],
    [damaged.id, 1],
  ]);
  await history.remove([damaged.id]);
  expect(await names(history)).toEqual([sound.id]);
});

test('what was removed comes back as it was, older and newer than what can be read here', async () => {
  const { name, history } = open();
  const sound = reportNumber(3);
  await history.keep(sound);
  await history.keep(reportNumber(2));
  const raw = await openDB(name);
  const newer = await raw.get('runs', reportNumber(2).id);
  await raw.put('runs', { ...newer, schema: 99, report: { id: reportNumber(2).id } });
  await raw.put('runs', older);
  await raw.put('entries', { ...(await raw.get('entries', sound.id)), id: older.report.id });
  const before = [await raw.getAll('runs'), await raw.getAll('entries')];

  const removed = await history.remove([older.report.id, reportNumber(2).id, sound.id]);
  expect(await history.list()).toEqual([]);
  await history.restore(removed);
  expect([await raw.getAll('runs'), await raw.getAll('entries')]).toEqual(before);
  raw.close();
  expect((await names(history)).sort()).toEqual([reportNumber(2).id, sound.id, older.report.id].sort());
});

test('a full storage leaves older entries as they are, and the list whole', async () => {
  const { name, history } = open();
  for (const number of [1, 2]) await history.keep(reportNumber(number));
  await outdateEntries(name);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const listed = await history.list().finally(() => put.mockRestore());
  expect(listed.map(({ id, schema, times }) => [id, schema, times])).toEqual([
    [reportNumber(2).id, 1, undefined],
    [reportNumber(1).id, 1, undefined],
  ]);
  // With room again, they are brought up to date.
  expect((await history.list()).map(({ schema }) => schema)).toEqual([ENTRY_SCHEMA, ENTRY_SCHEMA]);
});

test('an older record is brought up to date when it is read', async () => {
  const { name, history } = open();
  await history.list();
  const report = reportNumber(7);
  const raw = await openDB(name);
  await raw.put('runs', { schema: 1, name: 'seven', imported: false, report });
  raw.close();
  expect(await history.get(report.id)).toMatchObject({ status: 'found', record: { name: 'seven', report } });
});
