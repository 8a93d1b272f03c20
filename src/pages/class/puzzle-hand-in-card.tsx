import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment, LocalText } from '../../engine/contract.ts';
import { drawSeed } from '../../engine/random.ts';
import { type Answer, answerDigest, answerLink, puzzleEntryOf } from '../../results/class/puzzle-hand-in.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { rootAddress } from '../../ui/frame/root-address.ts';
import { provedOf } from '../../ui/puzzle/check.ts';
import { type Checked, isSolved } from '../../ui/puzzle/use-check.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { AS_IT_IS, type Choice, HandInChoices } from './hand-in-choices.tsx';
import { HandInWays } from './hand-in-ways.tsx';

interface PuzzleHandInCardProps {
  puzzle: Puzzle;
  /** What came of the text as it stands; null until it is checked. */
  checked: Checked | null;
}

/** 12 hexadecimal digits. */
const drawId = () => ((drawSeed() % 2 ** 16) * 2 ** 32 + drawSeed()).toString(16).padStart(12, '0');

/** Right or not, what was checked can be handed in, by three ways. Nothing leaves by itself. */
export function PuzzleHandInCard({ puzzle, checked }: PuzzleHandInCardProps) {
  const { t } = useTranslation('classes');
  const [id] = useState(drawId);
  // What a student leaves out stays out, however often the answer changes.
  const [choice, setChoice] = useState(AS_IT_IS);
  const answer = checked && answerOf(puzzle, checked);
  return (
    <section className="stack rule-top" aria-labelledby="hand-in-title">
      <h2 id="hand-in-title">{t('student.handIn')}</h2>
      {answer ? (
        <Ready key={answer.code} id={id} answer={answer} choice={choice} onChoice={setChoice} />
      ) : (
        <p className="muted">{t('student.puzzle.unchecked')}</p>
      )}
    </section>
  );
}

/** Null of what could not be judged or was stopped before it was, and of an empty text. */
function answerOf({ id }: Puzzle, checked: Checked): Answer | null {
  const { code, outcome, score, tried } = checked;
  if (outcome === null || outcome === 'unasked' || tried.length === 0) return null;
  // Right on inputs that were there before says neither that it is solved nor that it is not.
  if (outcome === 'right' && checked.again) return null;
  const byGpu = tried.every((one) => one.gpu !== null && provedOf(one) === one.gpu);
  const solved = isSolved(checked);
  return { puzzle: id, solved, byGpu, counts: solved ? score : null, code };
}

interface ReadyProps {
  id: string;
  answer: Answer;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

function Ready({ id, answer, choice, onChoice }: ReadyProps) {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  const { environment, problem, again } = useEnvironment();
  const [startedAt] = useState(() => Math.floor(Date.now() / 1000));
  const base = rootAddress();
  const entry = useMemo(
    () => environment && puzzleEntryOf(answer, { id, startedAt, environment, ...choice }),
    [answer, id, startedAt, environment, choice],
  );
  const { link, whole } = useMemo(() => (entry ? answerLink(entry, base) : { link: '', whole: true }), [entry, base]);
  const digest = useMemo(() => entry && answerDigest(entry, base), [entry, base]);
  if (problem) {
    return (
      <Notice kind="error" title={t('student.puzzle.noMachine')}>
        <p>{text(problem)}</p>
        <div>
          <Button size="small" onClick={again}>
            {t('student.puzzle.again')}
          </Button>
        </div>
      </Notice>
    );
  }
  if (!environment) return <p role="status">{t('student.puzzle.asking')}</p>;
  return (
    <>
      <p>
        <strong>{t(answer.solved ? 'student.puzzle.solved' : 'student.puzzle.open')}</strong>
      </p>
      <p>{t('student.privacy')}</p>
      <HandInChoices of="puzzle" adapter={environment.adapter} choice={choice} onChange={onChoice} />
      <HandInWays
        link={link}
        text={t(whole ? 'student.puzzle.linkText' : 'student.puzzle.linkShort')}
        digest={digest}
        digestText={t('student.puzzle.codeText')}
        startedAt={new Date(1000 * startedAt).toISOString()}
      />
    </>
  );
}

/** Of this machine, asked when there is something to hand in. */
function useEnvironment() {
  const { bench } = useServices();
  const [environment, setEnvironment] = useState<Environment | null>(null);
  const [problem, setProblem] = useState<LocalText | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once more when the visitor says so
  useEffect(() => {
    let wanted = true;
    bench.environment().then(
      (found) => wanted && setEnvironment(found),
      (error: unknown) => wanted && setProblem(problemOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [bench, attempt]);
  const again = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  return { environment, problem, again };
}
