import { expect, test } from 'vitest';
import { laidDown, lifted, moved, type Stroke, steered } from './touches.ts';

const at = (x: number, y = 0.5) => ({ x, y });

test('a mouse draws from where it is pressed, in touches that lie apart', () => {
  const down = laidDown(null, 1, at(0.1), false);
  expect(down.touches).toEqual([at(0.1)]);
  const near = moved(down.stroke, 1, at(0.11));
  expect(near).toEqual({ stroke: down.stroke, touches: [] });
  const far = moved(near.stroke, 1, at(0.2));
  expect(far.touches).toEqual([at(0.2)]);
  expect(lifted(far.stroke, 1)).toEqual({ stroke: null, touches: [] });
});

test('a finger draws once it moves across, or is lifted where it was laid down', () => {
  const down = laidDown(null, 1, at(0.1), true);
  expect(down.touches).toEqual([]);
  expect(moved(down.stroke, 1, at(0.3)).touches).toEqual([at(0.1), at(0.3)]);
  expect(lifted(down.stroke, 1).touches).toEqual([at(0.1)]);
});

test('a second pointer does nothing, and nothing is drawn beyond the picture', () => {
  const stroke: Stroke = { pointer: 1, last: at(0.9), held: false };
  expect(laidDown(stroke, 2, at(0.1), false)).toEqual({ stroke, touches: [] });
  expect(moved(stroke, 2, at(0.1))).toEqual({ stroke, touches: [] });
  expect(lifted(stroke, 2)).toEqual({ stroke, touches: [] });
  expect(moved(stroke, 1, at(1.1))).toEqual({ stroke: { ...stroke, last: at(1.1) }, touches: [] });
});

test('arrows move a place as far as the edge', () => {
  expect(steered(at(0.5), 'ArrowRight', false)).toEqual(at(0.53125));
  expect(steered(at(0.5), 'ArrowUp', true)).toEqual(at(0.5, 0.375));
  expect(steered(at(0), 'ArrowLeft', true)).toEqual(at(0));
  expect(steered(at(0), 'a', false)).toBeNull();
});
