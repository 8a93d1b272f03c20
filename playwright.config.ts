import { defineConfig } from 'playwright/test';
import { chromiumLaunchOptions } from './src/tooling/browser.mjs';

const PORT = 4187;

/** The built app, served as `npm start` serves it, in real Chromium on the software adapter. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // Benchmarks share the processor: two at once would disturb each other.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    launchOptions: chromiumLaunchOptions(),
    locale: 'en-GB',
    // Tests of the service worker turn it on themselves.
    serviceWorkers: 'block',
    trace: 'off',
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: !process.env.CI,
  },
});
