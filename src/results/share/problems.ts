/** Why a link cannot be opened, and what to do about it. */
import type { LocalText } from '../../engine/contract.ts';

export type LinkProblemCode = 'empty' | 'damaged' | 'newer' | 'too-large';

export interface LinkProblem {
  readonly code: LinkProblemCode;
  readonly text: LocalText;
}

const TEXTS: Readonly<Record<LinkProblemCode, LocalText>> = {
  empty: {
    en: 'This link carries no result. It was probably cut off when it was copied: ask for the whole link and open it again.',
    'zh-CN': '这个链接里没有结果，多半是复制时被截断了。请向对方要完整的链接再打开。',
  },
  damaged: {
    en: 'This link is damaged: some of its letters are missing or changed. Copy the whole link again, or ask the sender for a new one.',
    'zh-CN': '这个链接已损坏，有字符缺失或被改动。请重新复制完整的链接，或请对方再发一次。',
  },
  newer: {
    en: 'This link was made by a newer Lockstep than this one. Load the page again to get the current version, or open the link on the site where it was made.',
    'zh-CN': '这个链接出自更新版本的 Lockstep。请重新加载页面以获取最新版本，或到生成它的网站打开。',
  },
  'too-large': {
    en: 'This link is far larger than any that Lockstep makes, so it is not opened. Ask the sender for a new one.',
    'zh-CN': '这个链接远远超出 Lockstep 会生成的大小，因此没有打开。请对方再发一次。',
  },
};

export const linkProblem = (code: LinkProblemCode): LinkProblem => ({ code, text: TEXTS[code] });
