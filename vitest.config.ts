import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunchOptions } from './src/tooling/browser.mjs';

/** `unit`: pure code in Node. `chromium`: kernels, workers and storage in a real browser through WebGPU. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // All cores: Vitest would leave one free.
          maxWorkers: '100%',
          // Files share a process and what it has loaded: to load it for each takes as long as half of the tests.
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/**/*.browser.test.{ts,tsx}', 'src/**/*.dawn.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        server: {
          headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
        },
        optimizeDeps: {
          include: [
            'fast-check',
            'react',
            'react/jsx-dev-runtime',
            'react-aria-components/Tooltip',
            'react-dom/client',
            'react-i18next',
            'i18next',
            'wouter',
            'wouter/use-hash-location',
            'zustand',
            'zustand/vanilla',
            'comlink',
            'simple-statistics',
            'idb',
            'valibot',
            'fflate',
            '@tensorflow/tfjs-core',
            '@tensorflow/tfjs-core/dist/register_all_gradients.js',
            '@tensorflow/tfjs-backend-webgpu',
            '@tensorflow/tfjs-backend-wasm',
            'onnxruntime-web/webgpu',
            'onnxruntime-web/wasm',
            '@jax-js/jax',
            'ml-matrix',
          ],
        },
        test: {
          name: 'chromium',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          // Most that anything may take; a shader with workgroup memory compiles for seconds on a busy processor.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
          browser: {
            enabled: true,
            // One file at a time, as kernels need the machine; beside them the unit tests.
            fileParallelism: false,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
