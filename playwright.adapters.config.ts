import { defineConfig } from 'playwright/test';
import base from './playwright.config.ts';

/** The app on another adapter than the one that all other tests run on; `npm run test:adapters`. */
export default defineConfig({
  ...base,
  testDir: 'e2e/adapters',
  projects: [{ name: 'adapters' }],
  // Measured for real: one at a time, with as much time as other real runs may take.
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 240_000 },
});
