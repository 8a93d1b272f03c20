import { canShareMemory } from '../../engine/cpu/shared-memory.ts';
import type { LanguageParams } from '../../workloads/language/layout.ts';
import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';
import * as shared from '../training/controls.tsx';
import type { Trainee } from '../training/follow.ts';
import { LOSS } from '../training/trails.ts';
import { caseFor } from './board.ts';
import { useSchool, useTraining } from './school.ts';
import { GRAMMAR, HELD_OUT } from './trails.ts';
import { lossIn, nameOf } from './words.ts';

/** Of a model that knows nothing, about; and of one that has grammar. */
const [AT_FIRST, AT_GOAL] = [5.2, 0.2 + GRAMMAR];

const LANES: shared.LaneWords = {
  name: nameOf,
  value: lossIn,
  share: ({ values }) => (AT_FIRST - (values[HELD_OUT] ?? values[LOSS])) / (AT_FIRST - AT_GOAL),
  way: (name) => text(`${name}: way to grammar`, `${name}：离学会语法还有多远`),
};

type TrainingControlsProps = Omit<shared.TrainingControlsProps, 'state' | 'lanes' | 'onStop'>;

/** The button, who is on which step, and what went wrong. */
export function TrainingControls(props: TrainingControlsProps) {
  const { stop } = useTraining();
  const state = useSchool((all) => all);
  return <shared.TrainingControls {...props} state={state} lanes={LANES} onStop={stop} />;
}

/** Why a side went no further, but for a visitor's own wish, and whether the times are worth comparing. */
export const TrailNotices = ({ trails }: { trails: readonly Trail[] }) => (
  <shared.TrailNotices
    trails={trails.map((trail) => (trail.reason?.code === 'cancelled' ? { ...trail, reason: null } : trail))}
    name={nameOf}
  />
);

/** The best that each side has wherever it runs: what a GPU need not offer is left out, as what this page may not do. */
export const racers = (params: LanguageParams): readonly Trainee[] => [
  { case: caseFor('fused', params), side: 'gpu' },
  { case: caseFor(canShareMemory() ? 'wasm-threads' : 'wasm', params), side: 'cpu' },
];

export const racerOf = (params: LanguageParams, side: 'gpu' | 'cpu'): Trainee =>
  racers(params).find((one) => one.side === side) as Trainee;
