/** A figure that moves in steps: only when asked, step by step, and to its end. Time is the test's. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mount, until } from '../../ui/testing/mount.tsx';
import { text } from '../text.ts';
import { Stepper } from './stepper.tsx';

let close = () => {};
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  close();
  vi.useRealTimers();
});

const NAMES = ['first', 'second', 'third'];

async function shown() {
  const page = await mount(
    <Stepper
      label={text('A figure', '图')}
      ways={[{ id: 'only', label: text('only', '只有'), steps: NAMES }]}
      tell={(name) => text(`This is the ${name}.`, `这是 ${name}。`)}
      counts={(name) => [{ what: text('letters', '字母'), value: `${name.length}` }]}
      draw={(name) => <b>{name}</b>}
    />,
  );
  close = page.close;
  const said = () => page.place.querySelector('[role="status"]')?.textContent;
  await until(() => expect(said()).toBe('This is the first.'));
  const press = async (key: 'next' | 'play' | 'pause') => {
    const named = () => page.button(page.t(`stepper.${key}`, { ns: 'lessons' }));
    await until(() => expect(named()).toBeDefined());
    named()?.click();
  };
  return { ...page, said, press };
}

test('it stands still until it is played, then shows each step and stops at the last', async () => {
  const { place, said, press } = await shown();
  vi.advanceTimersByTime(60_000);
  expect(said()).toBe('This is the first.');
  await press('play');
  const seen: (string | null | undefined)[] = [];
  // Waiting moves the time of the test on.
  await until(() => {
    if (seen.at(-1) !== said()) seen.push(said());
    expect(said()).toBe('This is the third.');
  });
  expect(seen).toEqual(NAMES.map((name) => `This is the ${name}.`));
  expect(place.textContent).toContain('3 of 3');
  expect(place.querySelector('b')?.textContent).toBe('third');
  vi.advanceTimersByTime(60_000);
  expect(said()).toBe('This is the third.');
});

test('a hand on it stops the playing', async () => {
  const { said, press } = await shown();
  await press('play');
  await press('pause');
  await press('next');
  await until(() => expect(said()).toBe('This is the second.'));
  vi.advanceTimersByTime(60_000);
  expect(said()).toBe('This is the second.');
});
