/** Trains language models on the bench, feeds them their text, and sees at each look what they have come to. */
import type { Tensors } from '../../engine/contract.ts';
import type { HeldBench } from '../../ui/bench/lease.ts';
import { breather } from '../../ui/state/breathe.ts';
import type { LanguageParams } from '../../workloads/language/layout.ts';
import { lossOn, rightOf, tellStory } from '../../workloads/language/learning/grade.ts';
import type { Schedule } from '../../workloads/language/learning/rate.ts';
import { heldOutOf, type Source } from '../../workloads/language/learning/source.ts';
import { STRETCH, stretchFrom } from '../../workloads/language/learning/stretch.ts';
import { createReader, type Look } from '../../workloads/language/reader.ts';
import { END } from '../../workloads/language/stories/index.ts';
import type { SavedModel } from '../../workloads/language/weights-file.ts';
import { type OwnerView, watchOwners } from '../language/owners.ts';
import type { Trail, TrailPoint } from '../lesson.ts';
import { followAll, type Going, type Trained, type Trainee } from '../training/follow.ts';
import { LOSS } from '../training/trails.ts';
import { HELD_OUT, JUDGED, OWNER, RIGHT } from './trails.ts';

type Floats = Float32Array<ArrayBuffer>;

/** A model as it was at the last look: whoever has it can go on. */
export interface Model {
  readonly params: LanguageParams;
  readonly side: 'gpu' | 'cpu';
  readonly state: Readonly<Record<'weights' | 'moment1' | 'moment2', Floats>> & {
    /** Of Adam, which corrects its moments by it. */
    readonly step: Uint32Array<ArrayBuffer>;
  };
  /** Steps before Adam began: those of the file that it was opened from. */
  readonly earlier: number;
  readonly source: Source;
  readonly seed: number;
}

/** All steps that it has made: where it is in its text and in the schedule of its rate. */
export const stepsOf = ({ earlier, state }: Model): number => earlier + state.step[0];

/** From a file, which has no moments in it: Adam begins anew, as its correction is only right for as many steps as moments have seen. */
export const openedModel = (
  params: LanguageParams,
  source: Source,
  { weights, seed, steps }: Pick<SavedModel, 'weights' | 'seed' | 'steps'>,
): Model => ({
  params,
  side: 'cpu',
  state: {
    weights,
    moment1: new Float32Array(weights.length),
    moment2: new Float32Array(weights.length),
    step: Uint32Array.of(0),
  },
  earlier: steps,
  source,
  seed,
});

/** What it told at a look. */
export interface Told {
  readonly step: number;
  readonly tokens: Uint32Array;
  /** Which of its heads looks for whom a pronoun means, on a story that is held out; null where nobody looked. */
  readonly owner: OwnerView | null;
}

/** Held-out stories that a model which was not graded is shown, until there is a pronoun in one. */
const FEW_ROWS = 4;

/** What a model tells that comes from elsewhere. */
export async function toldBy(model: Model): Promise<Told> {
  const { params, source, state, seed } = model;
  const pause = breather();
  const tokens = await tellStory(source, params, state.weights, seed, 0, pause);
  const step = stepsOf(model);
  if (source.kind === 'own') return { step, tokens, owner: null };
  const owners = watchOwners(source.locale, params.heads);
  const reader = createReader(params, state.weights);
  const { inputs } = heldOutOf(source, FEW_ROWS, params.t);
  for (let first = 0; first < inputs.length; first += params.t) {
    const end = inputs.indexOf(END, first + 1);
    const read = inputs.subarray(first, Math.min(end < 0 ? inputs.length : end, first + params.t));
    reader.restart();
    const looks: Look[] = [];
    for (const token of read) {
      looks.push(reader.next(token));
      await pause();
    }
    owners.see(read, looks);
    if (owners.view()) break;
  }
  return { step, tokens, owner: owners.view() };
}

export interface Material {
  readonly source: Source;
  readonly schedule: Schedule;
  readonly seed: number;
}

export interface Watch {
  /** Asked after each look: false ends this trainee's way. */
  goesOn(trails: readonly Trail[], now: number): boolean;
  show(going: Going): void;
  /** Told of every model that was looked at and is one still. */
  keep(model: Model): void;
  /** Told of a story of each model that was graded. */
  tell(told: Told): void;
}

/** Held-out windows that a model is graded on: more would tell models apart that are closer, and take longer than the steps. */
const HELD_OUT_ROWS = 24;

/**
 * The steps at which somebody looks, of those behind `begun` and at most `steps` further; each stretch between them is fed
 * anew.
 */
export function stopsOf(steps: number, begun = 0): readonly number[] {
  const end = begun + steps;
  const from = Math.floor(begun / STRETCH);
  const even = Array.from({ length: Math.floor(end / STRETCH) - from }, (_, at) => (from + at + 1) * STRETCH);
  return [...[1, 2, 5].filter((step) => step > begun && step <= end), ...even];
}

/** At looks that are a seventh of the way apart, or fifty steps: more often it would cost more than the steps do. */
export const isGraded = (step: number): boolean =>
  step < 2 * STRETCH || step % 50 === 0 || Math.floor(Math.log(step) * 7) !== Math.floor(Math.log(step - STRETCH) * 7);

/** The judge takes as long as some steps do. */
const isJudged = (step: number): boolean => step > 0 && step % 100 === 0;

/** Steps of one training at most, and how long one may take on its own clock. */
export const MOST_STEPS = 20_000;
export const LONGEST_MS = 90_000;

const KEPT = ['weights', 'moment1', 'moment2', 'step'] as const;

const stateOf = (tensors: Tensors) =>
  Object.fromEntries(KEPT.map((name) => [name, tensors[name]])) as unknown as Model['state'];

/** @param before where it goes on, by a single trainee, and its way so far. Rejects as the bench does */
export function train(
  bench: Pick<HeldBench, 'follow'>,
  trainees: readonly Trainee[],
  { source, schedule, seed }: Material,
  { goesOn, show, keep, tell }: Watch,
  before?: { readonly model: Model; readonly points: readonly TrailPoint[] },
): Promise<Trained> {
  const begun = before ? stepsOf(before.model) : 0;
  const earlier = before?.model.earlier ?? 0;
  const first = trainees[0].case.params as unknown as LanguageParams;
  const heldOut = heldOutOf(source, HELD_OUT_ROWS, first.t);
  /** @param counted by Adam */
  const fodder = (counted: number, p: LanguageParams): Tensors => ({
    ...stretchFrom(earlier + counted, source, schedule, seed, p, counted),
  });
  return followAll(bench, {
    trainees: source.kind === 'stories' ? trainees.map((one) => ({ ...one, stories: source.locale })) : trainees,
    from: before && { iteration: begun, ms: before.points.at(-1)?.ms ?? 0, points: before.points },
    // A stretch of a visitor who goes on ends where those of everybody do.
    stops: () => stopsOf(MOST_STEPS, begun).map((step) => step - begun),
    request: { seed, inputs: { ...fodder(begun - earlier, first), ...before?.model.state }, fed: true, keep: KEPT },
    async look({ index, tensors }) {
      const { side, case: id } = trainees[index];
      const params = id.params as unknown as LanguageParams;
      const state = stateOf(tensors);
      const step = earlier + state.step[0];
      const loss = tensors.loss[0];
      const { weights } = state;
      // The last good one stays: what has become no number tells nothing, and nobody can go on with it.
      if (!Number.isFinite(loss) || !KEPT.every((name) => state[name].every(Number.isFinite))) return { [LOSS]: loss };
      keep({ params, side, state, earlier, source, seed });
      if (!isGraded(step)) return { [LOSS]: loss };
      const owners = source.kind === 'stories' ? watchOwners(source.locale, params.heads) : null;
      const pause = breather();
      const held = await lossOn(heldOut, params, weights, pause, owners?.see);
      const owner = owners?.view() ?? null;
      tell({ step, tokens: await tellStory(source, params, weights, seed, 0, pause), owner });
      const judged = source.kind === 'stories' && isJudged(step);
      const right = judged ? await rightOf(source, params, weights, seed, JUDGED, pause) : null;
      return {
        [LOSS]: loss,
        [HELD_OUT]: held,
        ...(owner && { [OWNER]: owner.share }),
        ...(right !== null && { [RIGHT]: right / JUDGED }),
      };
    },
    goesOn(trails, { index, tensors }) {
      if (!goesOn(trails, index)) return false;
      return { inputs: fodder(tensors.step[0], trainees[index].case.params as unknown as LanguageParams) };
    },
    show,
  });
}
