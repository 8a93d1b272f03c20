import { expect, test } from 'vitest';
import type { Measurement } from '../../engine/contract.ts';
import { entryOf, recordOf } from '../../results/history/record.ts';
import { okAt, reportNumber } from '../../results/history/testing/reports.ts';
import { summarize } from '../../results/summarize.ts';
import { workloads } from '../../workloads/registry.ts';
import { compareCases } from './compare.ts';
import { measuredText, runName } from './naming.ts';

/** A case whose batches take `factor` times as long as those of `okAt`. */
function slower(n: number, factor: number, samples = 3): Measurement {
  const one = okAt(n);
  if (one.status !== 'ok') throw new Error('an ok case was asked for');
  const scaled = one.samples.map(({ iterations, wallMs, gpuMs }) => ({
    iterations,
    wallMs: wallMs * factor,
    gpuMs: (gpuMs ?? wallMs) * factor,
  }));
  return { ...one, samples: scaled.slice(0, samples) };
}
const summaryOf = (...measurements: Measurement[]) => summarize(reportNumber(1, measurements), workloads);

test('cases that at least two runs timed, each against the first run', () => {
  const rows = compareCases([
    summaryOf(okAt(256), okAt(512), okAt(1024)),
    summaryOf(slower(512, 2), slower(256, 1)),
    summaryOf(slower(512, 0.5), okAt(2048)),
  ]);
  expect(rows.map((row) => row.case)).toEqual(['matmul@1:tiled:n=256', 'matmul@1:tiled:n=512']);
  const kinds = rows.map(({ cells }) => cells.map((cell) => cell && (cell.against?.kind ?? 'first')));
  expect(kinds).toEqual([
    ['first', 'tie', null],
    ['first', 'slower', 'faster'],
  ]);
  const faster = rows[1].cells[2]?.against;
  expect(faster?.kind === 'faster' && faster.ratio.median).toBeCloseTo(2);
});

test('too few samples claim nothing; without a time in the first run there is nothing to compare with', () => {
  const [few] = compareCases([summaryOf(okAt(256)), summaryOf(slower(256, 5, 2))]);
  expect(few.cells[1]?.against).toEqual({ kind: 'few' });
  const [row] = compareCases([summaryOf(okAt(512)), summaryOf(okAt(256)), summaryOf(okAt(256))]);
  expect(row.cells.map((cell) => cell?.against)).toEqual([undefined, null, null]);
});

test('a run is called by what it measured until it has a name', () => {
  const unknown: Measurement = { ...okAt(8), case: { ...okAt(8).case, workload: 'sorting', version: 7 } };
  const named = (name: string | null, ...measurements: Measurement[]) =>
    entryOf(recordOf(reportNumber(1, measurements), name));
  expect(runName(named(null, okAt(1024), okAt(256)), 'en')).toBe('Matrix multiplication, n = 256–1024');
  expect(runName(named(null, okAt(512)), 'zh-CN')).toBe('矩阵乘法，n = 512');
  expect(runName(named('mine', okAt(512)), 'en')).toBe('mine');
  expect(measuredText(named('mine', okAt(512), unknown), 'en')).toBe(
    'Matrix multiplication, n = 512 + sorting@7, n = 8',
  );
});
