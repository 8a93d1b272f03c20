import { afterEach, expect, test, vi } from 'vitest';
import { canShareMemory } from './shared-memory.ts';

afterEach(() => vi.unstubAllGlobals());

test('threads share memory only where the page is isolated and there is memory to share', () => {
  vi.stubGlobal('crossOriginIsolated', true);
  expect(canShareMemory()).toBe(true);
  vi.stubGlobal('SharedArrayBuffer', undefined);
  expect(canShareMemory()).toBe(false);
  vi.unstubAllGlobals();
  vi.stubGlobal('crossOriginIsolated', false);
  expect(canShareMemory()).toBe(false);
});
