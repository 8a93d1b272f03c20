import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type QuestionWords, questionWords } from '../../chart-model/class/question-words.ts';
import type { ClassWords } from '../../chart-model/class/sentence.ts';
import type { Assignment, Question } from '../../results/class/model.ts';
import { askedCase } from '../../results/class/question.ts';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';

/** What figures of an assignment are told with. */
export function useClassWords({ cases, question }: Pick<Assignment, 'cases' | 'question'>): ClassWords {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const format = useFormat();
  const { kind } = question;
  const axis = workloads.find(({ id }) => id === askedCase({ cases, question })?.workload)?.chart.x ?? '';
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
        return locale === 'en' ? `${asks} (${about})` : `${asks}（${about}）`;
      }),
    [assignment, questions, t, locale],
  );
}
