import { useRef } from 'react';
import { SureButton } from './sure-button.tsx';

interface FileButtonProps {
  /** As `<input type="file">` has it. */
  accept: string;
  multiple?: boolean;
  /** A whole folder instead, where the browser opens such. */
  folder?: boolean;
  disabled?: boolean;
  /** Told of what was chosen: one at least, and several only where `multiple` allows them. */
  onFiles(files: readonly File[]): void;
  /** Asked first, in the button's place, where what is chosen takes the place of something. */
  sure?: string | null;
  children: string;
}

/** React's types do not know it. */
const WHOLE_FOLDER = { webkitdirectory: '' };

/**
 * A button that opens the system's dialog for files. It stands for the browser's own control, which speaks the browser's
 * language and not the page's.
 */
export function FileButton({
  accept,
  multiple,
  folder = false,
  disabled,
  sure = null,
  onFiles,
  children,
}: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  const choose = () => field.current?.click();
  return (
    <>
      <SureButton look="plain" size="normal" disabled={disabled} label={children} sure={sure} onSure={choose} />
      <input
        ref={field}
        type="file"
        accept={accept}
        multiple={multiple}
        {...(folder && WHOLE_FOLDER)}
        hidden
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          if (files.length > 0) onFiles(files);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
