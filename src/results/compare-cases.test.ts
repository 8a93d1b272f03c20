import { expect, test } from 'vitest';
import type { Measurement } from '../engine/contract.ts';
import { workloads } from '../workloads/registry.ts';
import { compareCases } from './compare-cases.ts';
import { okAt, reportNumber } from './history/testing/reports.ts';
import { summarize } from './summarize.ts';

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
