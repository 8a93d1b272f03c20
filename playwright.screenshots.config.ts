import { defineConfig } from 'playwright/test';
import base from './playwright.config.ts';

/** Pictures of everything, for people to look at; `npm run screenshots`. Nothing is compared. */
export default defineConfig({
  ...base,
  testDir: 'e2e/screenshots',
  outputDir: '.cache/screenshots-left',
  // A lesson is one test: some hundred pictures, on a machine that may be slow.
  timeout: 1_800_000,
  projects: [{ name: 'screenshots', fullyParallel: true }],
});
