import { useEffect, useLayoutEffect, useRef } from 'react';
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
  useDroppedFiles(disabled ? null : state.load);

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
      <div role="status">{loading && <p className="small muted">{t('picture.loading')}</p>}</div>
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
 * @param load null: they are passed over
 */
function useDroppedFiles(load: ((file: File) => void) | null): void {
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  }, [load]);

  // As soon as this can be seen.
  useLayoutEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      latest.current?.(file);
    };
    const paste = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0];
      if (!file) return;
      event.preventDefault();
      latest.current?.(file);
    };
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
