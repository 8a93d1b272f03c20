import { describe, expect, test } from 'vitest';
import type { GpuCapabilities } from '../../engine/contract.ts';
import { tuning } from './configurations.ts';

const caps: GpuCapabilities = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: true };

describe('the configurations of matmul', () => {
  const p = { n: 1024, m: 1024, k: 1024 };
  const hardware = {
    ...caps,
    software: false,
    features: ['subgroups'],
    subgroupMinSize: 32,
    subgroupMaxSize: 32,
    limits: { maxComputeInvocationsPerWorkgroup: 256, maxComputeWorkgroupStorageSize: 16_384 },
  };

  test('are about thirty, each once, and fit the limits', () => {
    const names = tuning.configurations(p, hardware);
    expect(names.length).toBeGreaterThanOrEqual(20);
    expect(names.length).toBeLessThanOrEqual(40);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('ahead 16');
    expect(names).toContain('ahead-8x8 16');
    expect(tuning.configurations({ n: 512, m: 512, k: 512 }, hardware)[0]).toBe('ahead 8');
    const large = { n: 2048, m: 2048, k: 2048 };
    expect(tuning.configurations(large, hardware)[0]).toBe('ahead-8x8 16');
    expect(tuning.configurations(large, { ...hardware, subgroupMinSize: 8 })[0]).toBe('ahead 16');
    expect(tuning.configurations(large, { ...hardware, subgroupMaxSize: 64 })[0]).toBe('ahead 16');
    expect(names).toContain('registers-8x8 64x64x16');
    expect(names).not.toContain('registers-8x8 128x128x32');
    expect(tuning.configurations(p, { ...hardware, features: [] })).not.toContain('subgroups 16');
    expect(tuning.configurations(p, { ...hardware, software: true })[0]).toBe('subgroups-sized 32');
    expect(tuning.configurations(p, { ...hardware, software: true }).length).toBeLessThan(15);
    expect(tuning.configurations(p, caps)[0]).toBe('registers-direct 16x4');
  });

  test('hold the default with sizes that come with the command against itself, where the language has that', () => {
    const language = ['immediate_address_space'];
    expect(tuning.configurations(p, { ...hardware, language }).slice(0, 2)).toEqual(['ahead 16', 'ahead 16 immediate']);
    expect(tuning.configurations(p, { ...hardware, language: [] }).join()).not.toContain('immediate');
  });

  test('ask for subgroups of each size that the device can do, where it can do more than one', () => {
    const offered = (features: readonly string[], subgroupMinSize: number, subgroupMaxSize: number) =>
      tuning
        .configurations(p, { ...hardware, features, subgroupMinSize, subgroupMaxSize })
        .filter((name) => name.startsWith('subgroups-lanes'));
    const both = ['subgroups', 'subgroup-size-control'];
    expect(offered(both, 8, 64)).toEqual(
      [8, 16, 32, 64].map((lanes) => `subgroups-lanes ${Math.max(lanes, 32)}x${lanes}`),
    );
    expect(offered(both, 32, 32)).toEqual([]);
    expect(offered(['subgroups'], 8, 64)).toEqual([]);
  });

  test.each([
    [{ n: 512, m: 512, k: 512 }, 'square 512'],
    [{ n: 500, m: 520, k: 511 }, 'square 512'],
    [{ n: 1, m: 1, k: 1 }, 'square 128'],
    [{ n: 8192, m: 8192, k: 8192 }, 'square 4096'],
    [{ n: 64, m: 64, k: 4096 }, 'deep 256'],
    [{ n: 64, m: 4096, k: 64 }, 'tall 256'],
    [{ n: 4096, m: 64, k: 64 }, 'wide 256'],
    [{ n: 4096, m: 4096, k: 64 }, 'flat 1024'],
  ])('%o belongs to %s', (params, bucket) => {
    const buckets = tuning.buckets(params);
    expect(buckets[0]).toBe(bucket);
    expect(buckets.at(-1)).toBe('square 128');
  });
});
