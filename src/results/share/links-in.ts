/** Finds shared results in whatever is pasted: a link, a chat log, a mail. Pure. */
import { withoutUnseen } from './plain-text.ts';

/** `2.<data>`, or several with commas between, behind `#/r/`. */
const LINK = /#\/?r\/(\d{1,6}\.[\w-]+(?:,\d{1,6}\.[\w-]+)*)/g;
/** No more are read out of one text. */
const MOST = 200;

/** What stands behind `#/r/`, each once, in order. */
export function linksIn(text: string): readonly string[] {
  const found = [...withoutUnseen(text).matchAll(LINK)].flatMap(([, data]) => data.split(','));
  return [...new Set(found)].slice(0, MOST);
}
