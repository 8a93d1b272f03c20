/** Classes as tests bring them in: by a file that the page imports, and by links that it is given. */
import { expect, type Page } from 'playwright/test';
import { handIn, isGpu, THREE_SIZES_PATTERN } from '../../src/chart-model/class/testing/hand-ins.ts';
import { expandPattern } from '../../src/engine/bench/plan.ts';
import type { CaseId, Workload } from '../../src/engine/contract.ts';
import { randomUnit } from '../../src/engine/random.ts';
import { assignmentData } from '../../src/results/class/assignment-link.ts';
import { DEVICE_GROUPS, type DeviceGroup } from '../../src/results/class/group.ts';
import { digestLink } from '../../src/results/class/hand-in.ts';
import type { Assignment, Entry } from '../../src/results/class/model.ts';
import { cost, params } from '../../src/workloads/matmul/definition.ts';
import { open, says, texts } from './app.ts';

/** As much of it as an assignment names; the kernels themselves load only where there is a bundler. */
const MATMUL = {
  id: 'matmul',
  version: 1,
  params,
  cost,
  chart: { x: 'n', y: 'gflops' },
  variants: [
    { id: 'tiled', on: 'gpu' },
    { id: 'wasm-threads', on: 'wasm' },
  ],
} as unknown as Workload;

export function assignmentOf(pattern = THREE_SIZES_PATTERN): Assignment {
  const expanded = expandPattern(pattern, [MATMUL]);
  if (!expanded.ok) throw new Error(expanded.problem.en);
  const { cases } = expanded;
  const question = { kind: 'speed-up', at: cases.length - 1, clock: 'kernel' } as const;
  return { cases, kernel: null, seed: 7, seconds: 20, question, language: 'en' };
}

/** GFLOP/s of either side at large sizes, and the milliseconds that a launch costs the GPU. */
const MACHINES: Readonly<Record<DeviceGroup, { gpu: number; cpu: number; launchMs: number }>> = {
  discrete: { gpu: 3000, cpu: 90, launchMs: 0.03 },
  integrated: { gpu: 300, cpu: 50, launchMs: 0.06 },
  apple: { gpu: 1000, cpu: 110, launchMs: 0.12 },
  phone: { gpu: 100, cpu: 20, launchMs: 0.25 },
  software: { gpu: 8, cpu: 45, launchMs: 0.09 },
  none: { gpu: 0, cpu: 40, launchMs: 0 },
};

/** Made-up machines of all groups in turn, half of which told their limits. */
export function mixedClass(assignment: Assignment, count: number): Entry[] {
  const next = randomUnit(1, 2);
  return Array.from({ length: count }, (_, place) => {
    const group = DEVICE_GROUPS[place % DEVICE_GROUPS.length];
    const machine = MACHINES[group];
    const luck = Math.exp((next() - 0.5) * 1.2);
    const ms = (id: CaseId) => {
      if (isGpu(id) && machine.gpu === 0) return null;
      const rate = (isGpu(id) ? machine.gpu : machine.cpu) * luck;
      return (isGpu(id) ? machine.launchMs : 0.002) + cost(id.params as Parameters<typeof cost>[0]).flops / rate / 1e6;
    };
    const limits =
      place % 2 === 0 && machine.gpu > 0
        ? { gpu: { gflops: 2 * machine.gpu, gbps: machine.gpu / 5 }, cpu: { gflops: 3 * machine.cpu, gbps: 30 } }
        : null;
    const guess = Number((10 ** (next() * 3 - 0.5)).toPrecision(2));
    return handIn(assignment, place + 1, { group, guess, limits, ms, spread: 0.03 });
  });
}

/** What students open. */
export const assignmentLinkOf = (assignment: Assignment): string => `#/class/a/${assignmentData(assignment, [MATMUL])}`;

/** Of every class that a test imports. */
export const CLASS_ID = '7c9d3c8e-0f3a-4a57-9b06-1d2f5c6a7b80';

/** What stands behind `#/class/` in the link of a code. */
export function digestOf(entry: Entry, assignment: Assignment): string {
  const digest = digestLink(entry, assignment, [MATMUL], '');
  if (digest === null) throw new Error('The digest does not fit into a code.');
  return digest.link.replace(/^#\/class\//, '');
}

/** A class that was collected elsewhere, as `class-file.ts` writes it. */
export function classFile(assignment: Assignment, entries: readonly Entry[], name = 'Class 9b'): string {
  return JSON.stringify({
    format: 'lockstep-class',
    schema: 1,
    id: CLASS_ID,
    name,
    createdAt: '2026-09-01T08:00:00.000Z',
    assignment: assignmentLinkOf(assignment),
    handIns: entries.map((entry, at) => ({
      at: 1_790_000_000_000 + at,
      link: `#/class/${digestOf(entry, assignment)}`,
    })),
  });
}

/** Opens the list of classes and chooses a file there. */
export async function importClass(page: Page, file: string): Promise<void> {
  await open(page, '/class');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'class.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  const { imported_one, imported_other, merged_one, merged_other } = texts.en.classes.list;
  const told = [imported_other, merged_one, merged_other].reduce(
    (any, text) => any.or(page.getByText(says(text))),
    page.getByText(says(imported_one)),
  );
  await expect(told.first()).toBeVisible();
}
