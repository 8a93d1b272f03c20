import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Dropped, droppedFiles } from './dropped-files.ts';

export interface FileDrop {
  /** Whether files are held over the page. */
  readonly dragging: boolean;
  /** What was dropped last: `looking` while its folders are looked through, null before the first. Told by `DropTold`. */
  readonly dropped: Dropped | 'looking' | null;
}

/** Files and folders dropped anywhere on the page; without this the browser would leave the page and show the file. */
export function useFileDrop(take: (files: readonly File[]) => void): FileDrop {
  const [dragging, setDragging] = useState(false);
  const [dropped, setDropped] = useState<FileDrop['dropped']>(null);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  // As soon as the page can be seen: before that is drawn nobody can drop anything.
  useLayoutEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setDragging(false);
      setDropped('looking');
      void droppedFiles(event.dataTransfer).then((found) => {
        setDropped(found);
        if (found.files.length > 0) latest.current(found.files);
      });
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return { dragging, dropped };
}
