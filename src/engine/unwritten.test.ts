import { expect, test } from 'vitest';
import { unwritten } from './gpu/pattern.ts';
import { pcgHash } from './random.ts';
import { unwrittenNaN } from './unwritten.ts';

const CANONICAL = 0x7fc0_0000;

/** One in four million turns has it. */
function turnWithoutPayload(): number {
  for (let turn = 0; ; turn++) if ((pcgHash(turn) & 0x3f_ffff) === 0) return turn;
}

test('what nobody wrote is never the NaN that arithmetic makes, whatever the turn', () => {
  const turn = turnWithoutPayload();
  for (const bits of [unwrittenNaN(turn), unwritten('f32', turn, 0)]) {
    expect(bits).not.toBe(CANONICAL);
    expect(new Float32Array(Uint32Array.of(bits).buffer)[0]).toBeNaN();
  }
});
