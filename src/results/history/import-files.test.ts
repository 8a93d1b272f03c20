import { expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { toJson } from '../export/json.ts';
import { importFiles, type Progress } from './import-files.ts';
import type { Kept } from './stores.ts';
import { reportNumber } from './testing/reports.ts';

const idOf = (number: number) => reportNumber(number).id;
const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);
const fileOf = (name: string, numbers: readonly number[]) =>
  new File([toJson(numbers.map((number) => reportNumber(number)))], name);

/** A storage with room for so many runs, and how many came with each transaction. */
function storage(room = Number.POSITIVE_INFINITY) {
  const here = new Set<string>();
  const transactions: number[] = [];
  const add = async (runs: readonly Kept[]) => {
    transactions.push(runs.length);
    const fresh = [...new Set(runs.map(({ entry }) => entry.id))].filter((id) => !here.has(id));
    if (here.size + fresh.length > room) throw new DOMException('full', 'QuotaExceededError');
    for (const id of fresh) here.add(id);
    return fresh;
  };
  return { here, transactions, add };
}

test('files of one run each are kept together, and none is lost to a bad one among them', async () => {
  const { here, transactions, add } = storage();
  const files = from(0, 1200).map((number) => fileOf(`${number}.json`, [number]));
  files.splice(700, 0, new File(['{"runs": ['], 'bad.json'));
  const { added, known, refused, stopped } = await importFiles(files, workloads, add);
  expect(transactions).toEqual([500, 500, 200]);
  expect(added).toEqual(from(0, 1200).map(idOf));
  expect(here.size).toBe(1200);
  expect([known, stopped]).toEqual([[], null]);
  expect(refused.map(({ file, problem }) => [file, problem.en])).toEqual([
    ['bad.json', expect.stringContaining('not JSON')],
  ]);
});

test('a run that is here, or in two of the files, is known', async () => {
  const { here, add } = storage();
  here.add(idOf(1));
  const files = [fileOf('a.json', [1, 2]), fileOf('b.json', [2, 3])];
  const { added, known } = await importFiles(files, workloads, add);
  expect(added).toEqual([2, 3].map(idOf));
  expect(known).toEqual([1, 2].map(idOf));
});

test('where the room ends, whole files are kept as far as they fit, and the others are named', async () => {
  const { here, add } = storage(5);
  const files = [fileOf('a.json', [1, 2]), fileOf('b.json', [3, 4]), fileOf('c.json', [5, 6]), fileOf('d.json', [7])];
  const { added, stopped } = await importFiles(files, workloads, add);
  expect(added).toEqual([1, 2, 3, 4].map(idOf));
  expect(here.size).toBe(4);
  expect(stopped).toMatchObject({ error: { name: 'QuotaExceededError' }, files: ['c.json', 'd.json'] });
});

test('storage that does not answer is not asked again for each file, nor for those behind', async () => {
  let asked = 0;
  const silent = async () => {
    asked++;
    throw new DOMException('', 'TimeoutError');
  };
  const files = from(0, 3).map((place) => fileOf(`${place}.json`, from(500 * place, 500)));
  const { added, stopped } = await importFiles(files, workloads, silent);
  expect(asked).toBe(1);
  expect(added).toEqual([]);
  expect(stopped?.files).toEqual(['0.json', '1.json', '2.json']);
});

test('it tells before each run where it is', async () => {
  const told: Progress[] = [];
  const tell = async (progress: Progress) => void told.push(progress);
  await importFiles([fileOf('a.json', [1, 2]), fileOf('b.json', [3])], workloads, storage().add, tell);
  const places = new Set(told.map(({ file, files, run, runs }) => `${file}/${files} ${run}/${runs}`));
  expect([...places]).toEqual(['1/2 1/2', '1/2 2/2', '2/2 1/1']);
});
