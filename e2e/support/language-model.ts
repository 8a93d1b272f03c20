/** Language models on their way through the lesson that trains one: told by a test, or really trained. */
import type { Locator, Page } from 'playwright/test';
import type { TensorData } from '../../src/engine/contract.ts';
import { cover } from '../../src/lessons/train-a-language-model/cover.ts';
import { runs } from '../../src/lessons/train-a-language-model/runs.ts';
import { LABELS } from '../../src/workloads/language/texts.ts';
import { openStep, runBox } from './lessons.ts';
import type { ScriptedFollow } from './scripted-bench.ts';
import { expect } from './test.ts';

interface LookOf {
  readonly weights: TensorData;
  readonly ms: number;
  readonly loss?: number;
  readonly index?: number;
  /** Steps that the model had taken before. */
  readonly before?: number;
}

/** Tells a look, of the first contender if of no other. */
export const look = (
  follow: ScriptedFollow,
  iteration: number,
  { weights, loss = 1, ms, index = 0, before = 0 }: LookOf,
): Promise<unknown> => {
  const moment = new Float32Array(weights.length);
  const tensors = { loss: Float32Array.of(loss), weights, moment1: moment, moment2: moment };
  const step = Uint32Array.of(before + iteration);
  return follow.emit({ type: 'look', index, iteration, ms, hidden: false, tensors: { ...tensors, step } });
};

interface Wanted {
  readonly side?: 'GPU' | 'CPU';
  readonly b?: number;
  readonly width: number;
}

/** Opens the lesson where a model grows, and begins with one of the visitor's own. */
export async function grow(page: Page, { side = 'CPU', b = 16, width }: Wanted): Promise<Locator> {
  await openStep(page, cover, 'grow', 'en');
  const place = runBox(page, runs.grow.title);
  for (const [legend, option] of [
    ['Trained on', side],
    [LABELS.b.en, String(b)],
    [LABELS.width.en, String(width)],
  ]) {
    await place.getByRole('group', { name: legend, exact: true }).getByText(option, { exact: true }).click();
  }
  await place.getByRole('button', { name: 'Train', exact: true }).click();
  return place;
}

/** What stands above the story that was told last. */
const TOLD = /After step [\d,]+ it tells:/;

/** The same on the GPU, until the model has told a story: whichever is the latest by then, as it goes on learning. */
export async function growOnGpu(page: Page, width: number): Promise<Locator> {
  const place = await grow(page, { side: 'GPU', b: 4, width });
  await expect(place).toContainText(TOLD);
  return place;
}

const stepIn = (text: string | null): number => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));

/** Of the model that there is when nobody trains. */
export const stepOf = async (place: Locator): Promise<number> =>
  stepIn(await place.getByText(/^There is a model after step [\d,]+: it goes on/).textContent());

/** Of a model that is in training, the step that was looked at last. */
export const latestStep = async (place: Locator): Promise<number> =>
  stepIn(await place.getByText(/^step [\d,]+ · /).textContent());
