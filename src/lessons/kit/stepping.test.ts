import { expect, test } from 'vitest';
import { goTo, START, type Stepping, tick, togglePlay } from './stepping.ts';

const LAST = 3;
const played = (from: Stepping): readonly number[] => {
  const seen: number[] = [];
  let now = togglePlay(from, LAST);
  // More turns than there are steps: it has to stop by itself.
  for (let turn = 0; turn < 10 && now.playing; turn++) {
    now = tick(now, LAST);
    seen.push(now.at);
  }
  expect(now.playing).toBe(false);
  return seen;
};

test('it stands at the first step, and nothing moves by itself', () => {
  expect(START).toEqual({ at: 0, playing: false });
  expect(tick(START, LAST)).toEqual(START);
});

test('playing goes through every step that is left, once, and stops', () => {
  expect(played(START)).toEqual([1, 2, 3]);
  expect(played(goTo(2, LAST))).toEqual([3]);
  // From the end it begins again.
  expect(played(goTo(LAST, LAST))).toEqual([1, 2, 3]);
});

test('a hand on the controls pauses, and cannot leave the steps', () => {
  const going = togglePlay(START, LAST);
  expect(going.playing).toBe(true);
  expect(togglePlay(going, LAST)).toEqual(START);
  expect(goTo(2, LAST)).toEqual({ at: 2, playing: false });
  expect(goTo(-1, LAST).at).toBe(0);
  expect(goTo(9, LAST).at).toBe(LAST);
});

test('a single step has nothing to play', () => {
  expect(togglePlay(START, 0)).toEqual(START);
});
