/** What somebody pastes into a page of their own to show a part of Lockstep there. */
import type { Locale } from '../../i18n/index.ts';

export interface Embedded {
  /** Of embed.tsx: `/r/2.…`, `/lessons/<lesson>/<step>`, `/figures/<lesson>/<step>`. */
  readonly route: string;
  /** What the frame holds, for whoever cannot see it. */
  readonly title: string;
  /** In CSS pixels. */
  readonly height: number;
}

/** @param root of the site, with a slash at its end */
export const embedAddress = (route: string, locale: Locale, root: string): string =>
  `${root}embed/?lang=${locale}#${route}`;

/**
 * `credentialless` lets a page that is isolated from other origins show it whatever this host sends, where the browser knows
 * the word; elsewhere it does nothing.
 */
export const embedSnippet = ({ route, title, height }: Embedded, locale: Locale, root: string): string =>
  `<iframe src="${escaped(embedAddress(route, locale, root))}" title="${escaped(title)}" width="100%" height="${height}" style="border: 0" loading="lazy" credentialless></iframe>`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
