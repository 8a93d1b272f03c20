/** How much a file of runs holds at most: what is saved is read again. */
import type { LocalText } from '../../engine/contract.ts';

/** A sweep of 64 cases takes about 0.2 MB; a file of this size holds hundreds. */
export const MAX_BYTES = 64 * 1024 * 1024;
export const MAX_RUNS = 2000;

/** Why a file of so many runs and bytes would not be read again; null where it would. */
export const tooMuch = (runs: number, bytes: number): LocalText | null =>
  runs <= MAX_RUNS && bytes <= MAX_BYTES
    ? null
    : {
        en: `A file holds ${MAX_RUNS} runs and 64 MB at most; of more it could not be read again. Choose fewer, and save them in several files.`,
        'zh-CN': `一个文件最多装 ${MAX_RUNS} 次测量、64 MB，再多就读不回来了。请少选一些，分几个文件保存。`,
      };
