import { expect, test, vi } from 'vitest';
import { createStepTasks } from './step-tasks.ts';

/** A step, and what waits until the page has been drawn. */
function begun() {
  const finish = vi.fn();
  const waiting: (() => void)[] = [];
  const tasks = createStepTasks(finish, (call) => void waiting.push(call));
  const drawn = () => {
    for (const call of waiting.splice(0)) call();
    return finish.mock.calls.length > 0;
  };
  return { tasks, drawn };
}

test('a step is done when all that it asks for is', () => {
  const { tasks, drawn } = begun();
  const undo = tasks.set('guess', false);
  tasks.set('run', false);
  expect(drawn()).toBe(false);
  undo();
  tasks.set('guess', true);
  expect(drawn()).toBe(false);
  tasks.set('run', true);
  expect(drawn()).toBe(true);
});

test('what is shown with something that is done counts, though it was told of later', () => {
  const { tasks, drawn } = begun();
  tasks.set('run', true);
  tasks.set('comparison', false);
  expect(drawn()).toBe(false);
});

test('a step of text asks for nothing, and finishes nothing by itself', () => {
  const { tasks, drawn } = begun();
  expect([tasks.asks(), drawn()]).toEqual([false, false]);
  const undo = tasks.set('run', false);
  expect(tasks.asks()).toBe(true);
  undo();
  expect([tasks.asks(), drawn()]).toEqual([false, false]);
});

test('what is left as soon as it is done is done, and what is left undone is not', () => {
  const { tasks, drawn } = begun();
  const leave = tasks.set('run', true);
  leave();
  expect(drawn()).toBe(true);

  const other = begun();
  const leaves = [other.tasks.set('guess', true), other.tasks.set('run', false)];
  for (const leaveIt of leaves) leaveIt();
  expect(other.drawn()).toBe(false);
});
