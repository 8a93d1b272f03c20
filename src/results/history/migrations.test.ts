import { readdir, readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { summarize } from '../summarize.ts';
import { parseRuns } from './import.ts';
import { STEPS, upgradeRecord } from './migrations.ts';
import { RECORD_SCHEMA } from './record.ts';
import { checkRecord } from './report-schema.ts';

/** Frozen: real runs as each schema stored them (SwiftShader in Chromium). Never regenerate one; add the next. */
const FOLDER = new URL('./testing/', import.meta.url);
const frozen = async (schema: number): Promise<string> => readFile(new URL(`run-${schema}.json`, FOLDER), 'utf8');

const schemas = Array.from({ length: RECORD_SCHEMA + 1 }, (_, schema) => schema);
const exercised = new Set<number>();

afterAll(() => {
  expect([...exercised].sort(), 'every step was exercised').toEqual(STEPS.map((_, index) => index));
});

/** What later schemas keep under other names. */
function withoutOldNames(report: Record<string, unknown>) {
  const { schema: _schema, measurements, ...rest } = report;
  const renamed = (measurements as Record<string, unknown>[]).map(
    ({ configuration: _configuration, timestampsTrusted: _trusted, ...measurement }) => measurement,
  );
  return { ...rest, measurements: renamed };
}

test('there is one step per schema, and one frozen record of each', async () => {
  expect(STEPS).toHaveLength(RECORD_SCHEMA);
  const files = (await readdir(FOLDER)).filter((name) => /^run-\d+\.json$/.test(name));
  expect(files.sort()).toEqual(schemas.map((schema) => `run-${schema}.json`));
});

test.each(schemas)('a record of schema %i becomes one of today, with nothing lost', async (schema) => {
  const original = JSON.parse(await frozen(schema));
  const upgraded = upgradeRecord(original);
  if (!upgraded.ok) throw new Error(upgraded.problem.en);
  for (const step of upgraded.steps) exercised.add(step);
  expect(upgraded.steps).toEqual(STEPS.map((_, index) => index).slice(schema));

  const checked = checkRecord(upgraded.record);
  if (!checked.ok) throw new Error(`${checked.field} does not fit`);
  // Checking drops fields that it does not know: all that was frozen must still be there.
  expect(checked.record).toEqual(upgraded.record);
  const report = schema === 0 ? original : original.report;
  expect(checked.record.report).toMatchObject(schema < 2 ? withoutOldNames(report) : report);

  const { records } = await parseRuns(JSON.stringify(original), workloads);
  expect(records).toHaveLength(1);
  const summary = summarize(records[0].report, workloads);
  expect(summary.measurements.some(({ kernelMs }) => kernelMs !== null && kernelMs.median > 0)).toBe(true);
});
