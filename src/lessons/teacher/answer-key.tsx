import type { LocalText } from '../../engine/contract.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { WithCode } from '../kit/with-code.tsx';
import type { Challenge, Lesson, Results } from '../lesson.ts';
import { answersOf, measuredOf } from './key.ts';
import { TEACHER } from './words.ts';

interface AnswerKeyProps {
  lesson: Lesson;
  /** What has been measured in this window. */
  results: Results;
}

/** What the lesson asks, and what is right, from its own definition. */
export function AnswerKey({ lesson, results }: AnswerKeyProps) {
  const say = useLocalText();
  const measured = Object.keys(results).length > 0;
  return (
    <>
      {!measured && <p className="muted">{say(TEACHER.unmeasured)}</p>}
      <h3>{say(TEACHER.guesses)}</h3>
      <ul className="teacher__key">
        {Object.entries(lesson.predictions).map(([id, prediction]) => (
          <li key={id} className="stack">
            <p>
              <WithCode words={say(prediction.question)} />
            </p>
            <Asked run={lesson.runs[prediction.run]?.title} />
            <Here answer={measuredOf(prediction, results)} />
          </li>
        ))}
      </ul>
      <h3>{say(TEACHER.claims)}</h3>
      <ul className="teacher__key">
        {Object.entries(lesson.claims).map(([id, { claim, run, verdict }]) => (
          <li key={id} className="stack">
            <p>
              <WithCode words={say(claim)} />
            </p>
            <Asked run={run === undefined ? undefined : lesson.runs[run]?.title} />
            <Here answer={verdict(results)?.because ?? null} />
          </li>
        ))}
      </ul>
      <h3>{say(TEACHER.challenges)}</h3>
      <ul className="teacher__key">
        {Object.entries(lesson.challenges).map(([id, challenge]) => (
          <Solved key={id} challenge={challenge} results={results} note={lesson.hints[id].solution(results)} />
        ))}
      </ul>
    </>
  );
}

function Asked({ run }: { run: LocalText | undefined }) {
  const say = useLocalText();
  if (!run) return null;
  return <p className="small muted">{say(TEACHER.asked(run))}</p>;
}

function Here({ answer }: { answer: LocalText | null }) {
  const say = useLocalText();
  if (!answer) return null;
  return (
    <p className="teacher__here">
      <WithCode words={say(TEACHER.here(answer))} />
    </p>
  );
}

interface SolvedProps {
  challenge: Challenge;
  results: Results;
  note: LocalText;
}

function Solved({ challenge, results, note }: SolvedProps) {
  const say = useLocalText();
  const answers = answersOf(challenge, results);
  return (
    <li className="stack">
      <p>
        <WithCode words={say(challenge.question)} />
      </p>
      {answers.length === 1 && (
        <p>
          <strong>
            <WithCode words={say(answers[0])} />
          </strong>
        </p>
      )}
      {answers.length > 1 && (
        <ol>
          {answers.map((answer) => (
            <li key={answer.en}>
              <strong>
                <WithCode words={say(answer)} />
              </strong>
            </li>
          ))}
        </ol>
      )}
      <p>
        <WithCode words={say(note)} />
      </p>
      <p className="muted">
        <WithCode words={say(challenge.because)} />
      </p>
    </li>
  );
}
