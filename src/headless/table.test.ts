import { expect, test } from 'vitest';
import { warningText } from '../engine/bench/warnings.ts';
import { makeRow, makeSummary } from '../results/testing/summaries.ts';
import { workloads } from '../workloads/registry.ts';
import { figure, renderSummary } from './table.ts';

test('figures have three digits, whatever their size', () => {
  expect([0.0012345, 0.5, 12.345, 999.4, 12345.6, null].map(figure)).toEqual([
    '0.00123',
    '0.500',
    '12.3',
    '999',
    '12346',
    '',
  ]);
});

test('there is a table per workload with a line per case, and each remark once', () => {
  const summary = makeSummary(1, { sizes: 2, contenders: 3, warned: 1 });
  const text = renderSummary(summary, workloads);
  const lines = text.split('\n');
  expect(lines[0]).toBe('Chromium 156.0.7444.175 on Windows 11, 32 cores, isolated');
  expect(lines[1]).toMatch(/^adapter: nvidia · ada-lovelace · 0x2757 · ANGLE/);
  expect(lines.filter((line) => line.startsWith('case '))).toHaveLength(1);
  for (const row of summary.measurements) {
    const line = lines.find((one) => one.startsWith(`${row.case} `));
    expect(line).toContain(figure(row.kernelMs?.median ?? null));
    expect(line).toContain(figure(row.gflops));
  }
  const remarks = lines.slice(lines.indexOf('Warnings') + 1).filter((line) => /^ {2}\S/.test(line));
  expect(new Set(remarks).size).toBe(remarks.length);
  expect(lines.filter((line) => line.endsWith(' '))).toEqual([]);
});

test('warnings that differ are told apart, each with its cases: of one kind and of one case', () => {
  const drift = (value: number) => ({ code: 'drift', value, limit: 0.1 }) as const;
  const few = { code: 'few-samples', value: 3, limit: 5 } as const;
  const measurements = [
    makeRow('naive', { warnings: [drift(0.25), few] }),
    makeRow('tiled', { warnings: [drift(0.5)] }),
    makeRow('registers', { warnings: [drift(0.25)] }),
  ];
  const text = renderSummary({ ...makeSummary(1, { sizes: 0 }), measurements }, workloads);
  const [naive, tiled, registers] = measurements.map((row) => `    ${row.case}`);
  expect(text.slice(text.indexOf('Warnings')).split('\n')).toEqual([
    'Warnings',
    `  ${warningText(drift(0.25)).en}`,
    naive,
    registers,
    `  ${warningText(few).en}`,
    naive,
    `  ${warningText(drift(0.5)).en}`,
    tiled,
  ]);
});

test('a software adapter and what has no time are named', () => {
  const { environment, ...rest } = makeSummary(1);
  const software = {
    ...environment,
    adapter: { vendor: '', architecture: '', device: '', description: '', software: true },
  };
  const reason = { code: 'no-adapter', text: { en: 'There is no GPU.', 'zh-CN': '没有 GPU。' } };
  const rows = ['naive', 'tiled'].map((variant) => makeRow(variant, { status: 'unsupported', reason }));
  const text = renderSummary({ ...rest, environment: software, measurements: rows }, workloads);
  expect(text).toContain('adapter: it does not tell its name\nsoftware adapter: this GPU is your CPU\n');
  expect(text).toContain(
    'Without a time\n  unsupported: There is no GPU.\n    matmul@1:naive:n=64\n    matmul@1:tiled:n=64',
  );
  expect(
    renderSummary({ ...rest, environment: { ...software, adapter: null }, measurements: rows }, workloads),
  ).toContain('adapter: none');
});

test('where the run measured the limits, rows show their share of them', () => {
  const summary = makeSummary(1, { sizes: 1, contenders: 1 });
  expect(renderSummary(summary, workloads)).not.toContain('limit');
  const [row] = summary.measurements;
  const gpu = { ...row, on: 'gpu' as const, gflops: 50, gbps: 1 };
  const peak = (workload: string, params: Record<string, number>, gflops: number | null, gbps: number) => ({
    ...gpu,
    case: `${workload}@1:gpu:`,
    workload,
    variant: 'gpu',
    params,
    kernelMs: { median: 1, low: 1, high: 1, min: 1, samples: 20 },
    gflops,
    gbps,
  });
  const measurements = [
    gpu,
    peak('peak-fma', { chains: 8, rows: 4096, steps: 1024 }, 200, 1),
    peak('peak-read', { blocks: 4096 }, null, 20),
  ];
  const text = renderSummary({ ...summary, measurements }, workloads);
  expect(text).toContain('limit of the GPU: 200 GFLOP/s, 20.0 GB/s');
  expect(text).toContain('of limit');
  const line = (of: string) => of.split('\n').find((one) => one.startsWith(`${gpu.case} `));
  expect(line(text)).toMatch(/ 25%$/);
  expect(text).not.toContain('Above the limit');

  const faster = { ...gpu, gflops: 360, kernelMs: { median: 1, low: 0.99, high: 1.01, min: 0.9, samples: 20 } };
  const doubted = renderSummary({ ...summary, measurements: [faster, ...measurements.slice(1)] }, workloads);
  expect(line(doubted)).toMatch(/ 180% !$/);
  expect(doubted).toMatch(new RegExp(`Above the limit\\n  No kernel can be .*too low.*\\n    ${gpu.case}`));
});

test('what a tuned variant was built as has a column where one ran', () => {
  const summary = makeSummary(1, { sizes: 1, contenders: 2 });
  expect(renderSummary(summary, workloads)).not.toContain('built as');
  const [first, ...others] = summary.measurements;
  const tuned = { ...first, build: 'subgroups 16' };
  const lines = renderSummary({ ...summary, measurements: [tuned, ...others] }, workloads).split('\n');
  expect(lines.find((line) => line.startsWith('case '))).toMatch(/ built as$/);
  expect(lines.find((line) => line.startsWith(`${first.case} `))).toMatch(/ subgroups 16$/);
});
