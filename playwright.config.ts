import { defineConfig } from 'playwright/test';
import { chromiumLaunchOptions } from './src/tooling/browser.mjs';

/** Several runs side by side (one per working copy) each need a port, a build and a place for what they leave behind. */
const PORT = Number(process.env.LOCKSTEP_PORT ?? 4187);
const DIST = process.env.LOCKSTEP_DIST ?? 'dist';

/** Runs that are measured for real, and what measures the page itself. */
const REAL = /e2e\/real\//;

/**
 * Every lesson from its first step to its last, in both languages; what surrounds the lessons; no route moves while it loads; a
 * class from the assignment to the wall.
 */
const LESSONS = /e2e\/(lessons|class)\//;

/** The built app, served as `npm start` serves it, in real Chromium on the software adapter. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: `.cache/e2e-${PORT}`,
  // Of visual.spec.ts, which alone has any.
  snapshotPathTemplate: 'e2e/visual/{arg}{ext}',
  // Most that anything may take, however slow the machine; nothing is asserted of how long it does.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  // Two at once halve the time, test by test so that none waits for a long file at the end; one where other checks go on beside.
  workers: Number(process.env.LOCKSTEP_WORKERS ?? 2),
  projects: [
    {
      name: 'page',
      testIgnore: [REAL, LESSONS, '**/adapters/**', '**/hosts/**', '**/screenshots/**'],
      fullyParallel: true,
    },
    { name: 'lesson', testMatch: LESSONS, fullyParallel: true },
    {
      name: 'real',
      testMatch: REAL,
      workers: 1,
      timeout: 600_000,
      expect: { timeout: 240_000 },
      dependencies: ['page'],
    },
  ],
  forbidOnly: Boolean(process.env.CI),
  // The JSON goes to the file that `npm test` names; without one it would flood the screen.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    launchOptions: chromiumLaunchOptions(),
    locale: 'en-GB',
    // Tests of the service worker turn it on themselves.
    serviceWorkers: 'block',
    trace: 'off',
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort --outDir ${DIST}`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: !process.env.CI,
  },
});
