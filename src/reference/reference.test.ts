/** Every file of src/reference is what it should be; a contribution is one of them. */

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { LESSONS } from '../lessons/registry.ts';
import { adapterName } from '../results/adapter-name.ts';
import { machineSchema, recordingSchema } from '../results/reference/recording.ts';
import { loadRecordings, MACHINES } from '../results/reference/shelf.ts';

const TEXTS = import.meta.glob<string>('./*/*.json', { eager: true, query: '?raw', import: 'default' });
const SUITES = ['race', 'ladder', 'limits', 'peers'];

const files = Object.entries(TEXTS).map(([path, text]) => {
  const [folder, name] = path.split('/').slice(-2);
  return { folder, name: name.slice(0, -'.json'.length), text };
});
const recorded = files.filter(({ name }) => name !== 'machine');

async function runsOf(): Promise<ReadonlySet<string>> {
  const lessons = await Promise.all(LESSONS.map((entry) => entry.load()));
  return new Set(
    lessons.flatMap(({ lesson }) => [
      ...Object.keys(lesson.runs).map((run) => `${lesson.id}.${run}`),
      ...Object.entries(lesson.plays).flatMap(([play, { options }]) =>
        options.map(({ id }) => `${lesson.id}.${play}=${id}`),
      ),
    ]),
  );
}

test('there are some, of a lesson’s run or of a suite each', async () => {
  const known = await runsOf();
  expect(recorded.length).toBeGreaterThan(0);
  for (const { folder, name } of recorded) {
    expect(known.has(name) || SUITES.includes(name), `${folder}/${name}.json`).toBe(true);
  }
});

test('every machine has a name, and its files agree with what is said of it', async () => {
  expect(MACHINES.map(({ id }) => id).sort()).toEqual([...new Set(files.map(({ folder }) => folder))].sort());
  for (const { id, software } of MACHINES) {
    const named = files.find(({ folder, name }) => folder === id && name === 'machine');
    expect(v.is(machineSchema, JSON.parse(named?.text ?? 'null')), `${id}/machine.json`).toBe(true);
    const own = [...(await loadRecordings(id)).values()];
    expect(own.length, id).toBe(recorded.filter(({ folder }) => folder === id).length);
    const adapters = own.map(({ environment: { adapter } }) => adapter);
    expect(new Set(adapters.map((adapter) => adapter && adapterName(adapter, 'en'))).size, id).toBe(1);
    expect(new Set(own.map(({ environment }) => environment.runtime)).size, id).toBe(1);
    expect(
      adapters.every((adapter) => adapter?.software === software),
      id,
    ).toBe(true);
  }
});

describe.each(recorded)('$folder/$name', ({ text }) => {
  test('is a command line’s JSON with command, date and adapter, of proved cases alone', () => {
    const read = v.safeParse(recordingSchema, JSON.parse(text));
    expect(read.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined();
    if (!read.success) return;
    const { environment, measurements } = read.output;
    expect(environment.adapter && adapterName(environment.adapter, 'en')).toBeTruthy();
    expect(new Set(measurements.map((row) => row.case)).size).toBe(measurements.length);
    for (const { case: id, workload, variant, params, kernelMs } of measurements) {
      expect(id.startsWith(`${workload}@`), id).toBe(true);
      expect(id.split(':')[1], id).toBe(variant);
      for (const part of id.split(':').slice(2).join(':').split(',')) {
        const [name, value] = part.split('=');
        expect(String(params[name]), id).toBe(value);
      }
      expect(kernelMs?.median, id).toBeGreaterThan(0);
      expect(kernelMs?.low, id).toBeLessThanOrEqual(kernelMs?.median ?? 0);
      expect(kernelMs?.high, id).toBeGreaterThanOrEqual(kernelMs?.median ?? 0);
      expect(kernelMs?.min, id).toBeLessThanOrEqual(kernelMs?.high ?? 0);
      expect(kernelMs?.samples, id).toBeGreaterThan(0);
    }
  });

  test('is small: what is drawn, rounded', () => {
    expect(text.length).toBeLessThan(MOST_BYTES);
    expect(text).not.toMatch(/NaN|Infinity|[A-Za-z]:\\|\/(home|root|tmp|Users)\//);
  });
});

const MOST_BYTES = 300_000;
