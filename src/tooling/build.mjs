/** `npm run build`: WebAssembly modules, the app in `dist/`, the command line in `dist-headless/`. */
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HEADLESS_DIST } from './headless.config.mjs';
import { ensureInstalled, ROOT } from './install.mjs';

/** Builds the app. @returns {Promise<void>} */
export async function buildApp() {
  const [{ build }, { buildWasm }] = await Promise.all([import('vite'), import('./wasm.mjs')]);
  await buildWasm();
  await build({ root: ROOT, logLevel: 'warn' });
}

/**
 * Builds the command line: `bench.mjs` (one file that needs Node alone, Dawn beside it for `--runtime dawn`), `page/`,
 * what it opens in Chromium, and `libraries/`, the process that runs a library in Node.
 */
export async function buildHeadless() {
  const [{ build }, { buildWasm }, { default: config }] = await Promise.all([
    import('vite'),
    import('./wasm.mjs'),
    import('./headless.config.mjs'),
  ]);
  await buildWasm();
  await build(config.page);
  await build(config.cli);
  await build(config.libraries);
  writeFileSync(STAMP, '');
}

const STAMP = join(HEADLESS_DIST, '.built');

/** Whether `dist-headless/` is older than anything that it is made from. */
export function headlessIsStale() {
  if (!existsSync(STAMP)) return true;
  const built = statSync(STAMP).mtimeMs;
  /** @param {string} folder @returns {boolean} */
  const changed = (folder) =>
    readdirSync(folder, { withFileTypes: true }).some((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? entry.name !== 'build' && changed(path) : statSync(path).mtimeMs > built;
    });
  return ['src', 'shaders'].some((folder) => changed(join(ROOT, folder)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  await buildApp();
  await buildHeadless();
}
