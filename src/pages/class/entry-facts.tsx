import { useTranslation } from 'react-i18next';
import { answerText } from '../../chart-model/class/sentence.ts';
import type { Assignment, Entry } from '../../results/class/model.ts';
import { nicknameText } from '../../results/class/nickname.ts';
import { answerOf } from '../../results/class/question.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';
import { useClassWords } from './class-words.ts';

interface EntryFactsProps {
  entry: Entry;
  /** Null: a digest knows its assignment by a number alone, and its guess has no unit. */
  assignment: Assignment | null;
}

/** All that something handed in says of whom it comes from. */
export function EntryFacts({ entry, assignment }: EntryFactsProps) {
  const { t } = useTranslation(['classes', 'wall']);
  const text = useLocalText();
  const format = useFormat();
  const nickname = entry.nickname && nicknameText(entry.nickname);
  const facts: [string, string][] = [
    [t('table.name'), nickname ? text(nickname) : t('table.unnamed')],
    [t('table.group'), t(`wall:groups.${entry.group}`)],
    [t('table.adapter'), entry.adapter ?? t('table.notTold')],
    [t('table.browser'), entry.browser],
  ];
  return (
    <dl className="ledger class-outcome">
      {assignment ? (
        <Answers entry={entry} assignment={assignment} />
      ) : (
        entry.guess !== null && <Fact name={t('table.guess')} value={format.number(entry.guess)} />
      )}
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
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
