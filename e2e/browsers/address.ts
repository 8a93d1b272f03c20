/** Serves the build for all tests of a run, with the isolation headers. */
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { DIST, startHost } from '../support/host.ts';
import { AROUND } from './machines.ts';

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-site-'));
  for (const name of readdirSync(DIST)) symlinkSync(resolve(DIST, name), join(folder, name));
  writeFileSync(join(folder, AROUND), '<!doctype html><html lang="en"><meta charset="utf-8"><title>Around</title>');
  const host = await startHost({ isolated: true, folder });
  project.provide('address', host.url);
  return async () => {
    await host.stop();
    rmSync(folder, { recursive: true });
  };
}
