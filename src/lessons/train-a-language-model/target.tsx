import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { useResults } from '../kit/context.tsx';
import { figure, text } from '../text.ts';
import * as shared from '../training/target.tsx';
import { trailsOf } from '../training/trails.ts';
import { BOARD, paramsOf } from './board.ts';
import { judge, toBeat } from './challenge.ts';
import { racerOf, TrailNotices, TrainingControls } from './controls.tsx';
import { raceFinding } from './findings.ts';
import { runs } from './runs.ts';
import { useSchool, useTraining } from './school.ts';
import { reached } from './trails.ts';
import { APART } from './words.ts';

const WORDS = {
  beat: (tokens: string, within: string) =>
    text(
      `Your race took ${tokens} tokens. Be there within ${within}.`,
      `你那场比赛读了 ${tokens} 个 token。请在 ${within} 个之内学会语法。`,
    ),
  none: text(
    'In your race neither side came to grammar, so there is nothing to beat. Race again first.',
    '你那场比赛里，没有哪一边学会了语法，没有可以打破的数。请先再比一场。',
  ),
};

/** Batch, width, rate and side are the visitor's; tokens decide. */
export function Target() {
  const say = useLocalText();
  const source = storiesIn(useLocale());
  const results = useResults();
  const { begin } = useTraining();
  const { seed } = useSchool((state) => state.setup);
  const going = useSchool((state) => (state.going?.run === 'target' ? state.going : null));
  const trails = going?.trails ?? trailsOf(results, 'target');
  const goal = toBeat(results);

  if (!goal) return <p role="status">{say(WORDS.none)}</p>;
  const train = async ({ knobs, side, instead }: shared.Attempt) => {
    const params = paramsOf(knobs, source);
    if (!params) return undefined;
    const trainees = [racerOf(params, side)];
    const goesOn = (all: typeof trails) => !reached(all[0]);
    const result = await begin(
      { run: 'target', what: runs.target.title, trainees, source, knobs, seed, goesOn },
      instead,
    );
    return result?.trails && judge(result.trails[0], goal.within);
  };
  return (
    <shared.Target
      beat={WORDS.beat(figure(goal.tokens), figure(goal.within))}
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
