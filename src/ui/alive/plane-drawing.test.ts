import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VIEWS } from '../../workloads/mandelbrot/views.ts';
import { PlaneDrawing } from './plane-drawing.ts';

const WHOLE = { gpu: 0, cpu: 2 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setting() {
  const drawing = new PlaneDrawing(VIEWS.whole);
  drawing.fineness = { width: 8, height: 8, limit: 16 };
  const ending = new AbortController();
  const next = () => drawing.next(ending.signal);
  const turnTo = (side: 'gpu' | 'cpu') => {
    drawing.side = side;
    drawing.restart();
  };
  return { drawing, ending, next, turnTo };
}

test('who switches while it waits gets the other side next, and nothing more of this one', async () => {
  const { drawing, next, turnTo } = setting();
  expect(await next()).toMatchObject({ index: WHOLE.gpu, prove: true });
  expect(drawing.took(1, true, 0)).toBe(true);
  // Until it leaves.
  const leaving = next();
  turnTo('cpu');
  expect(await leaving).toMatchObject({ index: WHOLE.cpu, prove: true });
  // Until it is at rest.
  drawing.took(1, false, 0);
  const resting = next();
  turnTo('gpu');
  expect(await resting).toMatchObject({ index: WHOLE.gpu, prove: true });
});

test('what the other side had begun is no figure of this one, and is drawn anew', async () => {
  const { drawing, next, turnTo } = setting();
  await next();
  turnTo('cpu');
  expect(drawing.took(1, true, 0)).toBe(false);
  expect(await next()).toMatchObject({ index: WHOLE.cpu, prove: true });
  expect(drawing.took(40, true, 1)).toBe(true);
});

test('a picture on the way is proved at rest; then it leaves the bench', async () => {
  const { drawing, next } = setting();
  await next();
  drawing.took(1, false, 0);
  const resting = next();
  await vi.advanceTimersByTimeAsync(200);
  expect(await resting).toMatchObject({ index: WHOLE.gpu, prove: true });
  drawing.took(1, true, 1);
  const leaving = next();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await leaving).toBeNull();
});

test('it wishes for nothing once it has to end', async () => {
  const { drawing, ending, next } = setting();
  await next();
  drawing.took(1, false, 0);
  const resting = next();
  ending.abort();
  expect(await resting).toBeNull();
});
