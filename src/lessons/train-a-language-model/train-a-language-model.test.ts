import { describe, expect, it } from 'vitest';
import { generate } from '../../workloads/language/definition.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { floorOf } from '../../workloads/language/stories/index.ts';
import type { Results, Trail } from '../lesson.ts';
import { LOSS } from '../training/trails.ts';
import { BOARD, caseFor, paramsOf } from './board.ts';
import { judge, toBeat } from './challenge.ts';
import { lower } from './claims.ts';
import { fallFinding, raceFinding, rightFinding, stageFinding } from './findings.ts';
import { fastFinding, fewFinding } from './mishaps.ts';
import { predictions } from './predictions.ts';
import { choicesIn, createSchool } from './school.ts';
import { fallOf, floorFor, HELD_OUT, lastOf, OWNER, RIGHT, reached } from './trails.ts';
import { isGraded, type Model, stopsOf, toldBy } from './training.ts';

const EN = storiesIn('en');
/** A loss that is so far above the floor. */
const above = (nats: number) => floorOf('en').natsPerToken + nats;

/** A way whose held-out loss goes through these, each look ten steps behind the one before. */
function trail(
  side: 'gpu' | 'cpu',
  msPerStep: number,
  held: readonly number[] = [3, 1.2, above(0.44), above(0.37)],
  more: Partial<Trail> = {},
  b = 16,
): Trail {
  const params = paramsOf({ ...BOARD.standard, b }, EN);
  if (!params) throw new Error('no such model');
  const points = held.map((loss, at) => ({
    iteration: 10 * (at + 1),
    ms: 10 * (at + 1) * msPerStep,
    hidden: false,
    values: { [LOSS]: loss + 0.01, [HELD_OUT]: loss },
  }));
  return {
    case: caseFor(side === 'gpu' ? 'fused' : 'wasm-threads', params),
    side,
    stories: 'en',
    points,
    reason: null,
    ...more,
  };
}

const resultsOf = (run: string, trails: readonly Trail[]): Results => ({
  [run]: { summary: {} as never, recorded: null, trails },
});

const LOST = { code: 'device-lost', text: { en: 'The GPU went away.', 'zh-CN': 'GPU 丢失。' } };

describe('race', () => {
  it.each([
    [10, 30, 'gpu', 'The GPU was first, 3× sooner.'],
    [50, 20, 'cpu', 'The CPU was first, 2.5× sooner.'],
    [20, 21, 'tie', 'A tie: they are within a tenth of each other.'],
  ])('at %f and %f ms a step goes to %s', (gpu, cpu, winner, sentence) => {
    const trails = [trail('gpu', gpu), trail('cpu', cpu)];
    const results = resultsOf('race', trails);
    expect(predictions.first.answer(results)).toBe(winner);
    expect(raceFinding(trails)?.en).toContain(sentence);
    expect(predictions.first.explain(results, winner).en).toContain('You saw that coming.');
  });

  it('says how long and how many tokens grammar took, and where it was not reached', () => {
    const trails = [trail('gpu', 10), trail('cpu', 30, [3, 1.2])];
    expect(raceFinding(trails)?.en).toBe(
      'GPU: grammar after 0.30 s, at step 30 (46,080 tokens read). CPU: no grammar within 90 s (held-out loss 1.2 after 0.60 s).',
    );
    expect(predictions.tokens.answer(resultsOf('race', trails))).toBe(46_080);
    expect(predictions.first.answer(resultsOf('race', trails))).toBe('gpu');
    expect(predictions.first.answer(resultsOf('race', [trail('gpu', 1, [3], { reason: LOST }), trails[1]]))).toBeNull();
  });
});

describe('what a model has come to', () => {
  it.each([
    [2, 'It learns which words follow which.'],
    [above(0.4), 'It has grammar'],
    [above(0.1), 'It has learned to copy'],
    [above(0.0001), 'at the floor, as far as so few stories can tell'],
    [above(-0.005), 'at the floor, as far as so few stories can tell'],
  ])('at a loss of %f', (loss, stage) => {
    expect(stageFinding(trail('cpu', 1, [loss]))?.en).toContain(stage);
  });

  it('is worth what so few stories are worth', () => {
    const { points, ...rest } = trail('cpu', 1, [0.3]);
    expect(rightFinding({ ...rest, points })).toBeNull();
    const judged = points.map((point) => ({ ...point, values: { ...point.values, [RIGHT]: 0.9 } }));
    expect(rightFinding({ ...rest, points: judged })?.en).toContain(
      '90.0% of 40 stories are right (95% interval: 76.9% to',
    );
  });

  it('has a floor where dice were thrown, and none for a text of somebody’s own', () => {
    expect(floorFor(trail('cpu', 1))).toBeCloseTo(0.2037, 4);
    // As many characters as the stories have words.
    const one: Trail = { ...trail('cpu', 1), stories: undefined };
    expect(floorFor(one)).toBeNull();
    expect(reached(one)).toBeNull();
    expect(stageFinding(one)).toBeNull();
  });
});

describe('the fall', () => {
  const fallen = trail('cpu', 1, [3, 0.9, above(0.3), above(0.29), above(0.2), above(0.12), above(0.08)]);

  it('is from the last look on the plateau to the first that copies', () => {
    expect(fallOf(fallen)).toEqual({ from: 40, to: 60 });
    expect(fallOf(trail('cpu', 1, [3, 0.6, 0.4]))).toBeNull();
    expect(fallOf(trail('cpu', 1, [0.3, 0.3]))).toBeNull();
    expect(fallOf({ ...fallen, stories: undefined })).toBeNull();
  });

  it('is told with what a head has learned in it', () => {
    expect(fallFinding(trail('cpu', 1, [3]))).toBeNull();
    expect(fallFinding(fallen)?.en).toBe('The fall was between step 40 and step 60.');
    const points = fallen.points.map((one, at) => ({ ...one, values: { ...one.values, [OWNER]: 0.1 * (at + 1) } }));
    expect(fallFinding({ ...fallen, points })?.en).toContain('the best took 40.0% from the name');
    expect(fallFinding({ ...fallen, points })?.en).toContain('and 60.0% when it was over');
  });
});

describe('what goes wrong', () => {
  const fast = (losses: readonly number[], each = 10) => {
    const { points, ...rest } = trail('cpu', 1, losses);
    const seen = points.map((one, at) => ({ ...one, iteration: each * (at + 1), values: { [LOSS]: losses[at] } }));
    return fastFinding({ ...rest, points: seen })?.en;
  };
  it.each([
    [[5.1, 4.2, 4, 4.3, 4.1, 4.2], 'The loss is 4.2 and stays there'],
    [[5.1, 4.2, 4], 'At step 30 the loss is 4; at the first look it was 5.1. That is too early to tell'],
    [[5.1, 3, 2, 1.4, 1.1, 0.9], 'learns in spite of its rate'],
    [[5.1, 4.9, 4.6, 4.4, 4, 3.5], 'learns in spite of its rate'],
    [[5.1, 9, Number.NaN], 'At step 30 the loss is not a number any more'],
  ])('too fast: %j', (losses, sentence) => {
    expect(fast(losses)).toContain(sentence);
  });
  it('knows few windows by heart below the floor alone', () => {
    const at = (loss: number) => fewFinding(trail('cpu', 1, [loss - 0.01]))?.en;
    expect(at(0.05)).toContain('the loss is 0.05, and no honest model is below 0.2:');
    expect(at(0.5)).toBeUndefined();
    expect(at(Number.NaN)).toBeUndefined();
  });
});

describe('claim', () => {
  const few = (points: readonly (readonly [loss: number, held: number])[]) => {
    const { points: seen, ...rest } = trail(
      'cpu',
      1,
      points.map(([, held]) => held),
    );
    return resultsOf('few', [
      { ...rest, points: seen.map((one, at) => ({ ...one, values: { ...one.values, [LOSS]: points[at][0] } })) },
    ]);
  };
  it.each([
    [
      'no',
      [
        [3, 3],
        [0.6, 1],
        [0.05, 2.5],
      ],
      'knows them by heart',
    ],
    [
      'partly',
      [
        [3, 3],
        [0.6, 1],
      ],
      'Others have not got worse, but they are behind',
    ],
    [
      'yes',
      [
        [3, 3],
        [2, 2.1],
      ],
      'not read them often enough',
    ],
  ] as const)('is answered with %s', (holds, points, because) => {
    const verdict = lower.verdict(few(points));
    expect(verdict).toMatchObject({ holds });
    expect(verdict?.because.en).toContain(because);
  });
  it('says nothing before anything was read', () => {
    expect(lower.verdict({})).toBeNull();
  });
});

describe('challenge', () => {
  const goal = toBeat(resultsOf('race', [trail('gpu', 10), trail('cpu', 5, [3])]));
  it('asks for a fifth fewer tokens than the race took', () => {
    expect(goal).toEqual({ tokens: 46_080, within: 36_864 });
    expect(toBeat({})).toBeNull();
  });
  it.each([
    [8, true],
    [16, false],
  ])('with a batch of %i is %s', (b, right) => {
    expect(goal && judge(trail('cpu', 1, undefined, {}, b), goal.within)).toBe(right);
  });
  it('knows nothing of what was stopped', () => {
    expect(judge(trail('cpu', 1, undefined, { reason: LOST }), 1e9)).toBeNull();
  });
});

describe('what is chosen', () => {
  const params = paramsOf({ ...BOARD.standard, width: 32 }, EN);
  if (!params) throw new Error('no such model');
  const { weights } = generate(params, 7) as { weights: Float32Array<ArrayBuffer> };
  const moment = new Float32Array(weights.length);
  const state = { weights, moment1: moment, moment2: moment, step: Uint32Array.of(200) };
  const model: Model = { params, side: 'cpu', state, earlier: 0, source: EN, seed: 7 };
  const stopped = trail('cpu', 1, [3], { reason: LOST });

  it('tells what a model from elsewhere tells, and where its heads look', async () => {
    const { step: at, tokens, owner } = await toldBy(model);
    expect(at).toBe(200);
    expect(tokens.length).toBeGreaterThan(0);
    expect(owner?.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(owner?.here).toBeGreaterThan(0);
  });

  it('is told of a model from elsewhere as long as it is the one', async () => {
    const store = createSchool();
    const { take, forget } = choicesIn(store);
    const taken = take(model);
    expect(store.getState()).toMatchObject({ model, told: [] });
    forget();
    await taken;
    expect(store.getState()).toMatchObject({ model: null, told: [] });
    await take(model);
    expect(store.getState().told.map(({ step }) => step)).toEqual([200]);
  });

  it('stays with the school, until a model of another text is opened', () => {
    const store = createSchool();
    const { read, take } = choicesIn(store);
    expect(store.getState().reads).toBe('stories');
    read('own');
    expect(store.getState().reads).toBe('own');
    void take(model);
    expect(store.getState()).toMatchObject({ model, reads: 'stories' });
  });

  it.each(['forget', 'take'] as const)('%s: how the model before ended is told no longer', (way) => {
    const store = createSchool();
    store.setState({ model, points: stopped.points, grown: [stopped] });
    void choicesIn(store)[way](model);
    expect(store.getState()).toMatchObject({ model: way === 'take' ? model : null, points: [], grown: [] });
  });
});

it('looks at even distances, and grades no more often than it is worth', () => {
  expect(stopsOf(40)).toEqual([1, 2, 5, 10, 20, 30, 40]);
  expect(stopsOf(30, 3)).toEqual([5, 10, 20, 30]);
  expect(stopsOf(20, 10)).toEqual([20, 30]);
  const graded = stopsOf(2000).filter(isGraded);
  expect(graded.slice(0, 6)).toEqual([1, 2, 5, 10, 20, 30]);
  expect(graded.length).toBeLessThan(70);
  expect(graded.at(-1)).toBe(2000);
  const known = trail('cpu', 1);
  expect(lastOf(known, HELD_OUT)?.iteration).toBe(40);
  expect(lastOf(known, RIGHT)).toBeNull();
});
