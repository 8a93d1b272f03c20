import { expect, test } from 'vitest';
import type { SummaryRow } from '../summary.ts';
import { readLink } from './link.ts';
import { LINK_2, LINK_2_TWO_GPUS } from './testing/link-2.ts';
import { figure, printed } from './testing/printed.ts';

/** Figures as printed, so that the test holds on every machine; made up, not measured. */
const ROWS = [
  '- 29.577 54.170 32.448 66.840 5 64.718 30.221 46.697 matmul@1:naive:n=64,m=64,k=64 gpu ok - 31.506 27.539 33.042 20.256 12 62.418 64.718 19.559 11.353 3.1337e-9 coarse-clock:27:100 unsteady:0.365:0.1',
  '- 946.60 1207.9 1093.0 2189.0 5 72.155 37.567 1220.7 matmul@1:coalesced:n=64,m=64,k=64 gpu ok - 1045.4 894.31 1051.7 576.89 5 1058.0 72.155 9.1333 3.4311 2.2205e-8 coarse-clock:49:100 unsteady:0.23:0.1 drift:0.495:0.1',
  '- 0.18520 0.24126 0.20638 0.43722 5 1.9916 12.658 0.25210 matmul@1:tiled:n=64,m=64,k=64 gpu ok - 0.19729 0.16877 0.19748 0.12684 4 20.590 1.9916 0.83418 19.559 0.000015174 drift:0.115:0.1 few-samples:3:5',
  '- 29.945 58.425 32.239 66.843 5 37.567 5.9109 58.047 matmul@1:naive:n=128,m=128,k=128 gpu ok - 30.767 27.397 35.200 21.024 3 59.459 37.567 19.559 9.1333 2.2205e-8 drift:0.215:0.1 few-samples:3:5',
  '- 0.027817 0.039611 0.029851 0.066128 5 17.543 3.8254 0.031911 matmul@1:coalesced:n=128,m=128,k=128 gpu ok - 0.030172 0.026372 0.034519 0.018073 14 17.990 17.543 12.658 5.3016 0.000023447 coarse-clock:43:100 drift:0.23:0.1',
  '- 0.0061825 0.0090925 0.0068521 0.015179 5 64.718 33.695 0.0086498 matmul@1:tiled:n=128,m=128,k=128 gpu ok - 0.0068281 0.0067980 0.0073547 0.0051457 13 23.933 64.718 15.734 8.1919 0.000036229 coarse-clock:95:100 unsteady:0.07:0.1 drift:0.125:0.1 few-samples:2:5',
  'registers-8x8 64x64x16 4.5417 9.2585 5.1089 11.424 5 5.9109 19.559 8.1919 matmul@1:tuned:n=64,m=64,k=64 gpu ok - 5.0160 4.1848 5.1308 3.0046 18 21.939 5.9109 12.658 4.2650 0.0000033089 unsteady:0.35:0.1',
  '- - 1218.7 832.81 1783.5 5 0.0000 14.113 1361.0 matmul@1:tfjs-webgpu:n=64,m=64,k=64 library ok - 805.44 773.08 941.56 580.10 15 836.35 0.0000 19.559 11.353 0.0000098203 coarse-clock:26:100 few-samples:4:5',
  '- - 0.10357 0.092223 0.20644 5 0.0000 14.113 0.18190 matmul@1:tfjs-wasm:n=64,m=64,k=64 library ok - 0.090921 0.090830 0.10402 0.058455 15 24.102 0.0000 11.353 12.658 0.0000021415',
  'edit-0123456789abcdef - 54.170 32.448 66.840 5 64.718 30.221 46.697 matmul@1:naive~edit-0123456789abcdef:n=64,m=64,k=64 gpu ok - 31.506 27.539 33.042 20.256 12 62.418 64.718 19.559 11.353 3.1337e-9 coarse-clock:27:100 unsteady:0.365:0.1',
  '- 946.60 - - - - - - - retired@3:coalesced:n=64,mode=fast  ok - 1045.4 894.31 1051.7 576.89 5 1058.0 72.155 9.1333 3.4311 2.2205e-8 coarse-clock:49:100 unsteady:0.23:0.1 drift:0.495:0.1',
  '- - - - - - - - - matmul@1:registers:n=64,m=64,k=64 gpu wrong wrong - - - - - - - - - 0.27106',
  '- - - - - - - - - matmul@1:wasm:n=64,m=64,k=64 wasm unsupported no-wasm-simd - - - - - - - - - -',
  '- - - - - - - - - matmul@1:split-k:n=64,m=64,k=64 gpu failed device-lost - - - - - - - - - -',
  '- - - - - - - - - matmul@1:js-textbook:n=64,m=64,k=64 js aborted out-of-time - - - - - - - - - -',
  '- - - - - - - - - matmul@1:workers:n=64,m=64,k=64 workers aborted a-code-of-tomorrow - - - - - - - - - -',
];

/** What version 1 did not know goes before. */
const printed2 = (row: SummaryRow): string =>
  [
    row.build ?? '-',
    figure(row.deviceMs),
    ...[row.roundTripMs?.median, row.roundTripMs?.low, row.roundTripMs?.high].map(figure),
    `${row.roundTripMs?.samples ?? '-'}`,
    ...[row.firstUseMs?.compileMs, row.firstUseMs?.uploadMs, row.firstUseMs?.runMs].map(figure),
    printed(row),
  ].join(' ');

test('version 2 opens for ever', async () => {
  // Without definitions: they may change, a link does not.
  const opened = await readLink(LINK_2, []);
  if (!opened.ok) throw new Error(opened.problem.text.en);
  const { measurements, ...rest } = opened.summary;
  expect(rest).toEqual({
    schema: 1,
    startedAt: '2026-09-21T14:13:37Z',
    budgetMs: 60_000,
    seed: 4_089_231_076,
    environment: {
      runtime: 'browser',
      browser: 'Chromium 156.0.7444.175',
      os: 'Windows 11',
      cores: 32,
      crossOriginIsolated: true,
      timestampQuantumUs: 100,
      drawing: true,
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
  expect(measurements.map(printed2)).toEqual(ROWS);
});

test('so does a run on two GPUs, each row on its own', async () => {
  const opened = await readLink(LINK_2_TWO_GPUS, []);
  if (!opened.ok) throw new Error(opened.problem.text.en);
  const { environment, measurements } = opened.summary;
  expect(environment.adapter?.vendor).toBe('nvidia');
  expect(environment.secondAdapter).toEqual({
    vendor: 'intel',
    architecture: 'gen-12lp',
    device: '',
    description: 'Intel(R) Iris(R) Xe Graphics',
    software: false,
  });
  const rows = measurements.map(({ case: id, gpu, status, reason }) => [id, gpu, reason?.code ?? status]);
  expect(rows).toEqual([
    ['matmul@1:naive:n=64,m=64,k=64', undefined, 'ok'],
    ['matmul@1:coalesced:n=64,m=64,k=64', undefined, 'ok'],
    ['matmul@1:tiled:n=64,m=64,k=64', undefined, 'ok'],
    ['matmul@1:naive~second:n=64,m=64,k=64', 'second', 'ok'],
    ['matmul@1:coalesced~second:n=64,m=64,k=64', 'second', 'ok'],
    ['matmul@1:registers~second:n=64,m=64,k=64', 'second', 'no-second-gpu'],
  ]);
  // Made from the same figures.
  expect(measurements[3].kernelMs).toEqual(measurements[0].kernelMs);
});
