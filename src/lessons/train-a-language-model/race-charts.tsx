import { useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';
import { Chart, curvesOf, Drift, LossOverSteps } from '../training/charts.tsx';
import { Curves, CurvesKey } from '../training/curves.tsx';
import { driftFinding } from '../training/findings.ts';
import { trailsOf } from '../training/trails.ts';
import { SECONDS_AXIS, STEPS_AXIS } from '../training/words.ts';
import { fallOf, floorFor, HELD_OUT } from './trails.ts';
import { FALL, FLOOR, HELD_OUT_AXIS, nameOf } from './words.ts';

const WORDS = {
  overlaid: text('GPU and CPU, step by step', 'GPU 和 CPU，一步一步地比'),
  overTime: text('Held-out loss over seconds: the race', '比赛：留出损失随时间的变化'),
  overSteps: text('Held-out loss over steps', '留出损失随步数的变化'),
};

interface HeldOutProps {
  trails: readonly Trail[];
  over: 'steps' | 'seconds';
}

/**
 * How good models are on text that they never saw, over steps or seconds, with the floor that the dice have; over the steps of
 * one alone, the fall as well. By factors: on an even scale what comes before grammar would leave no room for the fall.
 */
export function HeldOut({ trails, over }: HeldOutProps) {
  const say = useLocalText();
  const title = say(over === 'steps' ? WORDS.overSteps : WORDS.overTime);
  const floor = trails.length ? floorFor(trails[0]) : null;
  const fall = over === 'steps' && trails.length === 1 ? fallOf(trails[0]) : null;
  return (
    <Chart title={title}>
      <Curves
        curves={curvesOf(
          trails,
          (trail) => say(nameOf(trail)),
          ({ iteration, ms }) => (over === 'steps' ? iteration : ms / 1000),
          HELD_OUT,
        ).map((curve) => ({ ...curve, below: curve.below && trails.length > 1 }))}
        xLabel={say(over === 'steps' ? STEPS_AXIS : SECONDS_AXIS)}
        yLabel={say(HELD_OUT_AXIS)}
        logX={over === 'seconds'}
        logY
        level={floor === null ? undefined : { y: floor, label: say(FLOOR) }}
        band={fall ? { ...fall, label: say(FALL) } : undefined}
        label={title}
      />
    </Chart>
  );
}

/** A race as it goes on, or as it went. */
export function RaceCharts({ trails }: { trails: readonly Trail[] }) {
  return (
    <div className="race-charts">
      <Key trails={trails} />
      <LossOverSteps trails={trails} name={nameOf} />
      <HeldOut trails={trails} over="seconds" />
    </div>
  );
}

function Key({ trails }: { trails: readonly Trail[] }) {
  const say = useLocalText();
  return (
    <CurvesKey
      curves={curvesOf(
        trails,
        (trail) => say(nameOf(trail)),
        ({ ms }) => ms,
        HELD_OUT,
      )}
    />
  );
}

/** Of the race that the guesses are about: what both sides have in common, and what not quite. */
export function Overlaid() {
  const say = useLocalText();
  const trails = trailsOf(useResults(), 'race');
  const finding = driftFinding(trails);
  if (!trails.some(({ points }) => points.length)) return null;
  return (
    <section className="card race-charts" aria-label={say(WORDS.overlaid)}>
      <h2 className="task__title">{say(WORDS.overlaid)}</h2>
      <Key trails={trails} />
      <HeldOut trails={trails} over="steps" />
      <Drift trails={trails} name={nameOf} />
      {finding && <p role="status">{say(finding)}</p>}
    </section>
  );
}
