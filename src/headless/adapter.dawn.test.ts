/** The built command line through Dawn, on the software adapter that this process was started with, and on none. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { CliJson } from '../results/cli-json.ts';
import { HEADLESS_DIST } from '../tooling/headless.config.mjs';

/** Seconds; a run that needs less ends sooner. A slow machine may take as long as it needs. */
const BUDGET = '300';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-'));
afterAll(() => rmSync(folder, { recursive: true }));

function bench(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const json = join(folder, 'out.json');
  const ran = spawnSync(
    process.execPath,
    [
      join(HEADLESS_DIST, 'bench.mjs'),
      ...['vector-add:scalar|js:n=1003', '--runtime', 'dawn', '--budget', BUDGET, '--json', json, ...args],
    ],
    { encoding: 'utf8', env: { ...process.env, ...env } },
  );
  const written = () => JSON.parse(readFileSync(json, 'utf8')) as CliJson;
  return { status: ran.status, said: ran.stdout + ran.stderr, written };
}

test.each([
  ['the software adapter, asked for', ['--adapter', 'software']],
  ['the adapter that there is', []],
])('%s runs, and is recognised as software', (_, args) => {
  const { status, said, written } = bench(args);
  expect(status, said).toBe(0);
  const { environment, measurements } = written();
  expect(environment.adapter).toMatchObject({ software: true });
  expect(said).toContain('software');
  expect(measurements.map((row) => [row.variant, row.status])).toEqual([
    ['scalar', 'ok'],
    ['js', 'ok'],
  ]);
});

test('a hardware adapter is not made of a software one', () => {
  const { status, said } = bench(['--adapter', 'hardware']);
  expect(status).toBe(1);
  expect(said).toContain('No hardware adapter was found here.');
});

test.each([[[]], [['--adapter', 'software']]])(
  'without a driver the CPU runs and the GPU says what it needs: %o',
  (args) => {
    const none = join(folder, 'no-such-driver.json');
    const { status, written } = bench(args, { VK_DRIVER_FILES: none, VK_ICD_FILENAMES: none });
    expect(status).toBe(0);
    const { environment, measurements } = written();
    expect(environment.adapter).toBeNull();
    expect(measurements.map(({ status: one }) => one)).toEqual(['unsupported', 'ok']);
    expect(measurements[0].reason).toMatch(
      /^Dawn found no .+: there is none, or it is too old\. The CPU side still runs/,
    );
  },
);
