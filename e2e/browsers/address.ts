/** Serves the build for all tests of a run, with the isolation headers. */
import type { TestProject } from 'vitest/node';
import { startHost } from '../support/host.ts';
import './machines.ts';

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const host = await startHost({ isolated: true });
  project.provide('address', host.url);
  return () => host.stop();
}
