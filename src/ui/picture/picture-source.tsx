import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../controls/file-button.tsx';
import { Notice } from '../controls/notice.tsx';
import { Segments } from '../controls/segments.tsx';
import { Camera } from './camera.tsx';
import { ChosenPicture } from './chosen-picture.tsx';
import type { PictureState, PictureSource as Source } from './use-picture.ts';
import './picture.css';

const SOURCES: readonly Source[] = ['generated', 'own', 'camera'];

interface PictureSourceProps {
  state: PictureState;
  /** What the picture will be measured at; null while the plan is incomplete. */
  frame: { readonly width: number; readonly height: number } | null;
  /** A run is using the picture: no other is taken, and the camera is off. */
  disabled?: boolean;
}

/** Which picture is filtered: the generated one, a file of the visitor's (chosen, dropped or pasted), or a camera's frame. */
export function PictureSource({ state, frame, disabled = false }: PictureSourceProps) {
  const { t } = useTranslation('lab');
  const { source, picture, problem, loading } = state;
  const [passed, setPassed] = useState<'busy' | 'several' | null>(null);
  useDroppedFiles((files) => {
    setPassed(disabled ? 'busy' : files.length > 1 ? 'several' : null);
    if (!disabled) state.load(files[0]);
  });

  return (
    <fieldset className="field picture-field" disabled={disabled}>
      <legend className="field__label">{t('picture.legend')}</legend>
      <Segments
        legend={t('picture.source')}
        value={source}
        options={SOURCES.map((value) => ({ value, label: t(`picture.${value}`) }))}
        onChange={(chosen) => state.setSource(SOURCES.find((each) => each === chosen) ?? 'generated')}
      />
      {source === 'own' && <ChooseFile onFile={state.load} />}
      {source === 'camera' && <Camera onFrame={state.snap} disabled={disabled} />}
      <div role="status">
        {loading && <p className="small muted">{t('picture.loading')}</p>}
        {passed && <p className="small">{t(`picture.passed.${passed}`)}</p>}
      </div>
      {problem && (
        <Notice kind="error" title={t(`picture.problems.${problem}.title`)}>
          <p>{t(`picture.problems.${problem}.text`)}</p>
        </Notice>
      )}
      {picture && <ChosenPicture state={state} picture={picture} frame={frame} />}
    </fieldset>
  );
}

function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('lab');
  return (
    <div className="picture-drop">
      <FileButton accept="image/*" onFiles={([file]) => onFile(file)}>
        {t('picture.choose')}
      </FileButton>
      <p className="small muted">{t('picture.drop')}</p>
    </div>
  );
}

/**
 * Files dropped on the page or pasted into it; without this a drop would make the browser leave the page.
 * @param take told of one at least
 */
function useDroppedFiles(take: (files: readonly File[]) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });

  // As soon as this can be seen.
  useLayoutEffect(() => {
    const takeFrom = (event: Event, data: DataTransfer | null) => {
      const files = [...(data?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => takeFrom(event, event.dataTransfer);
    const paste = (event: ClipboardEvent) => takeFrom(event, event.clipboardData);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, []);
}
