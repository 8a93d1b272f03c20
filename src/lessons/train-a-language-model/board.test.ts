import { describe, expect, it } from 'vitest';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { settingsOf, setupFrom } from '../training/setup.ts';
import { BOARD, caseFor, keyOf, paramsFor, paramsOf } from './board.ts';

describe('board', () => {
  it('offers positions that the workload takes, and goes through an address and back', () => {
    for (const name of Object.keys(BOARD.specs)) {
      for (const value of BOARD.positionsOf(name)) {
        expect(BOARD.fits({ ...BOARD.standard, [name]: value }), `${name}=${value}`).toBe(true);
      }
    }
    const mine = { seed: 7, knobs: { b: 8, width: 32, rate: '0.03' } };
    const other = { seed: 9, knobs: BOARD.standard };
    expect(setupFrom(BOARD, settingsOf(BOARD, mine), other)).toEqual(mine);
    for (const bad of ['rate=5', 'rate=', 'b=64', 'width=20', 'b=<b>'])
      expect(setupFrom(BOARD, bad, other)).toEqual(other);
  });

  it('tells trainings with other rates apart', () => {
    const params = paramsOf(BOARD.standard, storiesIn('en'));
    if (!params) throw new Error('no such model');
    const at = (rate: string) =>
      keyOf(caseFor('wasm-threads', params), { seed: 1, knobs: { ...BOARD.standard, rate } });
    expect(at('0.1')).not.toBe(at('0.01'));
  });

  it('takes models of a file that it could have trained', () => {
    const shape = { width: 64, layers: 2, heads: 4, t: 96, vocabulary: 163 };
    expect(paramsFor(shape)).toMatchObject({ width: 64, b: 16, vocabulary: 163 });
    expect(paramsFor({ ...shape, layers: 4 })).toBeNull();
    expect(paramsFor({ ...shape, width: 20 })).toBeNull();
  });
});
