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
  writeFileSync(APP_STAMP, '');
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
/** Not among the files that are served. */
const APP_STAMP = join(ROOT, 'node_modules/.lockstep-app-built');

/** How everything is built, and from which packages. */
const EVERYWHERE = ['vite.config.ts', 'package-lock.json'];

/** Whether `dist-headless/` is older than anything that it is made from. */
export const headlessIsStale = () => isStale(STAMP, [...EVERYWHERE, 'src', 'shaders']);

/** Whether `dist/` is older than anything that it is made from. */
export const appIsStale = () =>
  !existsSync(join(ROOT, 'dist/index.html')) ||
  isStale(APP_STAMP, [...EVERYWHERE, 'src', 'shaders', 'public', 'index.html', 'embed']);

/** @param {string} stamp written when it was built @param {readonly string[]} sources files and folders */
function isStale(stamp, sources) {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  /** @param {string} path @returns {boolean} */
  const changed = (path) => {
    const found = statSync(path);
    if (!found.isDirectory()) return found.mtimeMs > built;
    return readdirSync(path).some((name) => name !== 'build' && changed(join(path, name)));
  };
  return sources.some((source) => changed(join(ROOT, source)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  await buildApp();
  await buildHeadless();
}
