import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { peakRead } from './index.ts';

describe.each(cpuVariants(peakRead))('%s', (_, variant) => {
  it.each([1, 2, 5])('gets every bit of %i blocks right, in portions of any size', async (blocks) => {
    const inputs = peakRead.generate({ blocks }, blocks);
    for (const portion of [1, 2, 16]) {
      const outputs = await runCpu(peakRead, variant, { blocks }, inputs, portion);
      expect(peakRead.verifier(inputs, { blocks }).check(outputs)).toMatchObject({ ok: true, maxError: 0 });
    }
  });
});

describe('verifier', () => {
  it('rejects one wrong bit anywhere, and names the block', () => {
    const inputs = peakRead.generate({ blocks: 3 }, 7);
    const verifier = peakRead.verifier(inputs, { blocks: 3 });
    const right = verifier.reference?.sums ?? new Uint32Array();
    for (const at of [0, right.length >> 1, right.length - 1]) {
      const sums = Uint32Array.from(right);
      sums[at] ^= 1;
      expect(verifier.check({ sums })).toMatchObject({ ok: false, at: `block ${at}` });
    }
    expect(verifier.check({ sums: new Uint32Array(1) })).toMatchObject({ ok: false });
  });

  it('adds modulo 2^32 whatever the words are', () => {
    const words = new Uint32Array(2 ** 12).fill(0xffffffff);
    expect(peakRead.verifier({ words }, { blocks: 1 }).reference?.sums[0]).toBe(2 ** 32 - 2 ** 12);
  });
});
