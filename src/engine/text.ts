import type { LocalText } from './contract.ts';

/** One text in both languages; the Chinese is written, not translated word by word. */
export const text = (en: string, zh: string): LocalText => ({ en, 'zh-CN': zh });
