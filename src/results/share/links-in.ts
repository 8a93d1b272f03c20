/** Finds shared results in whatever is pasted: a link, a chat log, a mail. Pure. */

/** `2.<data>`, or several with commas between, behind `#/r/`. */
const LINK = /#\/?r\/(\d{1,6}\.[\w-]+(?:,\d{1,6}\.[\w-]+)*)/g;
/** Unseen characters that chats put into long words. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** No more are read out of one text. */
const MOST = 200;

/** What stands behind `#/r/`, each once, in order. */
export function linksIn(text: string): readonly string[] {
  const found = [...text.replace(UNSEEN, '').matchAll(LINK)].flatMap(([, data]) => data.split(','));
  return [...new Set(found)].slice(0, MOST);
}
