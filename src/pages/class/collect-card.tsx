import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { DropTold } from '../../ui/controls/drop-told.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { useFileDrop } from '../../ui/controls/use-file-drop.ts';
import { useFormat, useGap, useLocalText } from '../../ui/state/locale.ts';
import { ScanPart } from './scan-part.tsx';
import { type Collect, MOST_BYTES, type Outcome } from './use-collect.ts';

/** Paste, files, a folder, the camera: in any mix. */
export function CollectCard({ collect }: { collect: Collect }) {
  const { t } = useTranslation('classes');
  const gap = useGap();
  const id = useId();
  const [pasted, setPasted] = useState('');
  const { busy, outcome, takeText, takeFiles } = collect;
  const take = async () => {
    const { found, trouble, gone, problem } = await takeText(pasted);
    // What could not be taken stays for another try.
    if (found > 0 && !trouble && !gone && !problem) setPasted('');
  };
  const open = (files: readonly File[]) => void takeFiles(files);
  const { dragging, dropped } = useFileDrop(open);
  return (
    <section className="card stack" aria-labelledby="collect-title">
      <h2 id="collect-title">{t('collect.title')}</h2>
      <div className="field">
        <label className="field__label" htmlFor={id}>
          {t('collect.paste')}
        </label>
        <textarea
          id={id}
          className="input mono class-paste"
          rows={3}
          spellCheck={false}
          value={pasted}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setPasted(target.value)}
        />
        <p id={`${id}-hint`} className="small muted">
          {t('collect.pasteHint')}
        </p>
      </div>
      <div className="row">
        <Button look="primary" disabled={busy || pasted.trim() === ''} onClick={() => void take()}>
          {busy ? t('collect.busy') : t('collect.take')}
        </Button>
        <FileButton accept=".json,.txt,.csv,.html,.eml,text/*,application/json" multiple disabled={busy} onFiles={open}>
          {t('collect.files')}
        </FileButton>
        <FileButton accept="" folder disabled={busy} onFiles={open}>
          {t('collect.folder')}
        </FileButton>
      </div>
      <p className="small muted">{t('collect.dropHint') + gap + t('collect.links')}</p>
      <DropTold dropped={dropped} />
      <OutcomeText outcome={outcome} />
      <ScanPart takeText={takeText} />
      {dragging && (
        <div className="class-drop" aria-hidden="true">
          <p>{t('collect.drop')}</p>
        </div>
      )}
    </section>
  );
}

const SHOWN = 5;

function OutcomeText({ outcome }: { outcome: Outcome | null }) {
  const { t } = useTranslation('classes');
  const format = useFormat();
  const text = useLocalText();
  const most = format.bytes(MOST_BYTES);
  if (!outcome) return <div role="status" />;
  const { found, added, replaced, known, refused, cutOff, tooLarge, unreadable, gone, problem, trouble } = outcome;
  const unkept = gone || problem !== null;
  const counts = [
    ...(added > 0 ? [t('collect.added', { count: added })] : []),
    ...(replaced > 0 ? [t('collect.replaced', { count: replaced })] : []),
    ...(known > 0 ? [t('collect.known', { count: known })] : []),
  ];
  const reasons = [...new Map(refused.map((one) => [one.text.en, one.text])).values()];
  const files = [
    ...tooLarge.map((file) => t('collect.tooLarge', { file, most })),
    ...unreadable.map((file) => t('collect.unreadable', { file })),
  ];
  const titleOf = () => {
    if (refused.length > 0) return t('collect.refused', { count: refused.length });
    return unkept ? t('collect.nothingTaken') : t('list.notOpened');
  };
  return (
    <>
      <div role="status">
        {counts.map((one) => (
          <p key={one}>{one}</p>
        ))}
        {found === 0 && !trouble && !unkept && files.length === 0 && <p>{t('collect.nothing')}</p>}
        {cutOff && <p>{t('collect.cutOff')}</p>}
      </div>
      {(refused.length > 0 || files.length > 0 || unkept) && (
        <Notice kind="warning" title={titleOf()}>
          {reasons.map((one) => (
            <p key={one.en}>{text(one)}</p>
          ))}
          {files.slice(0, SHOWN).map((one) => (
            <p key={one}>{one}</p>
          ))}
          {files.length > SHOWN && <p>{t('collect.more', { count: files.length - SHOWN })}</p>}
          {gone && <p>{t('collect.gone')}</p>}
          {problem && <p>{text(problem)}</p>}
        </Notice>
      )}
      {trouble && <TroubleNotice of="classes" trouble={trouble} />}
    </>
  );
}
