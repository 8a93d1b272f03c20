import { useTranslation } from 'react-i18next';
import type { Progress } from '../../results/history/import-files.ts';
import { DropTold } from '../../ui/controls/drop-told.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { useFileDrop } from '../../ui/controls/use-file-drop.ts';
import { useFormat, useLocalText, useMarks } from '../../ui/state/locale.ts';
import { type Outcome, useImport } from './use-import.ts';

/** Takes files from a button or dropped on the page, and says what became of them. */
export function ImportRuns() {
  const { t } = useTranslation('history');
  const { busy, progress, outcome, take } = useImport();
  const { dragging, dropped } = useFileDrop(take);
  return (
    <section className="stack" aria-label={t('import')}>
      <div className="row">
        <FileButton accept=".json,application/json" multiple disabled={busy} onFiles={take}>
          {t(busy ? 'importing' : 'import')}
        </FileButton>
        <p className="small muted">{t('importHint')}</p>
      </div>
      {progress && <HowFar progress={progress} />}
      <DropTold dropped={dropped} />
      <OutcomeText outcome={outcome} />
      {dragging && (
        <div className="drop-target" aria-hidden="true">
          <p>{t('drop')}</p>
        </div>
      )}
    </section>
  );
}

function HowFar({ progress: { file, files, run, runs } }: { progress: Progress }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const counts = { run: format.integer(run), runs: format.integer(runs) };
  return (
    <>
      <progress className="progress" aria-label={t('importing')} value={(file - 1 + run / runs) / files} max={1} />
      <p className="small num">
        {files === 1
          ? t('importingRun', counts)
          : t('importingOf', { ...counts, file: format.integer(file), files: format.integer(files) })}
      </p>
    </>
  );
}

const SHOWN = 5;

function OutcomeText({ outcome }: { outcome: Outcome | null }) {
  const { t } = useTranslation('history');
  const text = useLocalText();
  const { gap } = useMarks();
  if (!outcome) return <div role="status" />;
  const { added, known, refused, trouble, left, files } = outcome;
  return (
    <>
      <div role="status">
        {added + known > 0 && (
          <p>
            {added > 0 && <span>{t('importDone.added', { count: added }) + gap}</span>}
            {known > 0 && <span>{t('importDone.known', { count: known })}</span>}
          </p>
        )}
        {left > 0 && files > 1 && <p>{t('importDone.left', { count: left, all: files })}</p>}
      </div>
      {refused.length > 0 && (
        <Notice kind="error" title={t('importDone.refusedTitle')}>
          {refused.slice(0, SHOWN).map(({ file, problem }) => (
            <p key={`${file} ${problem.en}`}>{t('importDone.file', { file, problem: text(problem) })}</p>
          ))}
          {refused.length > SHOWN && <p>{t('importDone.more', { count: refused.length - SHOWN })}</p>}
          <p className="muted">{t('importDone.kept')}</p>
        </Notice>
      )}
      {trouble && <TroubleNotice trouble={trouble} />}
    </>
  );
}
