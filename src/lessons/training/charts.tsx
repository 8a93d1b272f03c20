import type { ReactNode } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import type { Trail, TrailPoint } from '../lesson.ts';
import { text } from '../text.ts';
import { type Curve, Curves } from './curves.tsx';
import { DRIFT, LOSS } from './trails.ts';
import { LOSS_AXIS, STEPS_AXIS } from './words.ts';

const WORDS = {
  overSteps: text('Loss over steps: do the curves lie on each other?', '损失随步数的变化：两条曲线重合吗？'),
  drift: text('How far apart the weights are, over steps', '两边权重相差多远，随步数'),
  driftAxis: text('difference of all weights ÷ their length', '所有权重之差 ÷ 权重的长度'),
};

/** One for each trail that has been looked at; looks without the value are left out. */
export const curvesOf = (
  trails: readonly Trail[],
  say: (of: Trail) => string,
  x: (point: TrailPoint) => number,
  value: string,
): Curve[] =>
  trails
    .filter(({ points }) => points.length > 0)
    .map((trail, index) => ({
      id: `${index}`,
      name: say(trail),
      side: trail.side,
      below: trail.side === 'cpu',
      points: trail.points
        .filter(({ values }) => value in values)
        .map((point) => ({ x: x(point), y: point.values[value] })),
    }));

export function Chart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="race-charts__one" aria-label={title}>
      <h3 className="race-charts__title">{title}</h3>
      {children}
    </section>
  );
}

interface TrailsProps {
  trails: readonly Trail[];
  name(trail: Trail): LocalText;
}

export function LossOverSteps({ trails, name }: TrailsProps) {
  const say = useLocalText();
  const curves = curvesOf(
    trails,
    (trail) => say(name(trail)),
    ({ iteration }) => iteration,
    LOSS,
  );
  return (
    <Chart title={say(WORDS.overSteps)}>
      <Curves curves={curves} xLabel={say(STEPS_AXIS)} yLabel={say(LOSS_AXIS)} label={say(WORDS.overSteps)} />
    </Chart>
  );
}

/** Nothing before both sides were seen at the same steps. */
export function Drift({ trails, name }: TrailsProps) {
  const say = useLocalText();
  const both = trails
    .map((trail) => ({ ...trail, points: trail.points.filter(({ values }) => DRIFT in values) }))
    .filter(({ points }) => points.length > 1);
  if (!both.length) return null;
  const curves = curvesOf(
    both,
    (trail) => say(name(trail)),
    ({ iteration }) => iteration,
    DRIFT,
  );
  return (
    <Chart title={say(WORDS.drift)}>
      <Curves
        curves={curves.map((curve) => ({ ...curve, below: false }))}
        xLabel={say(STEPS_AXIS)}
        yLabel={say(WORDS.driftAxis)}
        logY
        label={say(WORDS.drift)}
      />
    </Chart>
  );
}
