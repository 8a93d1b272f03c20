import { describe, expect, it } from 'vitest';
import { BRANCHING, SOURCE, STRAIGHT } from './programs.ts';
import { LANES, longestAlone, operations, type Program, walk } from './wave.ts';

/** One lane by itself, as a CPU's loop would take it: its result, and the instructions that it needed. */
function alone({ before, branch, after }: Program, lane: number) {
  const side = branch ? (branch.holds(lane) ? branch.yes : branch.no) : [];
  const list = [...before, ...side, ...after];
  return {
    result: list.reduce((x, { does }) => does(x, lane), 0),
    instructions: list.length + (branch ? 1 : 0),
  };
}

const programs = { straight: STRAIGHT, ...BRANCHING };
const lanes = Array.from({ length: LANES }, (_, lane) => lane);

describe.each(Object.entries(programs))('%s', (_, program) => {
  const slots = walk(program);

  it('computes what every lane computes alone', () => {
    expect(slots.at(-1)?.numbers).toEqual(lanes.map((lane) => alone(program, lane).result));
  });

  it('has each lane work as often as it needs alone, and wait for the rest', () => {
    for (const lane of lanes) {
      expect(slots.filter(({ works }) => works[lane])).toHaveLength(alone(program, lane).instructions);
    }
    expect(operations(slots)).toBe(lanes.reduce((sum, lane) => sum + alone(program, lane).instructions, 0));
    expect(longestAlone(slots)).toBe(Math.max(...lanes.map((lane) => alone(program, lane).instructions)));
  });

  it('changes no number of a lane that waits', () => {
    slots.forEach(({ works, numbers }, at) => {
      for (const lane of lanes.filter((one) => !works[one])) expect(numbers[lane]).toBe(slots[at - 1].numbers[lane]);
    });
  });
});

it('takes as many instructions as a lane alone where all agree, and both sides where one disagrees', () => {
  const length = (program: Program) => walk(program).length;
  expect(length(STRAIGHT)).toBe(4);
  expect(operations(walk(STRAIGHT))).toBe(4 * LANES);
  expect(length(BRANCHING.agree)).toBe(alone(BRANCHING.agree, 0).instructions);
  // Load, test, two on each side, store: whether four disagree or one.
  expect(length(BRANCHING.other)).toBe(7);
  expect(length(BRANCHING.single)).toBe(7);
});

it('starts with the numbers in memory', () => {
  expect(walk(STRAIGHT)[0].numbers).toEqual(SOURCE);
  expect(SOURCE).toHaveLength(LANES);
});
