import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';
import { Chart, curvesOf, Drift, LossOverSteps } from '../training/charts.tsx';
import { Curves, CurvesKey } from '../training/curves.tsx';
import { driftFinding } from '../training/findings.ts';
import { LOSS, trailsOf } from '../training/trails.ts';
import { LOSS_AXIS, percentOf, SECONDS_AXIS, secondsOf } from '../training/words.ts';
import { ACCURACY, GOAL } from './trails.ts';
import { ACCURACY_AXIS, nameOf } from './words.ts';

const WORDS = {
  overlaid: text('GPU and CPU, step by step', 'GPU 和 CPU，一步一步地比'),
  overTime: text('Accuracy over seconds: the race', '正确率随时间：比赛'),
  lossOverTime: text('Loss over seconds', '损失随时间的变化'),
  goal: text('80%', '80%'),
  table: text('Every look', '每次查看'),
  step: text('Step', '步'),
  time: text('Time', '用时'),
  loss: text('Loss', '损失'),
  right: text('Right', '答对'),
};

const nameIn = (say: ReturnType<typeof useLocalText>) => (trail: Trail) => say(nameOf(trail));

/** A race as it goes on, or as it went: loss over steps, loss and accuracy over seconds, and the weights' distance. */
export function RaceCharts({ trails }: { trails: readonly Trail[] }) {
  const say = useLocalText();
  const overTime = (value: string) => curvesOf(trails, nameIn(say), ({ ms }) => ms / 1000, value);
  return (
    <div className="race-charts">
      <CurvesKey curves={overTime(LOSS)} />
      <LossOverSteps trails={trails} name={nameOf} />
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
      <Drift trails={trails} name={nameOf} />
      <Disclosure summary={say(WORDS.table)}>
        <Looks trails={trails} />
      </Disclosure>
    </div>
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
      <CurvesKey curves={curvesOf(trails, nameIn(say), ({ iteration }) => iteration, LOSS)} />
      <LossOverSteps trails={trails} name={nameOf} />
      <Drift trails={trails} name={nameOf} />
      {finding && <p role="status">{say(finding)}</p>}
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
              const told = point ? [secondsOf(point.ms), format.number(loss), percentOf(right)] : ['–', '–', '–'];
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
