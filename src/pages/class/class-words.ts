import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type QuestionWords, questionWords } from '../../chart-model/class/question-words.ts';
import type { ClassWords } from '../../chart-model/class/sentence.ts';
import { paramName } from '../../chart-model/words.ts';
import { MARKS } from '../../i18n/marks.ts';
import { type Assignment, isPuzzle, type Question, type Task } from '../../results/class/model.ts';
import { askedCase } from '../../results/class/question.ts';
import { puzzleOf } from '../../results/class/task.ts';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { workloads } from '../../workloads/registry.ts';

/** What figures of an assignment are told with. */
export function useClassWords({ cases, question }: Pick<Assignment, 'cases' | 'question'>): ClassWords {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const format = useFormat();
  const { kind } = question;
  const workload = workloads.find(({ id }) => id === askedCase({ cases, question })?.workload);
  const axis = workload ? paramName(workload, workload.chart.x, locale) : '';
  return useMemo(() => ({ t, locale, format, kind, axis }), [t, locale, format, kind, axis]);
}

/** The question, and what it is about. */
export function useQuestion(assignment: Assignment): QuestionWords {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  return questionWords(assignment, workloads, t, locale);
}

/** Several questions of one plan, each in one line. */
export function useQuestionList(assignment: Assignment, questions: readonly Question[]): readonly string[] {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  return useMemo(
    () =>
      questions.map((question) => {
        const { question: asks, about } = questionWords({ ...assignment, question }, workloads, t, locale);
        return asks + MARKS[locale].bracketed(about);
      }),
    [assignment, questions, t, locale],
  );
}

/** What a class is given, told as a question is. */
export function useTaskWords(task: Task): QuestionWords {
  const { t } = useTranslation(['wall', 'puzzles']);
  const locale = useLocale();
  if (!isPuzzle(task)) return questionWords(task, workloads, t, locale);
  const puzzle = puzzleOf(task.puzzle);
  // One that this version does not have is refused before.
  if (!puzzle) return { question: task.puzzle, about: '' };
  const number = PUZZLES.indexOf(puzzle) + 1;
  return { question: t('puzzles:pageTitle', { number, title: puzzle.title[locale] }), about: puzzle.task[locale] };
}
