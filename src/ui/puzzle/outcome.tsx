import { useTranslation } from 'react-i18next';
import type { Workload } from '../../engine/contract.ts';
import type { Access } from '../../engine/interpret/api.ts';
import { shapeText } from '../../engine/shape-text.ts';
import { Notice } from '../controls/notice.tsx';
import { ProvedShape } from '../proof/proved-shape.tsx';
import { VerdictText } from '../proof/verdict-text.tsx';
import { useFormat, useLocalText, useMarks } from '../state/locale.ts';
import { type Doubt, doubtOf, provedOf, silentOf, type Tried, type Why, whyOf } from './check.ts';
import { type Checked, isSolved } from './use-check.ts';

/** What came of a check: a word for the whole, the first shape that went wrong, and what makes it doubtful. */
export function CheckOutcome({ checked, workload }: { checked: Checked; workload: Workload }) {
  const { t } = useTranslation('puzzles');
  const { semicolon } = useMarks();
  const { tried, outcome, kernel, seed, again } = checked;
  if (outcome === null) return <p role="status">{t('check.stopped')}</p>;
  if (outcome === 'empty') return <p role="status">{t('check.empty')}</p>;
  const doubt = doubtOf(tried);
  const right = tried.filter((one) => provedOf(one).status === 'right');
  const [first, ...others] = tried.filter((one) => !right.includes(one));
  const shapesOf = (some: readonly Tried[]) => some.map(({ params }) => shapeText(workload, params)).join(semicolon);
  const why = first && whyOf(first);
  // A text that no compiler takes is that at every shape.
  const shaped = outcome !== 'uncompiled';
  return (
    <div className="stack">
      <div role="status">
        <VerdictText right={outcome === 'right'}>
          <strong>
            {again && outcome === 'right'
              ? t('check.rightAgain', { count: tried.length })
              : t(`check.${outcome}`, { count: tried.length })}
          </strong>
        </VerdictText>
        {again && outcome === 'right' && <p>{t('check.againNote')}</p>}
        <ByWhom checked={checked} />
      </div>
      {shaped && <p className="small muted num">{t(again ? 'check.seedAgain' : 'check.seed', { seed })}</p>}
      <SilentGpu checked={checked} />
      {doubt && <DoubtNotice doubt={doubt} />}
      {right.length > 0 && outcome !== 'right' && shaped && (
        <p className="small num">{t('check.rightAt', { shapes: shapesOf(right) })}</p>
      )}
      {why && <Unrun why={why} shape={shaped ? shapesOf([first]) : null} />}
      {first && !why && (
        <ProvedShape params={first.params} proved={provedOf(first)} kernel={kernel} workload={workload} />
      )}
      {others.length > 0 && shaped && <p className="small num">{t('check.alsoAt', { shapes: shapesOf(others) })}</p>}
    </div>
  );
}

/** Whose word it is. */
function ByWhom({ checked: { outcome, gpu } }: { checked: Checked }) {
  const { t } = useTranslation('puzzles');
  const judged = outcome === 'right' || outcome === 'luck';
  if (gpu === 'all') return judged && <p className="small muted">{t('check.byGpu')}</p>;
  if (gpu === 'unasked') return <p className="small muted">{t('check.notAsked')}</p>;
  return judged && <p className="small muted">{t('check.byInterpreter')}</p>;
}

/** Why a GPU that was asked had no say. */
function SilentGpu({ checked: { tried, gpu, outcome, again } }: { checked: Checked }) {
  const { t } = useTranslation('puzzles');
  const text = useLocalText();
  const reason = silentOf(tried);
  if (!reason || gpu === 'all' || gpu === 'unasked') return null;
  return (
    <Notice kind="warning" title={t(`check.silent.${gpu}`)}>
      <p>{text(reason.text)}</p>
      {isSolved({ outcome, again }) && <p>{t('check.silent.counts')}</p>}
      {/* Where there is none, asking again changes nothing. */}
      {gpu !== 'none' && <p>{t('check.silent.again')}</p>}
    </Notice>
  );
}

/** @param shape of the try; null where it is the same at every shape */
function Unrun({ why: { text: said, also }, shape }: { why: Why; shape: string | null }) {
  const { t } = useTranslation('puzzles');
  const text = useLocalText();
  return (
    <Notice kind="warning" title={shape === null ? t('check.reason') : t('check.reasonAt', { shape })}>
      <p className="puzzle-desk__reason">{text(said)}</p>
      {also && <p className="small muted puzzle-desk__reason">{t('check.alsoGpu', { said: text(also) })}</p>}
    </Notice>
  );
}

function DoubtNotice({ doubt }: { doubt: Doubt }) {
  const { t } = useTranslation('puzzles');
  const format = useFormat();
  const of = ({ by: { thread, workgroup }, line }: Access) => ({
    thread: format.integer(thread),
    group: workgroup.join(', '),
    line: format.integer(line),
  });
  if (doubt.kind === 'outside') {
    const { name, index, length, line, by } = doubt.access;
    return (
      <Notice kind="warning" title={t('doubt.outside')}>
        <p className="num">
          {t('doubt.outsideText', {
            thread: format.integer(by.thread),
            place: `${name}[${index}]`,
            line: format.integer(line),
            length: format.integer(length),
          })}
        </p>
      </Notice>
    );
  }
  const { race, read, write } = doubt;
  const other = read ?? (race.first === write ? race.second : race.first);
  const [one, two] = [of(other), of(write)];
  const sameLine = !read && other.line === write.line;
  return (
    <Notice kind="warning" title={t('doubt.race')}>
      <p className="num">
        {t(read ? 'doubt.readWrite' : sameLine ? 'doubt.sameLine' : 'doubt.twoWrites', {
          cell: race.cell,
          first: one.thread,
          firstLine: one.line,
          second: two.thread,
          secondLine: two.line,
          line: two.line,
        })}
      </p>
      <p>{t(race.across ? 'doubt.across' : sameLine ? 'doubt.own' : 'doubt.barrier')}</p>
    </Notice>
  );
}
