/** How the command line is bundled (see build.mjs). */
import { join, resolve } from 'node:path';
import { ROOT } from './install.mjs';

/** Working copies side by side may each have their own. */
export const HEADLESS_DIST = resolve(ROOT, process.env.LOCKSTEP_HEADLESS_DIST ?? 'dist-headless');

/** Libraries that only the bench page runs; in Node nobody asks for them, so they need not be there. */
const BROWSER_ONLY = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-webgpu',
  '@tensorflow/tfjs-backend-wasm',
  'onnxruntime-web',
  '@jax-js/jax',
  'ml-matrix',
];

/** @type {{ page: import('vite').InlineConfig, cli: import('vite').InlineConfig }} */
export default {
  page: {
    configFile: false,
    root: join(ROOT, 'src/headless/page'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: join(HEADLESS_DIST, 'page'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  },
  cli: {
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['webgpu', 'playwright', ...BROWSER_ONLY] },
    build: {
      ssr: 'src/headless/main.ts',
      outDir: HEADLESS_DIST,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'bench.mjs', codeSplitting: false } },
    },
  },
};
