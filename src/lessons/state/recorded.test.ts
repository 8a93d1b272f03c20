import { describe, expect, test } from 'vitest';
import { GPU_GONE, NO_ADAPTER } from '../../engine/gpu/reasons.ts';
import type { CliJson } from '../../results/cli-json.ts';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import { LONG_NAMES, makeRow, makeSummary } from '../../results/testing/summaries.ts';
import add from '../recorded/adding-arrays.add.json';
import { ghostsOf, withRecorded } from './recorded.ts';

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

describe('ghosts', () => {
  const { adapter: real } = LONG_NAMES;
  const software = recorded.environment.adapter;
  /** The recorded run as a real adapter would have made it: made up, and here alone. */
  const onReal: CliJson = { ...recorded, environment: { ...recorded.environment, adapter: real } };
  const own = (adapter: typeof real, ...measurements: SummaryRow[]): Summary => ({
    ...makeSummary(1, { sizes: 0, environment: { ...LONG_NAMES, adapter } }),
    measurements,
  });
  const gpu = makeRow(variant, { case: id, workload });
  const cpu = makeRow('js', { case: 'made-up@1:js:n=1', workload, on: 'js' });
  const none = makeRow(variant, { case: `${id}-other`, workload });

  test('stand beside what a software adapter measured of the same cases, with the name of theirs', () => {
    const [ghost, ...others] = ghostsOf({ summary: own(software, gpu, cpu, none), recorded: null }, [onReal]);
    expect(others).toEqual([]);
    expect(ghost.environment.adapter).toEqual(real);
    expect(ghost.startedAt).toBe(recorded.startedAt);
    expect(ghost.measurements.map((row) => row.case)).toEqual([id]);
    expect(ghost.measurements[0].kernelMs).toEqual(recorded.measurements.find((row) => row.case === id)?.kernelMs);
  });

  test('stand where no GPU is reached at all, but what stands in for it is not drawn twice', () => {
    const { summary, recorded: note } = here(lacking({ status: 'unsupported', reason: NO_ADAPTER }));
    expect(note).not.toBeNull();
    const without = { ...summary, environment: { ...summary.environment, adapter: null } };
    expect(ghostsOf({ summary: without, recorded: note }, [onReal])).toEqual([]);
    const later = { ...onReal, startedAt: '2099-01-01T00:00:00Z' };
    expect(ghostsOf({ summary: without, recorded: note }, [onReal, later])).toHaveLength(1);
  });

  test('are real adapters’ alone, beside machines without one', () => {
    expect(ghostsOf({ summary: own(software, gpu), recorded: null }, [recorded])).toEqual([]);
    expect(ghostsOf({ summary: own(real, gpu), recorded: null }, [onReal])).toEqual([]);
    expect(ghostsOf({ summary: own(software, cpu, none), recorded: null }, [onReal])).toEqual([]);
  });
});
