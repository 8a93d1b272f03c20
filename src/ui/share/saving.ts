/** Saving a file, from the press of a button to the word that it is there, or why it is not. */
import type { LocalText } from '../../engine/contract.ts';
import { messageOf } from '../../engine/errors.ts';

export type Saved = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly problem: LocalText };

/** Code that is fetched when it is first used did not come: offline before it was kept, or of a build that is gone. */
class NotLoadedError extends Error {
  override name = 'NotLoadedError';
}

/** What was to be saved cannot be, and why. */
export class RefusedError extends Error {
  override name = 'RefusedError';
  readonly problem: LocalText;

  constructor(problem: LocalText) {
    super(problem.en);
    this.problem = problem;
  }
}

/** @param code of an `import()` @throws NotLoadedError */
export const loaded = <T>(code: Promise<T>): Promise<T> =>
  code.catch((cause: unknown) => {
    throw new NotLoadedError('Code did not load', { cause });
  });

/** Never rejects. @param work resolves with the name of the file */
export async function savedBy(work: () => Promise<string>): Promise<Saved> {
  try {
    return { ok: true, name: await work() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

export const savedText = (name: string): LocalText => ({
  en: `Handed to the browser as ${name}. It is where this browser puts its downloads.`,
  'zh-CN': `已交给浏览器，文件名 ${name}，在浏览器的下载里。`,
});

export const NOT_SAVED: LocalText = { en: 'Nothing was saved', 'zh-CN': '没有保存' };

const NOT_LOADED: LocalText = {
  en: 'The part of this page that writes the file did not load. Everything here stays as it is. Check the connection, then save once more.',
  'zh-CN': '本页写文件的部分没能加载。这里的内容都还在。请检查网络，再保存一次。',
};

function problemOf(error: unknown): LocalText {
  if (error instanceof NotLoadedError) return NOT_LOADED;
  if (error instanceof RefusedError) return error.problem;
  const message = messageOf(error);
  return {
    en: `The browser says: “${message}”. Everything here stays as it is; try once more, or another format.`,
    'zh-CN': `浏览器的说明：“${message}”。这里的内容都还在，可以再试一次，或者换一种格式。`,
  };
}
