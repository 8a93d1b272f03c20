import { describe, expect, it } from 'vitest';
import { LANES } from '../figures/wave.ts';
import { handingOf, NUMBERS } from './broadcast.ts';

const lanes = Array.from({ length: LANES }, (_, lane) => lane);

describe.each(['alone', 'broadcast'] as const)('%s', (way) => {
  const steps = handingOf(way);

  it('has every lane use every number once, in the order of k', () => {
    for (const lane of lanes) {
      const used = steps.filter(({ kind }) => kind === 'add').map(({ holds }) => holds[lane]);
      expect(used).toEqual(Array.from({ length: NUMBERS }, (_, number) => number));
    }
  });

  it('uses only what a register holds: the lane’s own, or that of the lane it is handed by', () => {
    /** By lane: the number of A in its register. */
    let registers: readonly number[] = lanes.map(() => -1);
    for (const { kind, holds, from } of steps) {
      if (kind === 'fetch') registers = holds;
      else expect(holds).toEqual(lanes.map((lane) => registers[from ?? lane]));
    }
  });

  it('counts its fetches and what was added', () => {
    let [fetches, adds] = [0, 0];
    for (const step of steps) {
      if (step.kind === 'fetch') fetches++;
      else adds += LANES;
      expect([step.fetches, step.multiplyAdds]).toEqual([fetches, adds]);
    }
  });
});

it('fetches once where lanes on their own fetch for every number', () => {
  expect(handingOf('broadcast').at(-1)?.fetches).toBe(1);
  expect(handingOf('alone').at(-1)?.fetches).toBe(NUMBERS);
  expect(handingOf('broadcast').at(-1)?.multiplyAdds).toBe(handingOf('alone').at(-1)?.multiplyAdds);
});
