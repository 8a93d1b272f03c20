import { defineConfig } from 'playwright/test';
import { chromiumLaunchOptions } from './src/tooling/browser.mjs';

/** Several runs side by side (one per working copy) each need a port, a build and a place for what they leave behind. */
const PORT = Number(process.env.LOCKSTEP_PORT ?? 4187);
const DIST = process.env.LOCKSTEP_DIST ?? 'dist';

const ALONE = /responsive\.spec\.ts/;

/** The built app, served as `npm start` serves it, in real Chromium on the software adapter. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: `.cache/e2e-${PORT}`,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // Two at once halve the time, test by test so that none waits for a long file at the end. Nothing is asserted of how
  // fast a kernel is; what measures the page itself runs alone.
  workers: 2,
  projects: [
    { name: 'together', testIgnore: [ALONE, '**/adapters/**'], fullyParallel: true },
    { name: 'alone', testMatch: ALONE, dependencies: ['together'] },
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
