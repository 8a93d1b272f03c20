/** Each shader challenge of the course on a real adapter: the text that it starts from, and the one that solves it. */
import { afterAll, describe, expect, test } from 'vitest';
import { createBench, systemClock } from '../engine/bench/bench.ts';
import { environmentReader } from '../engine/bench/environment.ts';
import type { Measurement, RunEvent } from '../engine/contract.ts';
import { editName } from '../engine/edit-name.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { workloads } from '../workloads/registry.ts';
import type { Challenge, ShaderEdit } from './lesson.ts';
import { LESSONS } from './registry.ts';
import { planOf } from './state/lesson-runs.ts';

const clock = systemClock();
const gpu = createGpuBackend(() => navigator.gpu, clock.now);
const host = { runtime: 'dawn', browser: 'Test 1.2', os: 'Test', cores: 2, crossOriginIsolated: true } as const;
const bench = createBench({
  workloads,
  backends: [gpu],
  clock,
  environment: environmentReader(host, gpu, clock.now),
  capabilities: async () => (await gpu.adapter())?.capabilities ?? null,
  compile: (code) => gpu.compile(code),
  date: () => '2026-01-01T00:00:00.000Z',
  uuid: () => 'one',
});
afterAll(() => gpu.dispose());

/** What becomes of a text in the place of the file; a slow machine goes on up to four times as long, until it has three samples. */
async function tried(edit: ShaderEdit, code: string): Promise<Measurement> {
  const plan = planOf({ patterns: [edit.small ?? edit.pattern], budgetMs: 15_000 }, 1);
  const events: RunEvent[] = [];
  const edits = { [edit.shader]: code };
  const build = editName(edits);
  const cases = plan.cases.map((one) => ({ ...one, build }));
  await bench.run({ ...plan, cases, edits: { [build]: edits } }, (batch) => void events.push(...batch));
  const report = events.flatMap((event) => (event.type === 'report' ? [event.report] : []))[0];
  return report.measurements[0];
}

const lessons = await Promise.all(LESSONS.map(async ({ load }) => (await load()).lesson));
const challenges = lessons.flatMap(({ id, challenges, hints }) =>
  Object.entries(challenges).flatMap(([name, challenge]) =>
    challenge.kind === 'wgsl' ? [[`${id}/${name}`, challenge, hints[name].code ?? ''] as const] : [],
  ),
);

test('there are shader challenges', () => {
  expect(challenges.length).toBeGreaterThan(0);
});

describe.each(challenges)('%s', (_, { edit, goal }: Extract<Challenge, { kind: 'wgsl' }>, solution: string) => {
  test(
    goal === 'correct' ? 'starts from a text that is wrong' : 'starts from a text that is right, if slow',
    async () => {
      expect(await tried(edit, edit.code)).toMatchObject({ status: goal === 'correct' ? 'wrong' : 'ok' });
    },
  );

  test('the solution that is shown is right', async () => {
    expect(solution).not.toBe(edit.code);
    expect(await tried(edit, solution)).toMatchObject({ status: 'ok' });
  });

  test('a text whose results are twice as large is wrong', async () => {
    const code = edit.code.replace(/^(\s*(?:c|copied|sums)\[[^\]]+\] = )([^;]+);/m, '$1($2) + ($2);');
    expect(code).not.toBe(edit.code);
    expect(await tried(edit, code)).toMatchObject({ status: 'wrong' });
  });
});
