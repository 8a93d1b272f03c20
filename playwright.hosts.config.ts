import { defineConfig } from 'playwright/test';
import base from './playwright.config.ts';

/** Servers that the app may be published on, set up by docs/publishing.md; `npm run test:hosts`. */
export default defineConfig({
  ...base,
  testDir: 'e2e/hosts',
  projects: [{ name: 'nginx' }, { name: 'apache' }],
  workers: 1,
  webServer: undefined,
});
