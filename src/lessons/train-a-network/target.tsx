import { useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { text } from '../text.ts';
import * as shared from '../training/target.tsx';
import { trailsOf } from '../training/trails.ts';
import { secondsOf } from '../training/words.ts';
import { judge, toBeat } from './challenge.ts';
import { useClassroom, useTraining } from './classroom.ts';
import { TrailNotices, TrainingControls } from './controls.tsx';
import { WithPictures } from './download-card.tsx';
import { raceFinding } from './findings.ts';
import { racers } from './race.tsx';
import { runs } from './runs.ts';
import { BOARD, paramsOf } from './setup.ts';
import { reached } from './trails.ts';
import { APART } from './words.ts';

const WORDS = {
  beat: (side: string, time: string, goal: string) =>
    text(
      `The faster side of your race, the ${side}, took ${time}. Be there within ${goal}.`,
      `你那场比赛里较快的是 ${side}，用了 ${time}。请在 ${goal} 之内到达。`,
    ),
  none: text(
    'In your race neither side came to 80% while the page was in sight, so there is no time to beat. Race again first.',
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
  const { begin } = useTraining();
  const { seed } = useClassroom((state) => state.setup);
  const going = useClassroom((state) => (state.going?.run === 'target' ? state.going : null));
  const trails = going?.trails ?? trailsOf(results, 'target');
  const goal = toBeat(results);

  if (!goal) return <p role="status">{say(WORDS.none)}</p>;
  const train = async ({ knobs, side, instead }: shared.Attempt) => {
    const params = paramsOf(knobs);
    if (!params) return undefined;
    const trainees = racers(params).filter((one) => one.side === side);
    const goesOn = (all: typeof trails) => !reached(all[0]);
    const result = await begin({ run: 'target', what: runs.target.title, trainees, seed, goesOn }, instead);
    return result?.trails && judge(result.trails[0], goal);
  };
  return (
    <shared.Target
      beat={WORDS.beat(goal.side.toUpperCase(), secondsOf(goal.ms), secondsOf(goal.withinMs))}
      title={runs.target.title}
      board={BOARD}
      apart={APART}
      going={going !== null}
      trails={trails}
      finding={going ? null : raceFinding(trails)}
      train={train}
      Controls={TrainingControls}
      Notices={TrailNotices}
    />
  );
}
