import { expect, it } from 'vitest';
import { generate } from '../../workloads/language/definition.ts';
import { scratch, step } from '../../workloads/language/kernels.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { stretchFrom } from '../../workloads/language/learning/stretch.ts';
import { BOARD, paramsOf, scheduleOf } from './board.ts';
import { openedModel, stepsOf, stopsOf } from './training.ts';

const EN = storiesIn('en');

it('looks only behind where it goes on from, however many steps a file says that there were', () => {
  const begun = 2 ** 32 - 1;
  const stops = stopsOf(20_000, begun);
  expect(stops).toHaveLength(2000);
  expect(stops.slice(0, 2)).toEqual([begun + 5, begun + 15]);
});

it.each([300, 1435])('opens a file of step %i so that the first step goes no further than the rate', (steps) => {
  const params = paramsOf({ ...BOARD.standard, b: 4, width: 32 }, EN);
  if (!params) throw new Error('no such model');
  const weights = Float32Array.from(generate(params, 3).weights as Float32Array);
  const model = openedModel(params, EN, { weights: weights.slice(), seed: 3, steps });
  expect(stepsOf(model)).toBe(steps);
  const counted = model.state.step[0];
  const fed = stretchFrom(steps, EN, scheduleOf(BOARD.standard), 3, params, counted);
  const work = new Float32Array(scratch(params).work.shape[0]);
  step({ ...model.state, ...fed, work, loss: new Float32Array(1) }, params);
  expect(stepsOf(model)).toBe(steps + 1);
  const furthest = weights.reduce((most, one, at) => Math.max(most, Math.abs(model.state.weights[at] - one)), 0);
  expect(furthest).toBeGreaterThan(0.9 * fed.rate[0]);
  expect(furthest).toBeLessThan(1.001 * fed.rate[0]);
});
