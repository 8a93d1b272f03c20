import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerText } from '../../chart-model/class/sentence.ts';
import { type Added, entryOf } from '../../results/class/entry.ts';
import { digestLink, longestLink } from '../../results/class/hand-in.ts';
import type { Assignment } from '../../results/class/model.ts';
import { answerOf } from '../../results/class/question.ts';
import { placeOf } from '../../results/roofline.ts';
import type { Summary } from '../../results/summary.ts';
import { Notice } from '../../ui/controls/notice.tsx';
import { rootAddress } from '../../ui/frame/root-address.ts';
import { useLimit } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { useClassWords } from './class-words.ts';
import { AS_IT_IS, HandInChoices } from './hand-in-choices.tsx';
import { HandInWays } from './hand-in-ways.tsx';

interface HandInCardProps {
  assignment: Assignment;
  summary: Summary;
  guess: number | null;
  cancelled: boolean;
}

/** What it came to, and the three ways to hand it in. Nothing leaves by itself. */
export function HandInCard({ assignment, summary, guess, cancelled }: HandInCardProps) {
  const { t } = useTranslation('classes');
  const [choice, setChoice] = useState(AS_IT_IS);
  const known = useLimit((state) => state.known);
  const { environment } = summary;
  const limits = known?.place === placeOf(environment) ? known.limits : null;
  const added = useMemo<Added>(() => ({ guess, limits, ...choice }), [guess, limits, choice]);
  const measured = summary.measurements.some(({ status }) => status === 'ok');
  if (!measured) return <p role="status">{t('student.nothing')}</p>;
  return (
    <section className="stack" aria-labelledby="hand-in-title">
      <h2 id="hand-in-title">{t('student.handIn')}</h2>
      {cancelled && <p>{t('student.cancelled')}</p>}
      <Outcome assignment={assignment} summary={summary} added={added} />
      <p>{t('student.privacy')}</p>
      <HandInChoices of="run" adapter={environment.adapter} choice={choice} onChange={setChoice} />
      <Ways assignment={assignment} summary={summary} added={added} />
    </section>
  );
}

type Given = Pick<HandInCardProps, 'assignment' | 'summary'> & { added: Added };

function Outcome({ assignment, summary, added }: Given) {
  const { t } = useTranslation('classes');
  const words = useClassWords(assignment);
  const answer = useMemo(
    () => answerOf(assignment, entryOf(summary, assignment, added), workloads),
    [assignment, summary, added],
  );
  return (
    <dl className="ledger class-outcome">
      <div>
        <dt>{t('student.guessed')}</dt>
        <dd className="num">{added.guess === null ? t('table.noGuess') : answerText(added.guess, words)}</dd>
      </div>
      <div>
        <dt>{t('student.came')}</dt>
        <dd className="num">{answer ? answerText(answer.median, words) : t('table.noAnswer')}</dd>
      </div>
    </dl>
  );
}

function Ways({ assignment, summary, added }: Given) {
  const { t } = useTranslation('classes');
  const base = rootAddress();
  const { link, whole } = useMemo(
    () => longestLink(summary, assignment, added, workloads, base),
    [summary, assignment, added, base],
  );
  const digest = useMemo(
    () => digestLink(entryOf(summary, assignment, added), assignment, workloads, base),
    [summary, assignment, added, base],
  );
  return (
    <HandInWays
      link={link}
      text={t(whole ? 'student.linkText' : 'student.linkTimes')}
      digest={digest?.link ?? null}
      digestText={t('student.codeText', { held: digest?.cases ?? 0, count: assignment.cases.length })}
      startedAt={summary.startedAt}
    >
      {!whole && (
        <Notice kind="warning" title={t('student.tooLong.title')}>
          <p>{t('student.tooLong.text')}</p>
        </Notice>
      )}
    </HandInWays>
  );
}
