/** How the command line is bundled (see build.mjs). */
import { join, resolve } from 'node:path';
import { ROOT } from './install.mjs';
import { tensorflowThreads } from './library-files.mjs';
import { versionDefine } from './version.mjs';

/** Working copies side by side may each have their own. */
export const HEADLESS_DIST = resolve(ROOT, process.env.LOCKSTEP_HEADLESS_DIST ?? 'dist-headless');

const LIBRARY_PACKAGES = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-webgpu',
  '@tensorflow/tfjs-backend-wasm',
  'onnxruntime-web',
  '@jax-js/jax',
  'ml-matrix',
];

/**
 * Leaves out the code of libraries that are compared with: they run on the bench page and in processes of their own, and one file with everything
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

/**
 * Files of a package that a library fetches by address: in Node they lie where the package does.
 * @type {import('vite').Plugin}
 */
const addressesInNode = {
  name: 'addresses-in-node',
  enforce: 'pre',
  resolveId: (source) => (/^[^./\0][^?]*\?url$/.test(source) ? `\0${source}` : null),
  load: (id) =>
    id.startsWith('\0') && id.endsWith('?url')
      ? `export default import.meta.resolve(${JSON.stringify(id.slice(1, -'?url'.length))});`
      : null,
};

const GRADIENTS = '@tensorflow/tfjs-core/dist/register_all_gradients.js';

/**
 * The gradients of TensorFlow.js are modules that only bundlers can read. Whichever copy of its core registers them, all
 * share one list.
 * @type {import('vite').Plugin}
 */
const gradientsInNode = {
  name: 'gradients-in-node',
  enforce: 'pre',
  resolveId: (source) => (source === GRADIENTS ? join(ROOT, 'node_modules', GRADIENTS) : null),
};

/** How long plugins took is nothing that somebody who builds could act on. */
const checks = { bundlerTimings: false };

/** @type {{ page: import('vite').InlineConfig, cli: import('vite').InlineConfig, trainer: import('vite').InlineConfig, libraries: import('vite').InlineConfig }} */
export default {
  page: {
    configFile: false,
    root: join(ROOT, 'src/headless/page'),
    base: './',
    publicDir: false,
    define: versionDefine,
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
    define: versionDefine,
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
  /** What trains the language models that lessons fetch; one file, which its threads run as well. */
  trainer: {
    configFile: false,
    root: ROOT,
    publicDir: false,
    define: versionDefine,
    logLevel: 'warn',
    plugins: [withoutLibraries],
    ssr: { noExternal: true, external: ['webgpu'] },
    build: {
      ssr: 'src/headless/train.ts',
      outDir: HEADLESS_DIST,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'train.mjs', codeSplitting: false }, checks },
    },
  },
  /** Each library's part is a file of its own, which asks for that library alone. */
  libraries: {
    configFile: false,
    root: ROOT,
    publicDir: false,
    define: versionDefine,
    logLevel: 'warn',
    plugins: [addressesInNode, gradientsInNode],
    ssr: { noExternal: true, external: ['webgpu', ...LIBRARY_PACKAGES] },
    build: {
      ssr: 'src/headless/library-process.ts',
      outDir: join(HEADLESS_DIST, 'libraries'),
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'process.mjs', chunkFileNames: '[name]-[hash].mjs' }, checks },
    },
  },
};
