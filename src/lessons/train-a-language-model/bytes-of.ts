/** The bytes of a file that the visitor chose. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';

export type FileBytes =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly problem: LocalText };

/** Never rejects. @param mostBytes a larger one is not read at all */
export async function bytesOf(file: Pick<Blob, 'size' | 'arrayBuffer'>, mostBytes: number): Promise<FileBytes> {
  if (file.size > mostBytes) {
    const [size, most] = [(file.size / 1e6).toFixed(1), mostBytes / 1e6];
    return {
      ok: false,
      problem: text(
        `This file has ${size} MB; it may have ${most} MB at most. Choose a smaller one.`,
        `这个文件有 ${size} MB，最多 ${most} MB。请选一个小些的。`,
      ),
    };
  }
  try {
    return { ok: true, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { ok: false, problem: UNREADABLE };
  }
}

const UNREADABLE = text(
  'The browser could not read this file: it may have been moved or changed, or this page may not open it. Everything here stays as it is. Choose it once more.',
  '浏览器读不了这个文件：可能已被移动或改动，也可能没有读取权限。这里的内容都还在，请重新选择文件。',
);
