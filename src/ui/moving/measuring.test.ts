import { expect, test, vi } from 'vitest';
import type { Picture, Tensors } from '../../engine/contract.ts';
import { createMeasuring } from './measuring.ts';

const at = (value: number): Tensors => ({ x: Float32Array.of(value) });

/** A picture whose measure waits until it is let go. */
function setting() {
  const going: (() => void)[] = [];
  const measure = vi.fn(async ({ x }: Tensors) => {
    await new Promise<void>((resolve) => going.push(resolve));
    return x[0] < 0 ? null : x[0];
  });
  const picture: Picture = {
    state: [],
    stride: 1,
    field: () => ({ width: 1, height: 1, values: new Float32Array(1) }),
    measure,
    say: (first, now) => ({ en: `${first} to ${now}`, 'zh-CN': `${first} 到 ${now}` }),
  };
  let counts = true;
  const said: string[] = [];
  const fail = vi.fn();
  const measuring = createMeasuring(
    picture,
    {},
    () => counts,
    ({ en }) => said.push(en),
    fail,
  );
  return {
    measuring,
    measure,
    said,
    fail,
    end: () => {
      counts = false;
    },
    async go() {
      for (const one of going.splice(0)) one();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

test('one is measured at a time, and of those that wait the latest', async () => {
  const { measuring, measure, said, go } = setting();
  for (const value of [1, 2, 3, 4]) measuring.ask(at(value));
  expect(measure).toHaveBeenCalledTimes(1);
  await go();
  expect(said).toEqual([]);
  await go();
  expect(said).toEqual(['1 to 4']);
  measuring.ask(at(5));
  await go();
  expect(said).toEqual(['1 to 4', '1 to 5']);
  expect(measure).toHaveBeenCalledTimes(3);
});

test('what cannot be measured says nothing, and is nothing to be held against', async () => {
  const { measuring, said, go } = setting();
  for (const value of [-1, 2, 3]) {
    measuring.ask(at(value));
    await go();
  }
  expect(said).toEqual(['2 to 3']);
});

test('once it no longer counts nothing is said', async () => {
  const { measuring, measure, said, end, go } = setting();
  measuring.ask(at(1));
  await go();
  measuring.ask(at(2));
  end();
  await go();
  measuring.ask(at(3));
  expect(said).toEqual([]);
  expect(measure).toHaveBeenCalledTimes(2);
});

test('one that fails is told, and those after it are measured', async () => {
  const { measuring, measure, said, fail, go } = setting();
  const wrong = new Error('no');
  measure.mockRejectedValueOnce(wrong);
  measuring.ask(at(1));
  await go();
  expect(fail).toHaveBeenCalledWith(wrong);
  for (const value of [2, 3]) {
    measuring.ask(at(value));
    await go();
  }
  expect(said).toEqual(['2 to 3']);
});
