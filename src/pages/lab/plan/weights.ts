/** The visitor's own weights as part of a choice. Pure. */
import type { Params, ParamValue, Workload } from '../../../engine/contract.ts';
import { resizeGrid } from '../../../ui/picture/weights.ts';
import { type Choice, paramsAt, sizeSpec, wantsWeights, withParam } from '../../../ui/plan/choice.ts';

/** Side of the grid that the chosen parameters ask for; null where the workload takes none. */
export function gridSide({ workload, params }: Pick<Choice, 'workload' | 'params'>): number | null {
  const { weights } = workload.accepts ?? {};
  const resolved = paramsAt({ workload, params }, sizeSpec(workload).default);
  if (!weights || !resolved.ok) return null;
  return workload.tensors(resolved.params).inputs[weights.input]?.shape[0] ?? null;
}

/** The weights that the workload itself would use, made at the smallest size: they depend on neither size nor seed. */
function generatedWeights(workload: Workload, params: Params): readonly number[] {
  const { weights, picture } = workload.accepts ?? {};
  const smallest: Record<string, ParamValue> = picture ? { [picture.width]: 1, [picture.height]: 1 } : {};
  const resolved = paramsAt({ workload, params: { ...params, ...smallest } }, 1);
  const made = weights && resolved.ok ? workload.generate(resolved.params, 1)[weights.input] : undefined;
  return made ? [...made] : [];
}

/** Sets a parameter and keeps the weights fitting: they begin as those of the choice left behind, and keep their centre. */
export function chooseParam(choice: Choice, name: string, value: ParamValue | null): Choice {
  const next = { ...choice, params: withParam(choice.params, name, value) };
  if (!wantsWeights(next)) return { ...next, weights: null };
  const side = gridSide(next);
  if (side === null) return next;
  const before = choice.weights ?? generatedWeights(choice.workload, choice.params);
  return { ...next, weights: resizeGrid(before, side) };
}

/** A choice whose weights fit its grid: those of a link may be too few, or missing. */
export function withFittingWeights(choice: Choice): Choice {
  const side = wantsWeights(choice) ? gridSide(choice) : null;
  if (side === null) return choice.weights === null ? choice : { ...choice, weights: null };
  return choice.weights?.length === side * side ? choice : { ...choice, weights: identity(side) };
}

const identity = (side: number): number[] =>
  Array.from({ length: side * side }, (_, at) => (at === (side * side - 1) / 2 ? 1 : 0));
