/** Progress as a file: saved, and added again here or elsewhere. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalText } from '../../engine/contract.ts';
import { progressFileName } from '../../results/export/file-name.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { Fold } from '../../ui/controls/fold.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { download } from '../../ui/share/download.ts';
import { loaded } from '../../ui/share/saving.ts';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useAnyDraft } from '../../ui/state/use-draft.ts';
import { useCourse } from '../course-context.tsx';
import { useKept } from '../kept-context.tsx';
import { type AddedFile, addFile } from '../state/add-file.ts';
import { DRAFTS, hasProgress } from '../state/course-store.ts';

type Outcome = AddedFile | { readonly problem: LocalText } | 'reading' | null;

const loadFile = () => import('../state/progress-file.ts');

export function ProgressPart() {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const course = useCourse();
  const { drafts } = useServices();
  const edited = useAnyDraft([DRAFTS]);
  const something = useStore(course, hasProgress) || edited;
  const evictable = useKept() === false;
  const [outcome, setOutcome] = useState<Outcome>(null);

  const saving = useSaving();
  const save = async () => {
    const { progressText } = await loaded(loadFile());
    const now = new Date().toISOString();
    const progress = { course: course.getState().progress, drafts: drafts.all() };
    const name = progressFileName(now);
    download(new Blob([progressText(progress, now)], { type: 'application/json' }), name);
    return name;
  };
  const add = async (file: File) => {
    setOutcome('reading');
    setOutcome(await addFile(loadFile, file, { course, drafts }, new Date().toISOString()));
  };

  return (
    <Fold title={t('progress.title')} aside={evictable ? t('progress.aside') : undefined}>
      <p>{t('progress.text')}</p>
      {evictable && <p className="muted">{t('progress.evictable')}</p>}
      <div className="row">
        <Button disabled={!something} onClick={() => void saving.save(save)}>
          {t('progress.save')}
        </Button>
        <FileButton
          accept=".json,application/json"
          disabled={outcome === 'reading'}
          onFiles={([file]) => void add(file)}
        >
          {t(outcome === 'reading' ? 'progress.opening' : 'progress.open')}
        </FileButton>
      </div>
      <SavingTold saving={saving} />
      {!something && <p className="muted">{t('progress.none')}</p>}
      <div role="status" className="stack">
        {outcome !== null && outcome !== 'reading' && 'lessons' in outcome && <Said added={outcome} />}
      </div>
      {outcome !== null && outcome !== 'reading' && 'problem' in outcome && (
        <Notice kind="error" title={t('progress.failed')}>
          <p>{text(outcome.problem)}</p>
        </Notice>
      )}
    </Fold>
  );
}

function Said({ added: { lessons, drafts, refused, noRoom, kept } }: { added: AddedFile }) {
  const { t } = useTranslation('lessons');
  return (
    <>
      {lessons > 0 && <p>{t('progress.lessons', { count: lessons })}</p>}
      {drafts > 0 && <p>{t('progress.drafts', { count: drafts })}</p>}
      {lessons + drafts + noRoom === 0 && <p>{t('progress.nothing')}</p>}
      {refused > 0 && <p>{t('progress.refused', { count: refused })}</p>}
      {noRoom > 0 && <p>{t('progress.noRoom', { count: noRoom })}</p>}
      {!kept && <p>{t('progress.unkept')}</p>}
    </>
  );
}
