/** From a choice to what the bench runs. */

import type { CaseId, Plan, TensorData, Workload } from '../../../engine/contract.ts';
import { bytesOf } from '../../../engine/sizes.ts';
import { pixelsOf } from '../../../ui/picture/fit.ts';
import type { Choice } from '../../../ui/plan/choice.ts';

/** Pixels of one picture, and bytes of all, that the page keeps to show them afterwards. */
const SHOWN_PIXELS = 2 ** 22;
const SHOWN_BYTES = 256 * 2 ** 20;

/**
 * @param bitmap the visitor's picture; the cases must then agree on its size
 * @throws Error where the browser has no room for the picture at this size
 */
export function makePlan(choice: Choice, cases: readonly CaseId[], bitmap: ImageBitmap | null, seed: number): Plan {
  const { workload, budgetMs, weights } = choice;
  const { accepts } = workload;
  const own: Record<string, TensorData> = {};
  if (accepts?.picture && bitmap) own[accepts.picture.input] = pixelsOf(bitmap, frameOf(workload, cases[0]));
  if (accepts?.weights && weights) own[accepts.weights.input] = Float32Array.from(weights);
  const plan = { cases, budgetMs, seed, keepOutputs: keepsOutputs(workload, cases) };
  return Object.keys(own).length ? { ...plan, inputs: { [workload.id]: own } } : plan;
}

/** Width and height of the pictures of a case whose workload accepts one. */
export function frameOf(
  { accepts }: Workload,
  { params }: Pick<CaseId, 'params'>,
): { readonly width: number; readonly height: number } {
  const { width, height } = accepts?.picture ?? {};
  return { width: Number(params[width ?? '']), height: Number(params[height ?? '']) };
}

/** Whether there is something to show: an output and its reference for every case have to fit. */
function keepsOutputs(workload: Workload, cases: readonly CaseId[]): boolean {
  const pictures = workload.accepts?.picture?.output !== undefined;
  if (!pictures && !workload.sketch) return false;
  const bytes = cases.reduce((sum, { params }) => sum + 2 * bytesOf(workload.tensors(params).outputs), 0);
  if (bytes > SHOWN_BYTES) return false;
  const pixels = cases.map((id) => frameOf(workload, id)).map(({ width, height }) => width * height);
  return !pictures || Math.max(...pixels) <= SHOWN_PIXELS;
}
