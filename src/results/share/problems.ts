/** Why a link cannot be opened, and what to do about it. */
import type { LocalText } from '../../engine/contract.ts';

export type LinkProblemCode = 'empty' | 'damaged' | 'newer' | 'too-large';

export interface LinkProblem {
  readonly code: LinkProblemCode;
  readonly text: LocalText;
}

const TEXTS: Readonly<Record<LinkProblemCode, LocalText>> = {
  empty: {
    en: 'The link was probably cut off when it was copied. Ask for the whole link and open it again.',
    'zh-CN': '链接多半在复制时被截断了。请向对方要完整的链接再打开。',
  },
  damaged: {
    en: 'Some letters of this link are missing or changed. Copy the whole link again, or ask the sender for a new one.',
    'zh-CN': '链接里有字符缺失或被改动。请重新复制完整的链接，或请对方再发一次。',
  },
  newer: {
    en: 'This version of Lockstep cannot read such links yet. Load the page again to get the current version, or open the link on the site where it was made.',
    'zh-CN': '当前版本的 Lockstep 还读不懂这样的链接。请重新加载页面以获取最新版本，或到生成它的网站打开。',
  },
  'too-large': {
    en: 'Lockstep never makes a link of this size, so it is not opened. Ask the sender for a new one.',
    'zh-CN': 'Lockstep 不会生成这么大的链接，因此没有打开。请对方再发一次。',
  },
};

export const linkProblem = (code: LinkProblemCode): LinkProblem => ({ code, text: TEXTS[code] });
