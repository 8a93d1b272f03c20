/** A file with progress, chosen by the visitor, added to what is here. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import type { Drafts } from '../../ui/state/drafts.ts';
import type { CourseStore } from './course-store.ts';
import type { AddedProgress } from './progress-file.ts';

export interface AddedFile extends AddedProgress {
  /** Entries that are damaged. */
  readonly refused: number;
}

interface Here {
  readonly course: Pick<CourseStore, 'take'>;
  readonly drafts: Pick<Drafts, 'all' | 'replace'>;
}

type Reader = Pick<typeof import('./progress-file.ts'), 'addProgress' | 'readProgress'>;

/** Never rejects. @param load fetches what reads files @param now ISO 8601, UTC */
export async function addFile(
  load: () => Promise<Reader>,
  file: Pick<Blob, 'size' | 'text'>,
  { course, drafts }: Here,
  now: string,
): Promise<AddedFile | { readonly problem: LocalText }> {
  let reader: Reader;
  try {
    reader = await load();
  } catch {
    return { problem: NOT_LOADED };
  }
  const read = await reader.readProgress(file, now);
  if (!read.ok) return { problem: read.problem };
  return { ...reader.addProgress(read.progress, course, drafts), refused: read.refused };
}

const NOT_LOADED = text(
  'The part of this page that reads files did not load. Nothing was changed. Check the connection, then choose the file once more.',
  '本页读取文件的部分没能加载。什么都没有改动。请检查网络，再选择一次文件。',
);
