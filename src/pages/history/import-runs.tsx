import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { useFileDrop } from '../../ui/controls/use-file-drop.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';

interface Outcome {
  readonly added: number;
  readonly known: number;
  readonly refused: readonly { readonly file: string; readonly problem: LocalText }[];
  readonly trouble: StorageTrouble | null;
}

export interface Import {
  /** How many of how many files are done; null while nothing is imported. */
  readonly busy: { readonly done: number; readonly count: number } | null;
  /** A file is being held over the page. */
  readonly dragging: boolean;
  readonly outcome: Outcome | null;
  take(files: readonly File[]): Promise<void>;
  clear(): void;
}

/** Takes files from a button or dropped on the page; one bad file or run does not keep the others out. */
export function useImport(): Import {
  const services = useServices();
  const [busy, setBusy] = useState<Import['busy']>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const history = services.history();
    let sum: Outcome = { added: 0, known: 0, refused: [], trouble: null };
    for (const [done, file] of files.entries()) {
      setBusy({ done: done + 1, count: files.length });
      try {
        const { added, known, refused } = await (await history).importFile(file, workloads);
        sum = {
          ...sum,
          added: sum.added + added.length,
          known: sum.known + known.length,
          refused: [...sum.refused, ...refused.map((problem) => ({ file: file.name, problem }))],
        };
      } catch (error) {
        sum = { ...sum, trouble: storageTrouble(error) };
      }
    }
    setOutcome(sum);
    setBusy(null);
  };
  const dragging = useFileDrop(take);

  return { busy, dragging, outcome, take, clear: () => setOutcome(null) };
}

export function ImportButton({ busy, take }: Pick<Import, 'busy' | 'take'>) {
  const { t } = useTranslation('history');
  return (
    <FileButton accept=".json,application/json" multiple disabled={busy !== null} onFiles={(files) => void take(files)}>
      {busy === null ? t('import') : busy.count > 1 ? t('importingOf', busy) : t('importing')}
    </FileButton>
  );
}

const SHOWN = 5;

export function ImportOutcome({ outcome }: { outcome: Outcome | null }) {
  const { t } = useTranslation('history');
  const text = useLocalText();
  return (
    <>
      <div role="status">
        {outcome && outcome.added + outcome.known > 0 && (
          <p>
            {outcome.added > 0 && <span>{`${t('importDone.added', { count: outcome.added })} `}</span>}
            {outcome.known > 0 && <span>{t('importDone.known', { count: outcome.known })}</span>}
          </p>
        )}
      </div>
      {outcome && outcome.refused.length > 0 && (
        <Notice kind="error" title={t('importDone.refusedTitle')}>
          {outcome.refused.slice(0, SHOWN).map(({ file, problem }) => (
            <p key={`${file} ${problem.en}`}>{t('importDone.file', { file, problem: text(problem) })}</p>
          ))}
          {outcome.refused.length > SHOWN && <p>{t('importDone.more', { count: outcome.refused.length - SHOWN })}</p>}
          <p className="muted">{t('importDone.kept')}</p>
        </Notice>
      )}
      {outcome?.trouble && <TroubleNotice trouble={outcome.trouble} />}
    </>
  );
}
