import { Button } from '../../ui/controls/button.tsx';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { useResults, useTask } from '../kit/context.tsx';
import { SoftwareOnce } from '../kit/software-once.tsx';
import { text } from '../text.ts';
import { repeatFinding } from '../training/findings.ts';
import { Knobs, Seed } from '../training/knobs.tsx';
import { Said } from '../training/said.tsx';
import { isStandardOf } from '../training/setup.ts';
import { repeatedIn, toTheGoal } from '../training/trails.ts';
import { BOARD, keyOf, paramsOf } from './board.ts';
import { racers, TrailNotices, TrainingControls } from './controls.tsx';
import { raceFinding } from './findings.ts';
import { RaceCharts } from './race-charts.tsx';
import { runs } from './runs.ts';
import { isRace, useAddress, useSchool, useTraining } from './school.ts';
import { Story } from './story.tsx';
import { reached, repeats } from './trails.ts';
import { APART, REPEATED } from './words.ts';

const WORDS = {
  start: text('Start the race', '开始比赛'),
  again: text('Train again with this seed', '用这个种子再训练一次'),
  rewind: text('Rewind', '倒回起点'),
  seedIs: text(
    'The seed decides the weights at the start and the stories, for both sides alike.',
    '种子决定起始权重和要读的故事，两边完全一样。',
  ),
};

/** The same model, seed and stories on GPU and CPU, on one clock. */
export function Race() {
  const say = useLocalText();
  const source = storiesIn(useLocale());
  useAddress();
  const results = useResults();
  useTask(results.race !== undefined);
  const { begin, choose, rewind } = useTraining();
  const setup = useSchool((state) => state.setup);
  const shown = useSchool((state) => state.shown);
  const first = useSchool((state) => state.first);
  const run = isStandardOf(BOARD, setup) ? 'race' : 'try';
  const going = useSchool((state) => (state.going && isRace(state.going.run) ? state.going : null));
  const latest = useSchool((state) => state.latest[going?.run ?? shown ?? '']);

  const result = isRace(shown) ? results[shown] : undefined;
  const trails = going?.trails ?? result?.trails ?? [];
  const params = paramsOf(setup.knobs, source);
  const start = async (instead: boolean) => {
    if (!params) return;
    await begin(
      {
        run,
        what: runs.race.title,
        trainees: racers(params),
        source,
        ...setup,
        goesOn: (all, now) => toTheGoal(all, now, reached),
        keeps: true,
      },
      instead,
    );
  };
  const again = repeatedIn(
    trails,
    (trail) => result && first[keyOf(trail.case, { ...setup, seed: result.summary.seed })],
    repeats,
  );
  const seen = trails.some(({ points }) => points.length > 0);
  const findings = going ? [] : [raceFinding(trails), repeatFinding(again, REPEATED)];

  return (
    <section className="card task" aria-label={say(runs.race.title)}>
      <TrainingControls
        run={run}
        title={runs.race.title}
        start={seen ? WORDS.again : WORDS.start}
        measured={seen}
        disabled={!params}
        onStart={start}
      >
        {seen && <Button onClick={rewind}>{say(WORDS.rewind)}</Button>}
      </TrainingControls>
      <Knobs
        board={BOARD}
        knobs={setup.knobs}
        disabled={going !== null}
        choose={(knobs) => choose({ ...setup, knobs })}
        apart={APART}
      />
      <Seed board={BOARD} setup={setup} disabled={going !== null} choose={choose}>
        {say(WORDS.seedIs)}
      </Seed>
      {seen && <RaceCharts trails={trails} />}
      {seen && latest && <Story told={latest} source={latest.source} />}
      {!going && <TrailNotices trails={trails} />}
      <Said findings={findings} />
      {result?.summary.environment.adapter?.software && <SoftwareOnce adapter={result.summary.environment.adapter} />}
    </section>
  );
}
