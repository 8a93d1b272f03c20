import { Sentence } from '../../ui/controls/sentence.tsx';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { useResults, useTask } from '../kit/context.tsx';
import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';
import { Chart, curvesOf } from '../training/charts.tsx';
import { type Curve, Curves, CurvesKey } from '../training/curves.tsx';
import { LOSS, trailsOf } from '../training/trails.ts';
import { STEPS_AXIS } from '../training/words.ts';
import { BOARD, paramsOf } from './board.ts';
import { racerOf, TrailNotices, TrainingControls } from './controls.tsx';
import { fastFinding, fewFinding, STEPS } from './mishaps.ts';
import { runs } from './runs.ts';
import { useSchool, useTraining } from './school.ts';
import { Story } from './story.tsx';
import { floorFor, HELD_OUT, winnerOf } from './trails.ts';
import { FLOOR } from './words.ts';

const WORDS = {
  start: text('Try it', '试一试'),
  again: text('Once more', '再试一次'),
  axis: text('loss, nats a token', '损失，每个 token 多少 nat'),
  batch: text('on what it was trained on', '训练文本'),
  held: text('on held-out stories', '留出的故事'),
  chart: (what: string) => text(`${what}: loss over steps`, `${what}：损失随步数的变化`),
};

/** Ten times what is good. */
const TOO_FAST = '0.1';

/** What goes wrong where there is too little text, or where the learning rate is too high. */
export function Mishap({ run }: { run: 'few' | 'fast' }) {
  const say = useLocalText();
  const results = useResults();
  useTask(results[run] !== undefined);
  const { begin } = useTraining();
  const { seed } = useSchool((state) => state.setup);
  const going = useSchool((state) => (state.going?.run === run ? state.going : null));
  const latest = useSchool((state) => state.latest[run]);
  const source = storiesIn(useLocale(), run === 'few' ? 1 : null);
  const knobs = run === 'few' ? BOARD.standard : { ...BOARD.standard, rate: TOO_FAST };
  const params = paramsOf(knobs, source);
  // The visitor has no time to lose.
  const side = winnerOf(trailsOf(results, 'race')) === 'gpu' ? 'gpu' : 'cpu';
  const trails = going?.trails ?? trailsOf(results, run);
  const [trail] = trails;
  const seen = trail?.points.length > 0;
  const { title } = runs[run];
  const start = async (instead: boolean) => {
    if (!params) return;
    const goesOn = (all: readonly Trail[]) => (all[0].points.at(-1)?.iteration ?? 0) < STEPS[run];
    await begin({ run, what: title, trainees: [racerOf(params, side)], source, knobs, seed, goesOn }, instead);
  };
  return (
    <section className="card task" aria-label={say(title)}>
      <TrainingControls
        run={run}
        title={title}
        start={seen ? WORDS.again : WORDS.start}
        measured={seen}
        onStart={start}
      />
      {seen && <Losses trail={trail} title={say(WORDS.chart(say(title)))} />}
      {seen && latest && <Story told={latest} source={latest.source} />}
      {seen && !going && <Found run={run} trail={trail} />}
      {!going && <TrailNotices trails={trails} />}
    </section>
  );
}

/** On what it was trained on, and on what it never saw. */
function Losses({ trail, title }: { trail: Trail; title: string }) {
  const say = useLocalText();
  const floor = floorFor(trail);
  const curves: Curve[] = [LOSS, HELD_OUT].flatMap((value, nth) =>
    curvesOf(
      [trail],
      () => say(nth ? WORDS.held : WORDS.batch),
      ({ iteration }) => iteration,
      value,
    ).map((curve) => ({ ...curve, id: value, nth, below: false })),
  );
  return (
    <div className="race-charts">
      <CurvesKey curves={curves} />
      <Chart title={title}>
        <Curves
          curves={curves}
          xLabel={say(STEPS_AXIS)}
          yLabel={say(WORDS.axis)}
          level={floor === null ? undefined : { y: floor, label: say(FLOOR) }}
          label={title}
        />
      </Chart>
    </div>
  );
}

function Found({ run, trail }: { run: 'few' | 'fast'; trail: Trail }) {
  const say = useLocalText();
  const finding = run === 'few' ? fewFinding(trail) : fastFinding(trail);
  return finding && <Sentence quiet>{say(finding)}</Sentence>;
}
