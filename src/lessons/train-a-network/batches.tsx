import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults, useTask } from '../kit/context.tsx';
import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';
import { type Curve, Curves, CurvesKey } from '../training/curves.tsx';
import type { Trainee } from '../training/follow.ts';
import { batchOf, trailsOf } from '../training/trails.ts';
import { percentOf, SECONDS_AXIS, secondsOf } from '../training/words.ts';
import { useClassroom, useTraining } from './classroom.ts';
import { TrailNotices, TrainingControls } from './controls.tsx';
import { WithPictures } from './download-card.tsx';
import { racers } from './race.tsx';
import { runs } from './runs.ts';
import { paramsOf, STANDARD } from './setup.ts';
import { ACCURACY, GOAL, reached, seenAt, winnerOf } from './trails.ts';
import { ACCURACY_AXIS, SEEN_AXIS } from './words.ts';

const WORDS = {
  start: text('Train all three', '三种都训练一遍'),
  again: text('Train again', '再训练一次'),
  batch: (b: number) => text(`batches of ${b}`, `每批 ${b} 张`),
  bySeen: text('Accuracy over pictures seen: what a picture teaches', '正确率随看过的图片：一张图片教会多少'),
  byTime: text('Accuracy over seconds: what counts', '正确率随时间：真正要看的'),
  goal: text('80%', '80%'),
  table: text('To 80%, by batch', '各种批大小到 80%'),
  size: text('Batch', '批'),
  rate: text('Pictures a second', '每秒图片数'),
  seen: text('Pictures to 80%', '到 80% 看过的图片'),
  time: text('Time to 80%', '到 80% 的用时'),
  last: (right: string) => text(`not reached; ${right}`, `没有到；${right}`),
};

export const SIZES = [8, 32, 512];

/** On the side that won the race: it has to be one, and the visitor has no time to lose. */
function traineesOf(side: 'gpu' | 'cpu'): readonly Trainee[] {
  return SIZES.flatMap((b) => {
    const params = paramsOf({ ...STANDARD, b });
    return params ? racers(params).filter((one) => one.side === side) : [];
  });
}

/** The same network and seed with batches of three sizes, one after the other. */
export function Batches() {
  return (
    <WithPictures>
      <Trained />
    </WithPictures>
  );
}

function Trained() {
  const say = useLocalText();
  const results = useResults();
  useTask(results.batches !== undefined);
  const { begin } = useTraining();
  const { seed } = useClassroom((state) => state.setup);
  const going = useClassroom((state) => (state.going?.run === 'batches' ? state.going : null));
  const trails = going?.trails ?? trailsOf(results, 'batches');
  const seen = trails.some(({ points }) => points.length > 0);
  const side = winnerOf(trailsOf(results, 'race')) === 'gpu' ? 'gpu' : 'cpu';
  const start = (instead: boolean) =>
    begin(
      {
        run: 'batches',
        what: runs.batches.title,
        trainees: traineesOf(side),
        seed,
        goesOn: (all, now) => !reached(all[now]),
      },
      instead,
    );
  return (
    <section className="card task" aria-label={say(runs.batches.title)}>
      <TrainingControls
        run="batches"
        title={runs.batches.title}
        start={seen ? WORDS.again : WORDS.start}
        measured={seen}
        onStart={start}
      />
      {seen && <Charts trails={trails} />}
      {!going && <TrailNotices trails={trails} />}
    </section>
  );
}

function Charts({ trails }: { trails: readonly Trail[] }) {
  const say = useLocalText();
  const curves = (x: (trail: Trail, point: Trail['points'][number]) => number): Curve[] =>
    trails.map((trail, nth) => ({
      id: `${nth}`,
      nth,
      name: say(WORDS.batch(batchOf(trail))),
      side: trail.side,
      points: trail.points.map((point) => ({ x: x(trail, point), y: point.values[ACCURACY] })),
    }));
  const level = { y: GOAL, label: say(WORDS.goal) };
  const shared = { yLabel: say(ACCURACY_AXIS), logX: true, percent: true, level } as const;
  return (
    <div className="race-charts">
      <CurvesKey curves={curves(seenAt)} />
      <section className="race-charts__one" aria-label={say(WORDS.bySeen)}>
        <h3 className="race-charts__title">{say(WORDS.bySeen)}</h3>
        <Curves {...shared} curves={curves(seenAt)} xLabel={say(SEEN_AXIS)} label={say(WORDS.bySeen)} />
      </section>
      <section className="race-charts__one" aria-label={say(WORDS.byTime)}>
        <h3 className="race-charts__title">{say(WORDS.byTime)}</h3>
        <Curves
          {...shared}
          curves={curves((_, { ms }) => ms / 1000)}
          xLabel={say(SECONDS_AXIS)}
          label={say(WORDS.byTime)}
        />
      </section>
      <Table trails={trails} />
    </div>
  );
}

function Table({ trails }: { trails: readonly Trail[] }) {
  const say = useLocalText();
  const format = useFormat();
  return (
    <ScrollTable label={say(WORDS.table)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.size)}</th>
          {[WORDS.rate, WORDS.seen, WORDS.time].map((word) => (
            <th key={word.en} scope="col" className="is-num">
              {say(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trails.map((trail) => {
          const last = trail.points.at(-1);
          const point = reached(trail);
          return (
            <tr key={batchOf(trail)}>
              <th scope="row" className="num">
                {batchOf(trail)}
              </th>
              <td className="is-num">
                {last && last.ms > 0 ? format.integer((1000 * seenAt(trail, last)) / last.ms) : '–'}
              </td>
              <td className="is-num">{point ? format.integer(seenAt(trail, point)) : '–'}</td>
              <td className="is-num">
                {point ? secondsOf(point.ms) : last ? say(WORDS.last(percentOf(last.values[ACCURACY]))) : '–'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
