/** What was dropped on a page, with what lies in folders. Outside React. */

export interface Dropped {
  readonly files: readonly File[];
  /** How many files were left, as there were too many at once. */
  readonly left: number;
  /** Whether there may be more than were counted. */
  readonly more: boolean;
  /** Names of files and folders that the browser did not open. */
  readonly unopened: readonly string[];
}

/** More files than these are no folder of what Lockstep writes. */
export const MOST_FILES = 2000;
/** Files and folders that are looked at, so that it can be said how many were left: a whole disk would never end. */
const MOST_COUNTED = 20_000;

/** Never rejects. As far as the browser opens folders; where it does not, they are files that cannot be read. */
export function droppedFiles(dropped: DataTransfer): Promise<Dropped> {
  // Both have to be asked for before anything is awaited: afterwards what was dropped is empty.
  const plain = [...dropped.files];
  const entries = [...dropped.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.some(({ isDirectory }) => isDirectory)) return filesIn(entries);
  const files = plain.slice(0, MOST_FILES);
  return Promise.resolve({ files, left: plain.length - files.length, more: false, unopened: [] });
}

/** What files and folders hold, level after level. Never rejects. */
export async function filesIn(entries: readonly FileSystemEntry[], most = MOST_FILES): Promise<Dropped> {
  const files: File[] = [];
  const unopened: string[] = [];
  let left = 0;
  let more = false;
  let looked = 0;
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    looked += 1;
    if (isFile(entry)) {
      if (files.length >= most) {
        left += 1;
        continue;
      }
      const file = await fileOf(entry);
      if (file) files.push(file);
      else unopened.push(entry.name);
    } else if (isFolder(entry)) {
      if (looked + waiting.length >= MOST_COUNTED) {
        more = true;
        continue;
      }
      const within = await entriesOf(entry, MOST_COUNTED - looked - waiting.length);
      waiting.push(...within.entries);
      more ||= within.more;
      if (!within.whole) unopened.push(entry.name);
    }
  }
  return { files, left, more, unopened };
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File | null> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(null)));

interface Within {
  readonly entries: readonly FileSystemEntry[];
  /** Whether there is more than was asked for. */
  readonly more: boolean;
  /** False where the browser stopped handing them out. */
  readonly whole: boolean;
}

/** A reader hands out some at a time, and none when it is through. */
async function entriesOf(folder: FileSystemDirectoryEntry, most: number): Promise<Within> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    );
    if (some === null) return { entries, more: false, whole: false };
    if (some.length === 0) return { entries, more: false, whole: true };
    if (entries.length + some.length > most) return { entries, more: true, whole: true };
    entries.push(...some);
  }
}
