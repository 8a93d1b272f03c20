import { defineConfig } from 'playwright/test';
import base from './playwright.config.ts';

/** The app on another adapter than the one that all other tests run on; `npm run test:adapters`. */
export default defineConfig({ ...base, testDir: 'e2e/adapters', projects: [{ name: 'adapters' }], workers: 1 });
