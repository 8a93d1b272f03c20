import { useTranslation } from 'react-i18next';
import { countedIn } from '../../chart-model/class/answers.ts';
import { answerText } from '../../chart-model/class/sentence.ts';
import type { Assignment, Entry, HandedIn, PuzzleEntry } from '../../results/class/model.ts';
import { nicknameText } from '../../results/class/nickname.ts';
import { answerOf } from '../../results/class/question.ts';
import { puzzleOf } from '../../results/class/task.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';
import { useClassWords } from './class-words.ts';

interface EntryFactsProps {
  entry: Entry;
  /** Null: a digest knows its assignment by a number alone, and its guess has no unit. */
  assignment: Assignment | null;
}

/** All that a run that was handed in says of whom it comes from. */
export function EntryFacts({ entry, assignment }: EntryFactsProps) {
  const { t } = useTranslation('classes');
  const format = useFormat();
  return (
    <dl className="ledger class-outcome">
      {assignment ? (
        <Answers entry={entry} assignment={assignment} />
      ) : (
        entry.guess !== null && <Fact name={t('table.guess')} value={format.number(entry.guess)} />
      )}
      <WhoseFacts of={entry} />
    </dl>
  );
}

/** The same of an answer to a puzzle. */
export function AnswerFacts({ entry }: { entry: PuzzleEntry }) {
  const { t } = useTranslation(['classes', 'touches']);
  const text = useLocalText();
  const format = useFormat();
  const { puzzle, solved, byGpu, counts } = entry;
  const title = puzzleOf(puzzle)?.title;
  const counted = countedIn([entry]);
  return (
    <dl className="ledger class-outcome">
      <Fact name={t('handed.puzzle')} value={title ? text(title) : puzzle} />
      <Fact name={t('table.puzzle.solved')} value={t(solved ? 'table.puzzle.yes' : 'table.puzzle.no')} />
      <Fact name={t('table.puzzle.by')} value={t(byGpu ? 'table.puzzle.byGpu' : 'table.puzzle.byInterpreter')} />
      {counted.map((name) => (
        <Fact key={name} name={t(`touches:score.${name}`)} value={format.number(counts?.[name] ?? 0)} />
      ))}
      <WhoseFacts of={entry} />
    </dl>
  );
}

function WhoseFacts({ of: { nickname, group, adapter, browser } }: { of: HandedIn }) {
  const { t } = useTranslation(['classes', 'wall']);
  const text = useLocalText();
  const own = nickname && nicknameText(nickname);
  const facts: [string, string][] = [
    [t('table.name'), own ? text(own) : t('table.unnamed')],
    [t('table.group'), t(`wall:groups.${group}`)],
    [t('table.adapter'), adapter ?? t('table.notTold')],
    [t('table.browser'), browser],
  ];
  return facts.map(([name, value]) => <Fact key={name} name={name} value={value} />);
}

function Answers({ entry, assignment }: { entry: Entry; assignment: Assignment }) {
  const { t } = useTranslation('classes');
  const words = useClassWords(assignment);
  const answer = answerOf(assignment, entry, workloads);
  return (
    <>
      <Fact
        name={t('table.guess')}
        value={entry.guess === null ? t('table.noGuess') : answerText(entry.guess, words)}
      />
      <Fact name={t('table.measured')} value={answer ? answerText(answer.median, words) : t('table.noAnswer')} />
    </>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd className="num">{value}</dd>
  </div>
);
