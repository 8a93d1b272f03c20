import { canShareMemory } from '../../engine/cpu/shared-memory.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import type { TrainingParams } from '../../workloads/training/layout.ts';
import { useResults, useTask } from '../kit/context.tsx';
import { SoftwareOnce } from '../kit/software-once.tsx';
import { text } from '../text.ts';
import { driftFinding, repeatFinding } from '../training/findings.ts';
import type { Trainee } from '../training/follow.ts';
import { Knobs, Seed } from '../training/knobs.tsx';
import { Said } from '../training/said.tsx';
import { repeatedIn, toTheGoal } from '../training/trails.ts';
import { firstKey, isRace, useAddress, useClassroom, useTraining } from './classroom.ts';
import { TrailNotices, TrainingControls } from './controls.tsx';
import { WithPictures } from './download-card.tsx';
import { accuracyFinding, raceFinding } from './findings.ts';
import { RaceCharts } from './race-charts.tsx';
import { runs } from './runs.ts';
import { BOARD, caseFor, isStandard, paramsOf } from './setup.ts';
import { reached, repeats } from './trails.ts';
import { APART, REPEATED } from './words.ts';

const WORDS = {
  start: text('Start the race', '开始比赛'),
  again: text('Train again with this seed', '用这个种子再训练一次'),
  rewind: text('Rewind', '倒回起点'),
  seedIs: text(
    'The seed decides the weights at the start and the order of the pictures, for both sides alike.',
    '种子决定起始权重和图片的顺序，两边完全一样。',
  ),
};

/** The best that each side has wherever it runs: what a GPU need not offer is left out, as what this page may not do. */
export const racers = (params: TrainingParams): readonly Trainee[] => [
  { case: caseFor('fused', params), side: 'gpu' },
  { case: caseFor(canShareMemory() ? 'wasm-threads' : 'wasm', params), side: 'cpu' },
];

/** The same network, seed and order on GPU and CPU, on one clock. */
export function Race() {
  return (
    <WithPictures>
      <Raced />
    </WithPictures>
  );
}

function Raced() {
  const say = useLocalText();
  useAddress();
  const results = useResults();
  useTask(results.race !== undefined);
  const { begin, choose, rewind } = useTraining();
  const setup = useClassroom((state) => state.setup);
  const shown = useClassroom((state) => state.shown);
  const first = useClassroom((state) => state.first);
  const run = isStandard(setup) ? 'race' : 'try';
  const going = useClassroom((state) => (state.going && isRace(state.going.run) ? state.going : null));

  const result = isRace(shown) ? results[shown] : undefined;
  const trails = going?.trails ?? result?.trails ?? [];
  const params = paramsOf(setup.knobs);
  const start = async (instead: boolean) => {
    if (!params) return;
    await begin(
      {
        run,
        what: runs.race.title,
        trainees: racers(params),
        seed: setup.seed,
        goesOn: (all, now) => toTheGoal(all, now, reached),
      },
      instead,
    );
  };
  const again = repeatedIn(trails, (trail) => result && first[firstKey(trail, result.summary.seed)], repeats);
  const seen = trails.some(({ points }) => points.length > 0);
  const findings = going
    ? []
    : [raceFinding(trails), accuracyFinding(trails), driftFinding(trails), repeatFinding(again, REPEATED)];

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
      {!going && <TrailNotices trails={trails} />}
      <Said findings={findings} />
      {result?.summary.environment.adapter?.software && <SoftwareOnce adapter={result.summary.environment.adapter} />}
    </section>
  );
}
