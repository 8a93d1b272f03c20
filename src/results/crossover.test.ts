import { expect, test } from 'vitest';
import type { Outcome } from './contest.ts';
import { aheadFrom, crossoverOf } from './crossover.ts';

const at = (...outcomes: (Outcome | null)[]) => outcomes.map((outcome, i) => ({ x: 2 ** i, outcome }));

test.each<[string, (Outcome | null)[], number | null | undefined, object]>([
  ['ahead from the second on', ['second', 'first', 'first'], 2, { kind: 'between', below: 1, above: 2 }],
  ['ahead throughout', ['first', 'first'], 1, { kind: 'always' }],
  ['behind throughout', ['second', 'second'], null, { kind: 'never' }],
  ['a tie is not ahead', ['first', 'tie'], null, { kind: 'none' }],
  ['lost again', ['first', 'second', 'first'], 4, { kind: 'between', below: 2, above: 4 }],
  ['noise in between says nothing', ['first', 'noisy', 'first'], 1, { kind: 'always' }],
  ['noise at the end says nothing', ['second', 'first', 'noisy'], 2, { kind: 'between', below: 1, above: 2 }],
  ['too few samples say nothing', ['unsure', 'first', 'first'], 2, { kind: 'always' }],
  ['nor does a size without a time', [null, 'first', 'first'], 2, { kind: 'always' }],
  ['one size is no crossover', ['first', 'noisy'], 1, { kind: 'none' }],
  ['nothing is told', ['noisy', 'unsure'], undefined, { kind: 'none' }],
])('%s', (_, outcomes, from, kind) => {
  expect(aheadFrom(at(...outcomes))).toBe(from);
  expect(crossoverOf(at(...outcomes))).toEqual(kind);
});
