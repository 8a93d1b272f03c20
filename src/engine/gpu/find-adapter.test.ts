import { expect, test } from 'vitest';
import { findAdapter } from './find-adapter.ts';

/** A browser that answers in this order, and for ever what it answered last. */
function answering(...answers: (string | null)[]) {
  const asked: (string | undefined)[] = [];
  const gpu = {
    async requestAdapter({ powerPreference }: GPURequestAdapterOptions) {
      asked.push(powerPreference);
      return answers[Math.min(asked.length, answers.length) - 1];
    },
  } as unknown as GPU;
  return { gpu, asked };
}

test('an adapter is asked for once', async () => {
  const { gpu, asked } = answering('adapter');
  expect(await findAdapter(gpu, 'low-power', () => expect.unreachable())).toBe('adapter');
  expect(asked).toEqual(['low-power']);
});

test('a missing one is asked for again, after a moment', async () => {
  const { gpu, asked } = answering(null, 'adapter');
  const waited: number[] = [];
  expect(await findAdapter(gpu, 'high-performance', async () => void waited.push(asked.length))).toBe('adapter');
  expect(waited).toEqual([1]);
  expect(asked).toEqual(['high-performance', 'high-performance']);
});

test('where there is none, none is found', async () => {
  const { gpu, asked } = answering(null);
  expect(await findAdapter(gpu, 'high-performance', async () => {})).toBeNull();
  expect(asked).toHaveLength(2);
});
