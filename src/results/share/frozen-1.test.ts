import { expect, test } from 'vitest';
import { readLink } from './link.ts';
import { LINK_1 } from './testing/link-1.ts';
import { printed } from './testing/printed.ts';

/** Figures as printed, so that the test holds on every machine; made up, not measured. */
const ROWS = [
  'matmul@1:naive:n=64,m=64,k=64 gpu ok - 310.91 287.10 358.16 220.30 20 328.25 3.0937 7.6599 9.6791 0.000012397 few-samples:2:5 no-timestamps',
  'matmul@1:coalesced:n=64,m=64,k=64 gpu ok - 4.7354 3.9091 4.8947 3.5744 16 17.852 49.787 7.6041 5.5122 6.2418e-8 no-timestamps coarse-clock:56:100 unsteady:0.216:0.1 drift:0.17:0.1',
  'matmul@1:tiled:n=64,m=64,k=64 gpu ok - 74.257 66.658 83.910 58.081 5 94.464 23.965 4.5247 15.682 3.5607e-7 few-samples:2:5 no-timestamps coarse-clock:45:100',
  'matmul@1:registers:n=64,m=64,k=64 gpu wrong wrong - - - - - - - - - 0.24899',
  'matmul@1:wasm:n=64,m=64,k=64 wasm unsupported no-wasm-simd - - - - - - - - - -',
  'convolution@1:separable:size=256,k=5,height=128,filter=edge gpu unsupported not-separable - - - - - - - - - -',
  'matmul@1:js-textbook:n=64,m=64,k=64 js aborted cancelled - - - - - - - - - -',
];

test('version 1 opens for ever', async () => {
  // Without definitions: they may change, a link does not.
  const opened = await readLink(LINK_1, []);
  if (!opened.ok) throw new Error(opened.problem.text.en);
  const { measurements, ...rest } = opened.summary;
  expect(rest).toEqual({
    schema: 1,
    startedAt: '2026-09-21T14:13:31Z',
    budgetMs: 60_000,
    seed: 1_276_933_157,
    environment: {
      runtime: 'browser',
      browser: 'Chromium 156.0.7444.175',
      os: 'Windows 11',
      cores: 32,
      crossOriginIsolated: true,
      timestampQuantumUs: 100,
      drawing: null,
      adapter: {
        vendor: 'nvidia',
        architecture: 'ada-lovelace',
        device: '0x2757',
        description:
          'ANGLE (NVIDIA, NVIDIA GeForce RTX 4090 Laptop GPU (0x00002757) Direct3D11 vs_5_0 ps_5_0, D3D11-31.0.15.4601)',
        software: false,
      },
    },
  });
  expect(measurements.map(printed)).toEqual(ROWS);
});
