import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { asciiScripts } from './src/tooling/ascii.mjs';
import { libraryFiles, tensorflowThreads } from './src/tooling/library-files.mjs';
import { mdxPlugin } from './src/tooling/mdx.mjs';
import { contentPolicy, previewPolicy } from './src/tooling/policy.mjs';
import { prerenderedPages, previewAsHosts } from './src/tooling/prerender.mjs';
import { termPlaces } from './src/tooling/term-places.mjs';
import { versionDefine } from './src/tooling/version.mjs';

/** Shared memory between threads needs these two headers; where a host cannot send them the service worker does. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** How long plugins took is nothing that somebody who builds could act on. */
const checks = { bundlerTimings: false };

/** What is always loaded together is one file each: a request for every module that somebody shares takes turns. */
const together = {
  groups: [
    // Without the roots themselves: what is in one file is run together.
    {
      name: 'app',
      test: /^(?!.*(?:[\\/]src[\\/](?:main|embed)\.tsx|\.html))/,
      tags: ['$initial' as const],
      priority: 1,
    },
    { name: 'covers', test: /[\\/]lessons[\\/][^\\/]+[\\/]cover\.ts$/ },
  ],
};

export default defineConfig({
  // Relative: the build works from any sub-path of a static host.
  base: './',
  define: versionDefine,
  plugins: [
    mdxPlugin(),
    termPlaces(),
    react(),
    asciiScripts(),
    prerenderedPages(),
    contentPolicy(),
    previewPolicy(),
    previewAsHosts(),
    // Only fills in the list of files; registering, caching and updating are ours (src/service-worker.ts).
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false,
      // The service worker is a build of its own, which would tell of every file.
      integration: {
        configureCustomSWViteBuild(config) {
          const { output, ...options } = config.build?.rollupOptions ?? {};
          // In the bundler's present word for it.
          const { inlineDynamicImports: _, ...single } = Array.isArray(output) ? output[0] : (output ?? {});
          config.logLevel = 'warn';
          config.build = {
            ...config.build,
            rollupOptions: { ...options, output: { ...single, codeSplitting: false }, checks },
          };
        },
      },
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,wasm,svg,png,webmanifest,woff2}'],
        // Libraries to compare with are fetched when they are first run, 40 MB of them: nobody is made to keep them.
        // The page for what is missing has no fixed address on some hosts.
        globIgnores: ['libraries/**', 'pictures/**', 'screenshots/**', '404.html'],
        dontCacheBustURLsMatching: /^assets\//,
      },
    }),
  ],
  worker: { format: 'es', plugins: () => [tensorflowThreads()], rollupOptions: { output: libraryFiles, checks } },
  // The manifest tells the bundle budget what the home page loads at once.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    // .size-limit.mjs has the budgets; the libraries to compare with are as large as they are.
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    rollupOptions: {
      // The app, and what other sites show of it in a frame.
      input: ['index.html', 'embed/index.html'],
      output: { ...libraryFiles, codeSplitting: together },
      checks,
    },
  },
  server: { headers: isolation },
  preview: { headers: isolation, port: 4173 },
});
