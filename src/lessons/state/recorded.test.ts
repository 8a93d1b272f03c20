import { describe, expect, test } from 'vitest';
import { GPU_GONE, NO_ADAPTER } from '../../engine/gpu/reasons.ts';
import type { Recording } from '../../results/reference/recording.ts';
import { loadRecordings, MACHINES, type Recordings, type ReferenceMachine } from '../../results/reference/shelf.ts';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import { LONG_NAMES, makeRow, makeSummary } from '../../results/testing/summaries.ts';
import { ghostOf, standIn } from './recorded.ts';

const WHAT = 'adding-arrays.add';
const PLAYED: ReferenceMachine = { id: 'played', name: 'Played', software: true };
const REAL: ReferenceMachine = { id: 'real', name: 'Made-up Card 9', software: false };
const OTHER: ReferenceMachine = { ...REAL, id: 'other', name: 'Made-up Card 3' };
const { adapter: card } = LONG_NAMES;

const swiftshader = MACHINES.find(({ software }) => software);
const file = (await loadRecordings(swiftshader?.id ?? '')).get(WHAT);
if (!file) throw new Error('nothing was recorded');
const {
  workload,
  variant,
  case: id,
} = file.measurements.filter(({ on, status }) => on === 'gpu' && status === 'ok')[0];

/** The recorded run as a real adapter would have made it: made up, and here alone. */
const onReal: Recording = { ...file, driver: '1.2', environment: { ...file.environment, adapter: card } };
const of = (recording: Recording | null, what = WHAT): Recordings => new Map(recording ? [[what, recording]] : []);
const shelf =
  (files: Readonly<Record<string, Recordings>>) =>
  (machine: string): Promise<Recordings> =>
    machine in files ? Promise.resolve(files[machine]) : Promise.reject(new Error('offline'));

const lacking = (given: Partial<SummaryRow>) =>
  makeRow(variant, { case: id, workload, status: 'failed', reason: GPU_GONE, ...given });
const summaryOf = (measurements: readonly SummaryRow[], adapter: typeof card = null): Summary => ({
  ...makeSummary(1, { sizes: 0, environment: { ...LONG_NAMES, adapter } }),
  measurements,
});
const stand = (
  rows: readonly SummaryRow[],
  machines: readonly ReferenceMachine[] = [PLAYED],
  files: Readonly<Record<string, Recordings>> = { played: of(file) },
  chosen: string | null = null,
) => standIn(summaryOf(rows), WHAT, chosen, machines, shelf(files));

describe('figures stand in', () => {
  test.each([
    ['has none', lacking({ status: 'unsupported', reason: NO_ADAPTER })],
    ['was lost before', lacking({})],
  ])('for a GPU that %s, and what was measured here is kept beside them', async (_, row) => {
    const { summary, recorded, here } = await stand([row]);
    expect(summary.measurements[0]).toMatchObject({ status: 'ok', reason: null });
    expect(recorded).toMatchObject({ machine: 'played', adapter: 'Played', software: true });
    expect(recorded?.origins).toEqual([{ startedAt: file.startedAt, browser: file.environment.browser, driver: null }]);
    expect(here?.measurements).toEqual([row]);
  });

  test('not for one that was lost in mid-run, which has figures of its own', async () => {
    const measured = makeRow('vec4', { workload, case: `${id}-other` });
    const { summary, recorded } = await stand([measured, lacking({})]);
    expect(summary.measurements[1]).toMatchObject({ status: 'failed', reason: GPU_GONE });
    expect(recorded).toBeNull();
  });

  const both = { real: of(onReal), played: of(file) };

  test('of a real adapter before those of a software one, unless the visitor chose it', async () => {
    expect((await stand([lacking({})], [REAL, PLAYED], both)).recorded?.machine).toBe('real');
    expect((await stand([lacking({})], [REAL, PLAYED], both, 'played')).recorded?.machine).toBe('played');
  });

  test('of the next machine, where one has not recorded this, or cannot be fetched', async () => {
    const none = { real: of(null), played: of(file) };
    expect((await stand([lacking({})], [REAL, PLAYED], none)).recorded?.machine).toBe('played');
    expect((await stand([lacking({})], [REAL, PLAYED], { played: of(file) })).recorded?.machine).toBe('played');
    expect((await stand([lacking({})], [REAL], { real: of(null) })).recorded).toBeNull();
  });

  test('of another run of the same machine that has the case', async () => {
    const result = await stand([lacking({})], [PLAYED], { played: of(file, 'race') });
    expect(result.recorded?.machine).toBe('played');
  });
});

describe('a ghost', () => {
  const software = file.environment.adapter;
  const gpu = makeRow(variant, { case: id, workload });
  const cpu = makeRow('js', { case: 'made-up@1:js:n=1', workload, on: 'js' });
  const none = makeRow(variant, { case: `${id}-other`, workload });
  const ghost = (summary: Summary, machines = [REAL], files: Record<string, Recordings> = { real: of(onReal) }) =>
    ghostOf({ summary, recorded: null }, WHAT, null, machines, shelf(files));

  test('stands beside what a software adapter measured of the same cases, with the name of its machine', async () => {
    const found = await ghost(summaryOf([gpu, cpu, none], software));
    expect(found?.machine).toBe(REAL);
    expect(found?.origins.get(id)?.driver).toBe('1.2');
    expect(found?.summary.environment.adapter).toEqual(card);
    expect(found?.summary.startedAt).toBe(file.startedAt);
    expect(found?.summary.measurements.map((row) => row.case)).toEqual([id]);
    const { kernelMs } = file.measurements.find((row) => row.case === id) ?? {};
    expect(found?.summary.measurements[0].kernelMs).toEqual(kernelMs);
  });

  test('is of the chosen machine where that has it', async () => {
    const files = { real: of(onReal), other: of(onReal) };
    const chosen = (machine: string) =>
      ghostOf({ summary: summaryOf([gpu], software), recorded: null }, WHAT, machine, [OTHER, REAL], shelf(files));
    expect((await chosen('real'))?.machine).toBe(REAL);
    expect((await chosen(''))?.machine).toBe(OTHER);
  });

  test('is a real adapter’s alone, beside machines without one, and not beside what stands in already', async () => {
    expect(await ghost(summaryOf([gpu], software), [PLAYED], { played: of(file) })).toBeNull();
    expect(await ghost(summaryOf([gpu], card))).toBeNull();
    expect(await ghost(summaryOf([cpu, none], software))).toBeNull();
    const standing = await stand([lacking({})], [REAL], { real: of(onReal) });
    expect(await ghostOf(standing, WHAT, null, [REAL], shelf({ real: of(onReal) }))).toBeNull();
  });
});
