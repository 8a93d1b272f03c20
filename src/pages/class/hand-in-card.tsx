import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerText } from '../../chart-model/class/sentence.ts';
import { drawSeed } from '../../engine/random.ts';
import { type Added, entryOf, nameOf } from '../../results/class/entry.ts';
import { digestLink, handInFile, longestLink } from '../../results/class/hand-in.ts';
import type { Assignment, Nickname } from '../../results/class/model.ts';
import { drawNickname, nicknameText } from '../../results/class/nickname.ts';
import { answerOf } from '../../results/class/question.ts';
import { handInFileName } from '../../results/export/file-name.ts';
import { placeOf } from '../../results/roofline.ts';
import type { Summary } from '../../results/summary.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { rootAddress } from '../../ui/frame/root-address.ts';
import { download } from '../../ui/share/download.ts';
import { LinkCard } from '../../ui/share/link-card.tsx';
import { QrCode } from '../../ui/share/qr-code.tsx';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useLimit } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { useClassWords } from './class-words.ts';

interface HandInCardProps {
  assignment: Assignment;
  summary: Summary;
  guess: number | null;
  cancelled: boolean;
}

/** What it came to, and the three ways to hand it in. Nothing leaves by itself. */
export function HandInCard({ assignment, summary, guess, cancelled }: HandInCardProps) {
  const { t } = useTranslation('classes');
  const [nickname, setNickname] = useState<Nickname | null>(null);
  const [showAdapter, setShowAdapter] = useState(true);
  const known = useLimit((state) => state.known);
  const limits = known?.place === placeOf(summary.environment) ? known.limits : null;
  const added = useMemo<Added>(
    () => ({ guess, nickname, limits, showAdapter }),
    [guess, nickname, limits, showAdapter],
  );
  const measured = summary.measurements.some(({ status }) => status === 'ok');
  if (!measured) return <p role="status">{t('student.nothing')}</p>;
  return (
    <section className="stack" aria-labelledby="hand-in-title">
      <h2 id="hand-in-title">{t('student.handIn')}</h2>
      {cancelled && <p>{t('student.cancelled')}</p>}
      <Outcome assignment={assignment} summary={summary} added={added} />
      <p>{t('student.privacy')}</p>
      <Choices
        summary={summary}
        nickname={nickname}
        setNickname={setNickname}
        showAdapter={showAdapter}
        setShowAdapter={setShowAdapter}
      />
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

interface ChoicesProps {
  summary: Summary;
  nickname: Nickname | null;
  setNickname: (nickname: Nickname | null) => void;
  showAdapter: boolean;
  setShowAdapter: (show: boolean) => void;
}

const draw = () => drawNickname(() => drawSeed() / 2 ** 32);

/** What goes along, and what does not. */
function Choices({ summary, nickname, setNickname, showAdapter, setShowAdapter }: ChoicesProps) {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  const { adapter } = summary.environment;
  const adapterNamed = adapter && nameOf(adapter);
  const own = nickname && nicknameText(nickname);
  return (
    <fieldset className="stack class-choices">
      <legend className="visually-hidden">{t('student.handIn')}</legend>
      <p className="small muted">
        {t('student.holds', { adapter: adapterNamed && showAdapter ? t('student.holdsAdapter') : '' })}
      </p>
      <div className="row">
        <label className="class-check">
          <input
            type="checkbox"
            checked={nickname !== null}
            onChange={({ target }) => setNickname(target.checked ? draw() : null)}
          />
          {t('student.withNickname')}
        </label>
        {own && (
          <>
            <strong role="status">{text(own)}</strong>
            <Button size="small" onClick={() => setNickname(draw())}>
              {t('student.another')}
            </Button>
          </>
        )}
      </div>
      {adapterNamed && (
        <label className="class-check">
          <input type="checkbox" checked={showAdapter} onChange={({ target }) => setShowAdapter(target.checked)} />
          {t('student.adapter', { name: adapterNamed })}
        </label>
      )}
    </fieldset>
  );
}

function Ways({ assignment, summary, added }: Given) {
  const { t } = useTranslation('classes');
  const saving = useSaving();
  const base = rootAddress();
  const { link, whole } = useMemo(
    () => longestLink(summary, assignment, added, workloads, base),
    [summary, assignment, added, base],
  );
  const digest = useMemo(
    () => digestLink(entryOf(summary, assignment, added), assignment, workloads, base),
    [summary, assignment, added, base],
  );
  const save = () =>
    saving.save(async () => {
      const name = handInFileName(summary.startedAt);
      download(new Blob([handInFile(link)], { type: 'application/json' }), name);
      return name;
    });
  return (
    <>
      <section className="card stack class-code" aria-labelledby="code-title">
        <h3 id="code-title">{t('student.code')}</h3>
        {digest ? (
          <>
            <p className="small muted">
              {t('student.codeText', { count: digest.cases, all: assignment.cases.length })}
            </p>
            <QrCode text={digest.link} label={t('student.codeLabel')} otherwise={null} />
          </>
        ) : (
          <p>{t('student.noCode')}</p>
        )}
      </section>
      {!whole && (
        <Notice kind="warning" title={t('student.tooLong.title')}>
          <p>{t('student.tooLong.text')}</p>
        </Notice>
      )}
      <LinkCard
        link={link}
        title={t('student.link')}
        text={t(whole ? 'student.linkText' : 'student.linkTimes')}
        otherwise={t('student.shorter')}
        takesFocus={false}
        code={false}
      />
      <section className="card stack" aria-labelledby="file-title">
        <h3 id="file-title">{t('student.file')}</h3>
        <div>
          <Button onClick={() => void save()}>{t('student.save')}</Button>
        </div>
        <SavingTold saving={saving} />
      </section>
    </>
  );
}
