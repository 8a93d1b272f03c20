import { expect, test } from 'vitest';
import { Steps } from './steps.ts';

const come = async () => true;
const gone = async () => false;

test('a step is one frame', async () => {
  const steps = new Steps();
  expect(await steps.next(false, come)).toBe(false);
  steps.want();
  expect(await steps.next(false, come)).toBe(true);
  expect(await steps.next(false, come)).toBe(false);
});

test('a step that is wanted while a frame is awaited is another', async () => {
  const steps = new Steps();
  steps.want();
  const change = async () => {
    steps.want();
    return true;
  };
  expect(await steps.next(false, change)).toBe(true);
  expect(await steps.next(false, come)).toBe(true);
  expect(await steps.next(false, come)).toBe(false);
});

test('a step whose frame did not come is wanted still', async () => {
  const steps = new Steps();
  steps.want();
  expect(await steps.next(false, gone)).toBe(false);
  expect(await steps.next(false, come)).toBe(true);
});

test('while it plays every frame is drawn, and none that does not come is wanted afterwards', async () => {
  const steps = new Steps();
  expect(await steps.next(true, come)).toBe(true);
  expect(await steps.next(true, gone)).toBe(false);
  expect(await steps.next(false, come)).toBe(false);
});
