import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import type { Trail, TrailPoint } from '../lesson.ts';
import { text } from '../text.ts';
import { type Curve, Curves, CurvesKey } from './curves.tsx';
import { driftFinding } from './findings.ts';
import { ACCURACY, DRIFT, GOAL, LOSS, trailsOf } from './trails.ts';
import { ACCURACY_AXIS, LOSS_AXIS, nameOf, percentOf, SECONDS_AXIS, STEPS_AXIS, secondsOf } from './words.ts';

const WORDS = {
  overlaid: text('GPU and CPU, step by step', 'GPU 和 CPU，一步一步地比'),
  overSteps: text('Loss over steps: do the curves lie on each other?', '损失随步数：两条曲线重合吗？'),
  overTime: text('Accuracy over seconds: the race', '正确率随时间：比赛'),
  lossOverTime: text('Loss over seconds', '损失随时间'),
  drift: text('How far apart the weights are, over steps', '两边权重相差多远，随步数'),
  driftAxis: text('difference of all weights ÷ their length', '所有权重之差 ÷ 权重的长度'),
  goal: text('80 %', '80%'),
  table: text('Every look', '每次查看'),
  step: text('Step', '步'),
  time: text('Time', '用时'),
  loss: text('Loss', '损失'),
  right: text('Right', '答对'),
};

const curveOf = (
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
      points: trail.points.map((point) => ({ x: x(point), y: point.values[value] })),
    }));

const nameIn = (say: ReturnType<typeof useLocalText>) => (trail: Trail) => say(nameOf(trail));

/** A race as it goes on, or as it went: loss over steps, loss and accuracy over seconds, and the weights' distance. */
export function RaceCharts({ trails }: { trails: readonly Trail[] }) {
  const say = useLocalText();
  const overTime = (value: string) => curveOf(trails, nameIn(say), ({ ms }) => ms / 1000, value);
  return (
    <div className="race-charts">
      <CurvesKey curves={overTime(LOSS)} />
      <LossOverSteps trails={trails} />
      <Chart title={say(WORDS.lossOverTime)}>
        <Curves
          curves={overTime(LOSS)}
          xLabel={say(SECONDS_AXIS)}
          yLabel={say(LOSS_AXIS)}
          logX
          label={say(WORDS.lossOverTime)}
        />
      </Chart>
      <Chart title={say(WORDS.overTime)}>
        <Curves
          curves={overTime(ACCURACY)}
          xLabel={say(SECONDS_AXIS)}
          yLabel={say(ACCURACY_AXIS)}
          logX
          level={{ y: GOAL, label: say(WORDS.goal) }}
          percent
          label={say(WORDS.overTime)}
        />
      </Chart>
      <Drift trails={trails} />
      <Disclosure summary={say(WORDS.table)}>
        <Looks trails={trails} />
      </Disclosure>
    </div>
  );
}

function LossOverSteps({ trails }: { trails: readonly Trail[] }) {
  const say = useLocalText();
  const curves = curveOf(trails, nameIn(say), ({ iteration }) => iteration, LOSS);
  return (
    <Chart title={say(WORDS.overSteps)}>
      <Curves curves={curves} xLabel={say(STEPS_AXIS)} yLabel={say(LOSS_AXIS)} label={say(WORDS.overSteps)} />
    </Chart>
  );
}

/** Nothing before both sides were seen at the same steps. */
function Drift({ trails }: { trails: readonly Trail[] }) {
  const say = useLocalText();
  const both = trails
    .map((trail) => ({ ...trail, points: trail.points.filter(({ values }) => DRIFT in values) }))
    .filter(({ points }) => points.length > 1);
  if (!both.length) return null;
  const curves = curveOf(both, nameIn(say), ({ iteration }) => iteration, DRIFT);
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

/** Of the race that the guesses are about: what both sides have in common, and what not quite. */
export function Overlaid() {
  const say = useLocalText();
  const trails = trailsOf(useResults(), 'race');
  const finding = driftFinding(trails);
  if (!trails.some(({ points }) => points.length)) return null;
  return (
    <section className="card race-charts" aria-label={say(WORDS.overlaid)}>
      <h2 className="task__title">{say(WORDS.overlaid)}</h2>
      <CurvesKey curves={curveOf(trails, nameIn(say), ({ iteration }) => iteration, LOSS)} />
      <LossOverSteps trails={trails} />
      <Drift trails={trails} />
      {finding && <p role="status">{say(finding)}</p>}
    </section>
  );
}

function Chart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="race-charts__one" aria-label={title}>
      <h3 className="race-charts__title">{title}</h3>
      {children}
    </section>
  );
}

function Looks({ trails }: { trails: readonly Trail[] }) {
  const say = useLocalText();
  const format = useFormat();
  const steps = [...new Set(trails.flatMap(({ points }) => points.map(({ iteration }) => iteration)))].sort(
    (a, b) => a - b,
  );
  const at = (trail: Trail, step: number) => trail.points.find(({ iteration }) => iteration === step);
  return (
    <ScrollTable label={say(WORDS.table)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.step)}</th>
          {trails.flatMap(({ side }) =>
            [WORDS.time, WORDS.loss, WORDS.right].map((word) => (
              <th key={`${side} ${word.en}`} scope="col" className="is-num">
                {side.toUpperCase()} · {say(word)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step}>
            <th scope="row" className="num">
              {format.integer(step)}
            </th>
            {trails.flatMap((trail) => {
              const point = at(trail, step);
              const { [LOSS]: loss, [ACCURACY]: right } = point?.values ?? {};
              const told = point ? [secondsOf(point.ms), format.number(loss), say(percentOf(right))] : ['–', '–', '–'];
              return told.map((value, place) => (
                <td key={`${trail.side} ${[WORDS.time, WORDS.loss, WORDS.right][place].en}`} className="is-num">
                  {value}
                </td>
              ));
            })}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
