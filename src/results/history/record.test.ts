import { expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { summarize } from '../summarize.ts';
import { cleanName, entryOf, recordOf, rowsOfEntry } from './record.ts';
import { everyStatus, okAt, reportNumber } from './testing/reports.ts';

test('an entry says what was measured, without a sample', () => {
  const convolution = {
    ...okAt(1),
    case: { workload: 'convolution', version: 1, variant: 'a', params: { size: 64, kernel: 'box' } },
  };
  const entry = entryOf(recordOf(reportNumber(1, [okAt(1024), ...everyStatus, convolution]), 'mine'));
  expect(entry).toMatchObject({ name: 'mine', imported: false, cases: 8, ok: 4 });
  expect(entry.workloads).toEqual([
    { id: 'matmul', version: 1, cases: 7, params: { n: [256, 512, 1024], m: [256, 512, 1024], k: [256, 512, 1024] } },
    { id: 'convolution', version: 1, cases: 1, params: { size: [64], kernel: ['box'] } },
  ]);
  expect(JSON.stringify(entry)).not.toContain('wallMs');
});

test('an entry has the times that its run’s summary has', () => {
  const report = reportNumber(1, everyStatus);
  const { measurements } = summarize(report, workloads);
  const rows = rowsOfEntry(entryOf(recordOf(report)));
  expect(rows.map(({ status, kernelMs }) => [status, kernelMs])).toEqual(
    measurements.map(({ status, kernelMs }) => [status, kernelMs]),
  );
  expect(rows.map(({ variant, params }) => [variant, params])).toEqual(
    measurements.map(({ variant, params }) => [variant, params]),
  );
  // Of before there were any, beside a record that a newer version wrote.
  expect(rowsOfEntry({ ...entryOf(recordOf(report)), times: undefined })).toEqual([]);
});

test.each([
  [null, null],
  ['  \n ', null],
  [' two\n lines\u0000 ', 'two lines'],
  ['a\u202Eb', 'a b'],
  ['家里的旧电脑', '家里的旧电脑'],
  ['x'.repeat(200), 'x'.repeat(80)],
  ['😀'.repeat(90), '😀'.repeat(80)],
])('name %j becomes %j', (given, kept) => expect(cleanName(given)).toBe(kept));
