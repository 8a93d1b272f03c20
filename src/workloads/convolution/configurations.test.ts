import { expect, test } from 'vitest';
import type { GpuCapabilities } from '../../engine/contract.ts';
import { configurationOf, configurationsFor, nameOf, tuning } from './configurations.ts';
import { tunedPasses } from './passes.ts';

const caps = (more: Partial<GpuCapabilities> = {}): GpuCapabilities => ({
  features: [],
  limits: {
    maxComputeInvocationsPerWorkgroup: 256,
    maxComputeWorkgroupStorageSize: 16_384,
    maxTextureDimension2D: 8192,
  },
  subgroupMinSize: 0,
  subgroupMaxSize: 0,
  software: false,
  ...more,
});
const at = (k: number, size = 1024) => ({ size, height: size, k, filter: 'gaussian' });

test('the default comes first and depends on k', () => {
  const first = (k: number, software: boolean) => nameOf(configurationsFor(at(k), caps({ software }))[0]);
  expect([first(3, false), first(3, true), first(5, false), first(9, true)]).toEqual([
    'streaming 8',
    'streaming 16',
    'direct-rows',
    'direct-rows',
  ]);
});

test('only what can run here is offered, each once', () => {
  const names = (k: number, more?: Partial<GpuCapabilities>) => tuning.configurations(at(k), caps(more));
  expect(names(3)).toContain('tiled 16');
  expect(names(3)).not.toContain('tiled 32');
  expect(names(3, { software: true })).not.toContain('tiled 16');
  expect(names(5).filter((name) => name.startsWith('streaming'))).toEqual([]);
  for (const k of [3, 5, 15]) expect(new Set(names(k)).size).toBe(names(k).length);
});

test('a name gives its configuration, none the default; what cannot run here is nobody’s to ask for', () => {
  expect(nameOf(configurationOf(at(3), caps(), 'texture'))).toBe('texture');
  expect(nameOf(configurationOf(at(5), caps()))).toBe('direct-rows');
  expect(() => configurationOf(at(5), caps(), 'streaming 8')).toThrow(RangeError);
  expect(() => configurationOf(at(3), caps(), 'nonsense')).toThrow(RangeError);
});

test('every configuration runs the kernel that it names', () => {
  for (const k of [3, 5]) {
    for (const name of tuning.configurations(at(k), caps())) {
      const [{ shader }] = tunedPasses(at(k), caps(), name);
      expect(shader).toBe(`convolution/${name.split(' ')[0]}.wgsl`);
    }
  }
});

test('pictures of a k share a bucket by size, and one that was not tuned takes the other', () => {
  expect(tuning.buckets(at(3, 256))).toEqual(['k 3, small', 'k 3, large']);
  expect(tuning.buckets(at(3, 2048))).toEqual(['k 3, large', 'k 3, small']);
  expect(tuning.buckets(at(5))).not.toEqual(tuning.buckets(at(3)));
});
