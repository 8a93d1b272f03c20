import { expect, test } from 'vitest';
import type { Measurement } from '../../engine/contract.ts';
import { entryOf, recordOf } from '../../results/history/record.ts';
import { okAt, reportNumber } from '../../results/history/testing/reports.ts';
import { measuredText, runName } from './naming.ts';

test('a run is called by what it measured until it has a name', () => {
  const unknown: Measurement = { ...okAt(8), case: { ...okAt(8).case, workload: 'sorting', version: 7 } };
  const named = (name: string | null, ...measurements: Measurement[]) =>
    entryOf(recordOf(reportNumber(1, measurements), name));
  expect(runName(named(null, okAt(1024), okAt(256)), 'en')).toBe('Matrix multiplication, n = 256–1,024');
  expect(runName(named(null, okAt(512)), 'zh-CN')).toBe('矩阵乘法，n = 512');
  expect(runName(named('mine', okAt(512)), 'en')).toBe('mine');
  expect(measuredText(named('mine', okAt(512), unknown), 'en')).toBe(
    'Matrix multiplication, n = 512 + sorting@7, n = 8',
  );
});
