/** The question of an assignment, in the reader's language, and what it is about. */
import type { TFunction } from 'i18next';
import type { Workload } from '../../engine/contract.ts';
import type { Locale } from '../../i18n/index.ts';
import { MARKS } from '../../i18n/marks.ts';
import type { Assignment } from '../../results/class/model.ts';
import { summaryRows } from '../../results/class/question.ts';
import { groupWorkloads } from '../group.ts';
import { briefPlace } from '../words.ts';

export interface QuestionWords {
  /** `How many times faster is the GPU than the CPU?` */
  readonly question: string;
  /** `Matrix multiplication: n = 1024` */
  readonly about: string;
}

export function questionWords(
  assignment: Assignment,
  workloads: readonly Workload[],
  t: TFunction<'wall'>,
  locale: Locale,
): QuestionWords {
  const { question, cases } = assignment;
  const { kind, clock } = question;
  const asks = [t(`question.${kind}`), ...(clock === 'endToEnd' ? [t('question.copies')] : [])];
  return { question: asks.join(MARKS[locale].gap), about: about() };

  function about(): string {
    const place = question.kind === 'speed-up' ? question.at : question.kind === 'time' ? question.of : 0;
    const [row] = summaryRows(
      assignment,
      { rows: [{ case: place, status: 'aborted', kernel: null, roundTrip: null }] },
      workloads,
    );
    if (!row) return cases[0]?.workload ?? '';
    const [group] = groupWorkloads([{ measurements: [row] }], workloads);
    const what = group.title[locale];
    if (question.kind === 'crossover') return what;
    const at = briefPlace(group, group.facets[0], null, locale);
    const title = group.contenders[0].title[locale];
    return question.kind === 'time' ? t('question.ofCase', { what, title, at }) : t('question.of', { what, at });
  }
}
