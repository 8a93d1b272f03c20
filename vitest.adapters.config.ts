import { defineConfig } from 'vitest/config';
import { lavapipe } from './src/tooling/lavapipe.mjs';

const driver = lavapipe();
if ('missing' in driver) throw new Error(driver.missing);
// Before the processes of the tests start: the loader of libraries reads it once.
Object.assign(process.env, driver.env);

/**
 * Kernels, tuner and the lessons' shader challenges on another adapter than Chromium's: the same tests, in Node
 * through Dawn, on Mesa's lavapipe.
 */
export default defineConfig({
  test: {
    name: 'dawn',
    environment: 'node',
    include: [
      'src/workloads/{agreement,gpu-lost,gpu-trouble,levels,tune,two-gpus,writing}.browser.test.ts',
      'src/workloads/puzzles/*.browser.test.ts',
      'src/**/*.dawn.test.ts',
    ],
    setupFiles: ['src/workloads/testing/dawn.ts'],
    // One file at a time, as kernels need the machine; each in a process of its own, as Dawn keeps one alive.
    fileParallelism: false,
    pool: 'forks',
    // Compiling is work for the processor here, and takes its time on a busy one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 240_000 } },
  },
});
