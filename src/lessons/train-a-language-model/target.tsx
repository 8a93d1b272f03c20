import { useState } from 'react';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { useAnswer } from '../kit/challenge.tsx';
import { useResults } from '../kit/context.tsx';
import { figure, text } from '../text.ts';
import { Knobs } from '../training/knobs.tsx';
import { Side } from '../training/side.tsx';
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
  start: text('Train it', '训练'),
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
  const { answer, touched } = useAnswer();
  const { begin } = useTraining();
  const { seed } = useSchool((state) => state.setup);
  const going = useSchool((state) => (state.going?.run === 'target' ? state.going : null));
  const [knobs, setKnobs] = useState(BOARD.standard);
  const [side, setSide] = useState<'gpu' | 'cpu'>('cpu');
  const params = paramsOf(knobs, source);
  const trails = going?.trails ?? trailsOf(results, 'target');
  const goal = toBeat(results);
  const finding = going ? null : raceFinding(trails);

  if (!goal) return <p role="status">{say(WORDS.none)}</p>;
  const start = async (instead: boolean) => {
    if (!params) return;
    touched();
    const trainees = [racerOf(params, side)];
    const goesOn = (all: typeof trails) => !reached(all[0]);
    const result = await begin(
      { run: 'target', what: runs.target.title, trainees, source, knobs, seed, goesOn },
      instead,
    );
    if (result?.trails) answer(judge(result.trails[0], goal.within));
  };
  return (
    <>
      <p>{say(WORDS.beat(figure(goal.tokens), figure(goal.within)))}</p>
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
