import { defineConfig } from 'vitest/config';
import type {} from './e2e/browsers/machines.ts';

const STORY = 'e2e/browsers/story.test.ts';

const project = (machine: 'firefox' | 'firefox-lavapipe' | 'webkit', include: string[]) => ({
  test: {
    name: machine,
    environment: 'node' as const,
    include,
    provide: { machine },
    globalSetup: 'e2e/browsers/address.ts',
    // A story goes on from chapter to chapter, and a browser has the machine to itself.
    fileParallelism: false,
    sequence: { concurrent: false },
    // Runs take their time on a slow machine, and what gets stuck begins anew.
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
  },
});

/**
 * Other browsers than Chromium, with the built app (`npm run build`). `npm run test:browsers` and `npm run test:adapters`
 * set up what each needs, and name the project.
 */
export default defineConfig({
  test: {
    // A chapter that failed leaves nothing to go on from.
    bail: 1,
    projects: [
      project('firefox', [STORY]),
      project('firefox-lavapipe', [STORY, 'e2e/browsers/compiler.test.ts']),
      project('webkit', [STORY]),
    ],
  },
});
