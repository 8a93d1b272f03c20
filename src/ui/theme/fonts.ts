/**
 * Two open typefaces for Latin text, from our own origin; Chinese comes from the system. They are used from the first
 * drawing on where they arrive in time for it, else from the next change of page on: text that stands never jumps, as it
 * would with most of a stylesheet's `font-display`. A prerendered text has them where they arrive before it is drawn at
 * all (`optional`), and stands as it is until then as well.
 */
import { FACES } from './faces.ts';

/** The styles that a prerendered page brings for its own text (prerender.tsx). */
export const EARLY_FACES = 'faces';

/** What a first drawing waits for them, beyond what it waits for anyway. */
const PATIENCE_MS = 100;

/**
 * Resolves when the page may be drawn; never rejects.
 * @param others what the first drawing needs too
 * @param standing a prerendered text is being read already
 */
export async function fontsWith<T>(others: Promise<T>, standing: boolean): Promise<T> {
  // The text has them already, and they stay.
  if (standing && cameInTime()) return others;
  const faces = FACES.map(({ family, url, ...descriptors }) => new FontFace(family, `url(${url})`, descriptors));
  let arrived = false;
  const forgetEarly = () => document.getElementById(EARLY_FACES)?.remove();
  if (!standing) forgetEarly();
  const use = () => {
    forgetEarly();
    for (const face of faces) document.fonts.add(face);
  };
  const onHashChange = (event: HashChangeEvent) => {
    if (!arrived || !changesPage(event)) return;
    use();
    removeEventListener('hashchange', onHashChange);
  };
  const loading = Promise.all(faces.map((face) => face.load())).then(
    () => {
      arrived = true;
    },
    // Refused, or offline before they were kept: the system's own typefaces stay.
    () => undefined,
  );
  const needed = await others;
  if (!standing) await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  if (arrived && !standing) use();
  else addEventListener('hashchange', onHashChange);
  return needed;
}

/** Whether a prerendered text was drawn with them from the beginning. */
function cameInTime(): boolean {
  const drawn = performance.getEntriesByName('first-contentful-paint').at(0)?.startTime ?? 0;
  const files = new Set(FACES.map(({ url }) => new URL(url, document.baseURI).href));
  const came = performance.getEntriesByType('resource').filter((entry) => {
    return entry instanceof PerformanceResourceTiming && files.has(entry.name) && entry.responseEnd <= drawn;
  });
  return new Set(came.map(({ name }) => name)).size === files.size;
}

/** A page that keeps what it shows in its address changes the hash as well: the text of that page stands. */
export const changesPage = ({ oldURL, newURL }: Pick<HashChangeEvent, 'oldURL' | 'newURL'>): boolean =>
  pageOf(oldURL) !== pageOf(newURL);

/** `lab` of `…#/lab/matmul:tiled:n=512`. */
const pageOf = (url: string): string => /^#?\/?([^/?]*)/.exec(new URL(url).hash)?.[1] ?? '';
