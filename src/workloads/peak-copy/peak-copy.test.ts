import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { peakCopy } from './index.ts';

describe.each(cpuVariants(peakCopy))('%s', (_, variant) => {
  it.each([1, 2, 5])('gets every bit of %i blocks right, in portions of any size', async (blocks) => {
    const inputs = peakCopy.generate({ blocks }, blocks);
    for (const portion of [1, 2, 16]) {
      const outputs = await runCpu(peakCopy, variant, { blocks }, inputs, portion);
      expect(peakCopy.verifier(inputs, { blocks }).check(outputs)).toMatchObject({ ok: true, maxError: 0 });
    }
  });
});

describe('verifier', () => {
  it('rejects one wrong bit anywhere, and names the word', () => {
    const inputs = peakCopy.generate({ blocks: 3 }, 7);
    const verifier = peakCopy.verifier(inputs, { blocks: 3 });
    const right = verifier.reference?.to ?? new Uint32Array();
    for (const at of [0, right.length >> 1, right.length - 1]) {
      const to = Uint32Array.from(right);
      to[at] ^= 1;
      expect(verifier.check({ to })).toMatchObject({ ok: false, at: `word ${at}` });
    }
    expect(verifier.check({ to: new Uint32Array(1) })).toMatchObject({ ok: false });
  });
});
