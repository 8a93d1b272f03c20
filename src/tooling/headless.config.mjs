/** How the command line is bundled (see build.mjs). */
import { join, resolve } from 'node:path';
import { ROOT } from './install.mjs';
import { tensorflowThreads } from './library-files.mjs';

/** Working copies side by side may each have their own. */
export const HEADLESS_DIST = resolve(ROOT, process.env.LOCKSTEP_HEADLESS_DIST ?? 'dist-headless');

/**
 * Leaves out the code of libraries that are compared with: only the bench page runs them, and one file with everything
 * in it would ask for them as soon as it starts.
 * @type {import('vite').Plugin}
 */
const withoutLibraries = {
  name: 'without-libraries',
  enforce: 'pre',
  resolveId(source, importer) {
    const declared = /\/workloads\/[^/]+\/peers\/index\.ts$/.test(importer?.replaceAll('\\', '/') ?? '');
    return declared && source.startsWith('./') ? { id: source, external: true } : null;
  },
};

/** How long plugins took is nothing that somebody who builds could act on. */
const checks = { bundlerTimings: false };

/** @type {{ page: import('vite').InlineConfig, cli: import('vite').InlineConfig }} */
export default {
  page: {
    configFile: false,
    root: join(ROOT, 'src/headless/page'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    worker: { format: 'es', plugins: () => [tensorflowThreads()], rollupOptions: { checks } },
    build: {
      outDir: join(HEADLESS_DIST, 'page'),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      rollupOptions: { checks },
    },
  },
  cli: {
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    plugins: [withoutLibraries],
    ssr: { noExternal: true, external: ['webgpu', 'playwright'] },
    build: {
      ssr: 'src/headless/main.ts',
      outDir: HEADLESS_DIST,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'bench.mjs', codeSplitting: false }, checks },
    },
  },
};
