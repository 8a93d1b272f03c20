import { expect, test } from 'vitest';
import { GPU_GONE, NO_ADAPTER } from '../../engine/gpu/reasons.ts';
import type { CliJson } from '../../results/cli-json.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { makeRow, makeSummary } from '../../results/testing/summaries.ts';
import add from '../recorded/adding-arrays.add.json';
import { withRecorded } from './recorded.ts';

const recorded = add as unknown as CliJson;
const {
  workload,
  variant,
  case: id,
} = recorded.measurements.filter(({ on, status }) => on === 'gpu' && status === 'ok')[0];
const lacking = (given: Partial<SummaryRow>) =>
  makeRow(variant, { case: id, workload, status: 'failed', reason: GPU_GONE, ...given });
const here = (...measurements: SummaryRow[]) =>
  withRecorded({ ...makeSummary(1, { sizes: 0 }), measurements }, recorded);

test.each([
  ['has none', lacking({ status: 'unsupported', reason: NO_ADAPTER })],
  ['was lost before', lacking({})],
])('recorded figures stand in for a GPU that %s', (_, row) => {
  const { summary, recorded: note } = here(row);
  expect(summary.measurements[0]).toMatchObject({ status: 'ok', reason: null });
  expect(note).not.toBeNull();
});

test('a GPU that was lost in mid-run has figures of its own: none of another machine go beside them', () => {
  const measured = makeRow('vec4', { workload, case: `${id}-other` });
  const { summary, recorded: note } = here(measured, lacking({}));
  expect(summary.measurements[1]).toMatchObject({ status: 'failed', reason: GPU_GONE });
  expect(note).toBeNull();
});
