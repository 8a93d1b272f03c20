/**
 * Where the lessons explain each term: read from their texts, so that the glossary knows of every lesson by itself. The
 * texts themselves are far too long to be loaded for that.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

/** @typedef {Record<string, { readonly lesson: string, readonly step: string }[]>} TermPlaces */

/** A test holds both languages to the same terms. */
const TEXT = 'content.en.mdx';
const MODULE = 'virtual:term-places';
const RESOLVED = `\0${MODULE}`;

/**
 * By term, the lessons whose text has its card, and in which step.
 * @param {readonly { readonly lesson: string, readonly mdx: string }[]} texts @returns {TermPlaces}
 */
export function placesIn(texts) {
  /** @type {TermPlaces} */
  const places = {};
  for (const { lesson, mdx } of texts) {
    let step = '';
    for (const [, opened, term] of mdx.matchAll(/<Step id="([^"]+)">|<Term id="([^"]+)">/g)) {
      if (opened) step = opened;
      else {
        places[term] ??= [];
        places[term].push({ lesson, step });
      }
    }
  }
  return places;
}

/** @returns {{ readonly lesson: string, readonly mdx: string, readonly file: string }[]} */
function lessonTexts() {
  const folder = join(ROOT, 'src/lessons');
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const files = entry.isDirectory() ? readdirSync(join(folder, entry.name)) : [];
    const file = join(folder, entry.name, TEXT);
    return files.includes(TEXT) ? [{ lesson: entry.name, file, mdx: readFileSync(file, 'utf8') }] : [];
  });
}

/** `import places from 'virtual:term-places'`. @returns {import('vite').Plugin} */
export const termPlaces = () => ({
  name: 'term-places',
  resolveId: (id) => (id === MODULE ? RESOLVED : null),
  load(id) {
    if (id !== RESOLVED) return null;
    const texts = lessonTexts();
    for (const { file } of texts) this.addWatchFile(file);
    return `export default ${JSON.stringify(placesIn(texts))};`;
  },
});
