import { expect, test } from 'vitest';
import { HIDDEN, letIn, press, reached, STEPS } from './reveal.ts';

test('step by step, forwards and backwards, and no further', () => {
  let reveal = HIDDEN;
  const seen = STEPS.map(() => {
    const { step } = reveal;
    reveal = press(reveal, { kind: 'next' });
    return step;
  });
  expect(seen).toEqual(['nothing', 'guesses', 'measurements', 'median', 'sentence']);
  expect(reveal.step).toBe('sentence');
  for (const _ of seen) reveal = press(reveal, { kind: 'back' });
  expect(reveal.step).toBe('nothing');
});

test('a step shows what the earlier ones did', () => {
  const median = { ...HIDDEN, step: 'median' } as const;
  expect(STEPS.map((step) => reached(median, step))).toEqual([true, true, true, true, false]);
});

test('while it is frozen new ones wait, and what was taken away is gone', () => {
  const all = ['a', 'b', 'c'].map((id) => ({ id }));
  const frozen = press(HIDDEN, { kind: 'freeze', ids: ['a', 'b'] });
  expect(letIn(frozen, all)).toEqual([{ id: 'a' }, { id: 'b' }]);
  expect(letIn(frozen, all.slice(1))).toEqual([{ id: 'b' }]);
  expect(letIn(press(frozen, { kind: 'thaw' }), all)).toBe(all);
});
