import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../../engine/case-id.ts';
import type { TensorData } from '../../../engine/contract.ts';
import { generate } from '../definition.ts';
import { language } from '../index.ts';
import { scratch, step } from '../kernels.ts';
import { type LanguageParams, windowAt } from '../layout.ts';
import { floorOf, IGNORED, ownText } from '../stories/index.ts';
import { lossOn, rightOf, tellStory } from './grade.ts';
import { rateAt } from './rate.ts';
import { batchOf, heldOutOf, type Source, storiesIn } from './source.ts';
import { STRETCH, stretchFrom, textOf } from './stretch.ts';

const pause = async () => undefined;
const SCHEDULE = { peak: 0.01, warmUp: 4, level: 16 };

function paramsOf(source: Source, b = 2): LanguageParams {
  const resolved = resolveParams(language as never, {
    task: 'train',
    b,
    width: 16,
    heads: 2,
    t: 96,
    ...textOf(source, b),
  });
  if (!resolved.ok) throw new Error(resolved.problem.en);
  return resolved.params as unknown as LanguageParams;
}

const own = ownText('The cat sat on the mat. The dog sat on the log. '.repeat(40), 96);
if (!own.ok) throw new Error(own.problem.en);
const SOURCES: readonly Source[] = [storiesIn('en'), storiesIn('zh-CN', 3), { kind: 'own', ...own }];

it('goes up to its peak, stays, and goes down with the root', () => {
  expect([0, 1, 3, 10, 15].map((at) => rateAt(at, SCHEDULE))).toEqual([0.0025, 0.005, 0.01, 0.01, 0.01]);
  expect(rateAt(63, SCHEDULE)).toBeCloseTo(0.005, 12);
  const ended = { ...SCHEDULE, end: 90 };
  expect([10, 59].map((at) => rateAt(at, ended) / rateAt(at, SCHEDULE))).toEqual([1, 1]);
  expect(rateAt(75, ended)).toBeCloseTo(rateAt(75, SCHEDULE) / 2, 12);
  expect([90, 91, 500].map((at) => rateAt(at, ended))).toEqual([0, 0, 0]);
});

describe.each(SOURCES)('text of $kind', (source) => {
  const p = paramsOf(source);

  it.each([0, 1, 7, 20, 1234])('lies where the step from number %i on looks for it', (from) => {
    const { tokens, targets, rate } = stretchFrom(from, source, SCHEDULE, 5, p);
    expect(tokens.length).toBe(p.windows * p.t);
    expect(rate[0]).toBe(Math.fround(rateAt(from, SCHEDULE)));
    for (let now = from; now < from + STRETCH; now++) {
      const batch = batchOf(source, { rows: p.b, length: p.t, seed: 5, step: now });
      for (let at = 0; at < p.b; at++) {
        const place = windowAt(now, at, p) * p.t;
        const row = [at * p.t, (at + 1) * p.t] as const;
        expect(tokens.slice(place, place + p.t)).toEqual(batch.inputs.slice(...row));
        expect(targets.slice(place, place + p.t)).toEqual(batch.targets.slice(...row));
      }
    }
  });

  it.each([0, 3, 25])('lies where a state that has counted %i steps looks for it', (counted) => {
    const { tokens } = stretchFrom(1235, source, SCHEDULE, 5, p, counted);
    const { inputs } = batchOf(source, { rows: p.b, length: p.t, seed: 5, step: 1237 });
    const place = windowAt(counted + 2, 0, p) * p.t;
    expect(tokens.slice(place, place + p.b * p.t)).toEqual(inputs);
  });

  it('has a loss when it is read token by token that the training has too', async () => {
    const length = scratch(p).work.shape[0];
    const io: Record<string, TensorData> = {
      ...generate(p, 3),
      ...stretchFrom(0, source, SCHEDULE, 5, p),
      work: new Float32Array(length),
      loss: new Float32Array(1),
    };
    const before = (io.weights as Float32Array).slice();
    const batch = batchOf(source, { rows: p.b, length: p.t, seed: 5, step: 0 });
    step(io, p);
    expect(await lossOn(batch, p, before, pause)).toBeCloseTo(io.loss[0], 4);
  });

  it('tells the same for the same seed, of its own words', async () => {
    const { weights } = generate(p, 3);
    const tell = (number: number) => tellStory(source, p, weights as Float32Array, 9, number, pause);
    const told = await tell(0);
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThanOrEqual(p.t);
    expect(Math.max(...told)).toBeLessThan(p.vocabulary);
    expect(await tell(0)).toEqual(told);
    expect(await tell(1)).not.toEqual(told);
  });
});

it('lets others go on behind every token', async () => {
  const [source] = SOURCES;
  const p = paramsOf(source);
  const weights = generate(p, 3).weights as Float32Array;
  let pauses = 0;
  const count = () => {
    pauses++;
    return undefined;
  };
  const told = await tellStory(source, p, weights, 9, 0, count);
  expect(pauses).toBe(told.length);
  const heldOut = heldOutOf(source, 2, p.t);
  await lossOn(heldOut, p, weights, count);
  expect(pauses).toBe(told.length + heldOut.counted);
});

it('has a few batches again and again where there are no more', () => {
  const few = storiesIn('en', 3);
  const of = { rows: 2, length: 96, seed: 1 };
  expect(batchOf(few, { ...of, step: 7 })).toEqual(batchOf(few, { ...of, step: 1 }));
  expect(batchOf(few, { ...of, step: 2 })).not.toEqual(batchOf(few, { ...of, step: 1 }));
});

it('counts whole stories alone as held out, and calls noise wrong', async () => {
  const source = storiesIn('en');
  const p = paramsOf(source);
  const { weights } = generate(p, 3);
  const heldOut = heldOutOf(source, 4, p.t);
  expect(heldOut.targets.filter((one) => one !== IGNORED).length).toBe(heldOut.counted);
  const loss = await lossOn(heldOut, p, weights as Float32Array, pause);
  expect(Math.abs(loss - Math.log(p.vocabulary))).toBeLessThan(1);
  expect(loss).toBeGreaterThan(floorOf('en').natsPerToken);
  expect(await rightOf(source, p, weights as Float32Array, 1, 5, pause)).toBe(0);
});
