/** What was started in a group of its own, and the process that started it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const GROUP = new URL('process-group.mjs', import.meta.url).href;

/** Long enough to be missed: what is not ended says so. */
const LEADER = `console.log('begun'); setTimeout(() => console.log('survived'), 30_000)`;

/** Starts it as the browsers are started, with a folder that is to be removed, and then does `last`. */
const starter = (folder: string, last: string) => `
  import { spawn } from 'node:child_process';
  import { rmSync } from 'node:fs';
  import { endsWithUs } from ${JSON.stringify(GROUP)};
  const listeners = () => ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => process.listenerCount(name)).join();
  const before = listeners();
  const leader = spawn(process.execPath, ['-e', ${JSON.stringify(LEADER)}], { detached: true, stdio: ['ignore', 1, 2] });
  const end = endsWithUs(leader, () => rmSync(${JSON.stringify(folder)}, { recursive: true }));
  ${last}
`;

function started(last: string) {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-group-'));
  const args = ['--input-type=module', '-e', starter(folder, last)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return { folder, child };
}

/** The pipe is closed once nobody is left who could say something. */
test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('what %s ends takes it along', async (signal) => {
  const { folder, child } = started('setInterval(() => {}, 1000);');
  const exit = once(child, 'exit');
  child.stdout.once('data', () => child.kill(signal));
  expect(await text(child.stdout)).toBe('begun\n');
  expect(await exit).toEqual([null, signal]);
  expect(existsSync(folder)).toBe(false);
});

test('what ends by itself takes it along', async () => {
  const { folder, child } = started('process.exit(3);');
  const exit = once(child, 'exit');
  expect(await text(child.stdout)).not.toContain('survived');
  expect(await exit).toEqual([3, null]);
  expect(existsSync(folder)).toBe(false);
});

test('what has been ended leaves nobody who listens', async () => {
  const { folder, child } = started('await end(); console.log(listeners() === before);');
  expect(await text(child.stdout)).toMatch(/true\n$/);
  expect(existsSync(folder)).toBe(false);
});
