import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';
import * as shared from '../training/controls.tsx';
import { percentOf } from '../training/words.ts';
import { useClassroom, useTraining } from './classroom.ts';
import { ACCURACY, GOAL } from './trails.ts';
import { nameOf } from './words.ts';

const LANES: shared.LaneWords = {
  name: nameOf,
  value({ values }) {
    const right = percentOf(values[ACCURACY]);
    return text(right, right);
  },
  share: ({ values }) => values[ACCURACY] / GOAL,
  way: (name) => text(`${name}: way to 80%`, `${name}：离 80% 还有多远`),
};

type TrainingControlsProps = Omit<shared.TrainingControlsProps, 'state' | 'lanes' | 'onStop'>;

/** The button, who is on which step, and what went wrong. */
export function TrainingControls(props: TrainingControlsProps) {
  const { stop } = useTraining();
  const state = useClassroom((all) => all);
  return <shared.TrainingControls {...props} state={state} lanes={LANES} onStop={stop} />;
}

/** Why a side went no further, and whether the times are worth comparing. */
export const TrailNotices = ({ trails }: { trails: readonly Trail[] }) => (
  <shared.TrailNotices trails={trails} name={nameOf} />
);
