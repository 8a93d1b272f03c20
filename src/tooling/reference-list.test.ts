import { expect, test } from 'vitest';
import { expandPattern } from '../engine/bench/plan.ts';
import { formatCase } from '../engine/case-id.ts';
import { LESSONS } from '../lessons/registry.ts';
import { toCliJson } from '../results/cli-json.ts';
import { makeSummary } from '../results/testing/summaries.ts';
import { workloads } from '../workloads/registry.ts';
import { fileRecording } from './reference-files.mjs';
import { recordings } from './reference-list.mjs';

const MODULES = import.meta.glob<Record<string, unknown>>(['/src/**/*.ts', '!/src/**/*.test.ts']);
const server = { ssrLoadModule: (url: string) => MODULES[url]() };
const [hardware, software] = await Promise.all([recordings(server, 'hardware'), recordings(server, 'software')]);

const casesOf = (patterns: readonly string[]) =>
  patterns.flatMap((pattern) => {
    const expanded = expandPattern(pattern, workloads);
    if (!expanded.ok) throw new Error(expanded.problem.en);
    return expanded.cases;
  });
const printed = (patterns: readonly string[]) => new Set(casesOf(patterns).map((id) => formatCase(id, null)));

test('the suites come first, then every run of the lessons that has a side on the GPU, each once', () => {
  const names = hardware.map(({ what }) => what);
  expect(names.slice(0, 4)).toEqual(['race', 'ladder', 'limits', 'peers']);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('adding-arrays.add');
  expect(names).toContain('adding-arrays.size=1024');
  expect(software.map(({ what }) => what)).toEqual(names);
});

test('of a lesson the GPU’s own variants alone, and no CPU’s or library’s', () => {
  for (const { what, lesson, patterns } of hardware) {
    if (lesson === null) continue;
    for (const id of casesOf(patterns)) {
      const workload = workloads.find((one) => one.id === id.workload);
      expect(workload?.variants.find((one) => one.id === id.variant)?.on, `${what} ${id.variant}`).toBe('gpu');
    }
  }
});

test('hardware has the small sizes beside its own, so that it can be laid behind both', async () => {
  const entry = LESSONS.find(({ id }) => id === 'matmul-step-by-step');
  const lesson = (await entry?.load())?.lesson;
  const { patterns, small = [] } = lesson?.runs.ladder ?? { patterns: [] };
  expect(small.length).toBeGreaterThan(0);
  const wanted = hardware.find(({ what }) => what === 'matmul-step-by-step.ladder');
  const there = printed(wanted?.patterns ?? []);
  const onGpu = casesOf([...patterns, ...small]).filter(
    (id) =>
      workloads.find((one) => one.id === id.workload)?.variants.find((one) => one.id === id.variant)?.on === 'gpu',
  );
  for (const id of onGpu) expect(there).toContain(formatCase(id, null));
});

test('a command says all that the command line needs', () => {
  for (const { patterns, budgetSeconds, command } of software) {
    expect(command).toEqual([...patterns, '--budget', `${budgetSeconds}`]);
    expect(budgetSeconds).toBeGreaterThan(0);
  }
});

test('what the command line wrote is filed below the machine’s name, with the command that made it', async () => {
  const [race] = software;
  const summary = makeSummary(1, { sizes: 1 });
  const json = JSON.stringify(toCliJson(summary, ''));
  const filed = await fileRecording(server, race, json, { name: 'Made-up Card 9', driver: '1.2', part: null });
  if (!filed.ok) throw new Error(filed.problem);
  expect(filed.folder).toBe('made-up-card-9');
  expect(JSON.parse(filed.once['machine.json'])).toEqual({ name: 'Made-up Card 9', software: false });
  const { command, driver, measurements } = JSON.parse(filed.text);
  expect(driver).toBe('1.2');
  expect(measurements.length).toBe(filed.count);
  // Not the patterns of the list: these cases are others.
  expect(command).toContain(`'${summary.measurements[0].case}'`);
  expect(command).toContain(`--seed ${summary.seed} --adapter hardware`);
});

test('a file that is none is refused with the reason', async () => {
  const machine = { name: null, driver: null, part: null };
  const [race] = software;
  expect(await fileRecording(server, race, '{', machine)).toMatchObject({ ok: false });
  expect(await fileRecording(server, race, '{}', machine)).toMatchObject({ ok: false });
  const summary = makeSummary(1, { sizes: 1 });
  const none = { ...summary, environment: { ...summary.environment, adapter: null } };
  const refused = await fileRecording(server, race, JSON.stringify(toCliJson(none, '')), machine);
  expect(refused).toEqual({ ok: false, problem: expect.stringContaining('no GPU') });
});
