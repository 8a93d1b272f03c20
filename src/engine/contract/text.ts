/** Words that people read. */

/** Texts that belong to a definition (a variant's title, a reason) carry every language with them. */
export type Locale = 'en' | 'zh-CN';
export type LocalText = Readonly<Record<Locale, string>>;
