import { useState } from 'react';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useAnswer } from '../kit/challenge.tsx';
import { useResults } from '../kit/context.tsx';
import { text } from '../text.ts';
import { Knobs } from '../training/knobs.tsx';
import { Side } from '../training/side.tsx';
import { trailsOf } from '../training/trails.ts';
import { secondsOf } from '../training/words.ts';
import { judge, toBeat } from './challenge.ts';
import { useClassroom, useTraining } from './classroom.ts';
import { TrailNotices, TrainingControls } from './controls.tsx';
import { WithPictures } from './download-card.tsx';
import { raceFinding } from './findings.ts';
import { racers } from './race.tsx';
import { runs } from './runs.ts';
import { BOARD, paramsOf, STANDARD } from './setup.ts';
import { reached } from './trails.ts';
import { APART } from './words.ts';

const WORDS = {
  start: text('Train it', '训练'),
  beat: (side: string, time: string, goal: string) =>
    text(
      `The faster side of your race, the ${side}, took ${time}. Be there within ${goal}.`,
      `你那场比赛里较快的是 ${side}，用了 ${time}。请在 ${goal} 之内到达。`,
    ),
  none: text(
    'In your race neither side came to 80 % while the page was in sight, so there is no time to beat. Race again first.',
    '你那场比赛里，没有哪一边在页面可见时到过 80%，没有可以打破的用时。请先再比一场。',
  ),
};

/** Side, batch and width are the visitor's; the clock decides. */
export function Target() {
  return (
    <WithPictures>
      <Tried />
    </WithPictures>
  );
}

function Tried() {
  const say = useLocalText();
  const results = useResults();
  const { answer, touched } = useAnswer();
  const { begin } = useTraining();
  const { seed } = useClassroom((state) => state.setup);
  const going = useClassroom((state) => (state.going?.run === 'target' ? state.going : null));
  const [knobs, setKnobs] = useState(STANDARD);
  const [side, setSide] = useState<'gpu' | 'cpu'>('cpu');
  const params = paramsOf(knobs);
  const trails = going?.trails ?? trailsOf(results, 'target');
  const goal = toBeat(results);
  const finding = going ? null : raceFinding(trails);

  if (!goal) return <p role="status">{say(WORDS.none)}</p>;
  const start = async (instead: boolean) => {
    if (!params) return;
    touched();
    const trainees = racers(params).filter((one) => one.side === side);
    const goesOn = (all: typeof trails) => !reached(all[0]);
    const result = await begin({ run: 'target', what: runs.target.title, trainees, seed, goesOn }, instead);
    if (result?.trails) answer(judge(result.trails[0], goal));
  };
  return (
    <>
      <p>{say(WORDS.beat(goal.side.toUpperCase(), secondsOf(goal.ms), secondsOf(goal.withinMs)))}</p>
      <div className="row">
        <Side
          side={side}
          choose={(next) => {
            setSide(next);
            touched();
          }}
        />
      </div>
      <Knobs
        board={BOARD}
        apart={APART}
        knobs={knobs}
        disabled={going !== null}
        choose={(next) => {
          setKnobs(next);
          touched();
        }}
      />
      <TrainingControls
        run="target"
        title={runs.target.title}
        start={WORDS.start}
        measured={false}
        disabled={!params}
        onStart={start}
      />
      {finding && <Sentence>{say(finding)}</Sentence>}
      {!going && <TrailNotices trails={trails} />}
    </>
  );
}
