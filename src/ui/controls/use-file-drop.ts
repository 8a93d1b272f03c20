import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** More files than these are no folder of what Lockstep writes. */
const MOST_FILES = 2000;

/**
 * Files and folders dropped anywhere on the page; without this the browser would leave the page and show the file.
 * @returns whether some are held over it
 */
export function useFileDrop(take: (files: readonly File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
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
      void filesOf(event.dataTransfer).then((files) => latest.current(files));
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
  return dragging;
}

/** With what lies in folders, as far as the browser opens them; never rejects. */
async function filesOf(dropped: DataTransfer): Promise<readonly File[]> {
  // Both have to be asked for before anything is awaited: afterwards what was dropped is empty.
  const plain = [...dropped.files];
  const entries = [...dropped.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain;
  const files: File[] = [];
  const waiting = [...entries];
  while (waiting.length > 0 && files.length < MOST_FILES) {
    const entry = waiting.shift();
    if (entry?.isFile) files.push(...(await fileOf(entry as FileSystemFileEntry)));
    else if (entry?.isDirectory) waiting.push(...(await within(entry as FileSystemDirectoryEntry)));
  }
  return files;
}

const fileOf = (entry: FileSystemFileEntry): Promise<readonly File[]> =>
  new Promise((resolve) =>
    entry.file(
      (file) => resolve([file]),
      () => resolve([]),
    ),
  );

/** A reader hands out some at a time, and none when it is through. */
async function within(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0 || all.length > MOST_FILES) return all;
    all.push(...some);
  }
}
