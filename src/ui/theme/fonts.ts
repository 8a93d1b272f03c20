/**
 * Two open typefaces for Latin text, from our own origin; Chinese comes from the system. They are used from the first
 * drawing on where they arrive in time for it, else from the next change of page on: text that stands never jumps, as it
 * would with any `font-display` of a stylesheet.
 */
import sans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url';
import { LATIN, LATIN_IN_CHINESE } from './latin.ts';

/** Not in TypeScript's list yet; a browser that does not know it draws the letters a little smaller. */
type Descriptors = FontFaceDescriptors & { readonly sizeAdjust?: string };

interface Face extends Descriptors {
  readonly family: string;
  readonly url: string;
}

/** Source Sans is drawn small for its size: enlarged, its letters are as high as those of system typefaces. */
const SANS = { url: sans, weight: '200 900', sizeAdjust: '106%' };

/** Families as tokens.css names them. */
const FACES: readonly Face[] = [
  { ...SANS, family: 'Source Sans 3', unicodeRange: LATIN },
  { ...SANS, family: 'Source Sans 3 in Chinese', unicodeRange: LATIN_IN_CHINESE },
  { url: serif, weight: '200 900', family: 'Source Serif 4', unicodeRange: LATIN },
];

/** What a first drawing waits for them, beyond what it waits for anyway. */
const PATIENCE_MS = 100;

/**
 * Resolves when the page may be drawn; never rejects.
 * @param others what the first drawing needs too
 */
export async function fontsWith<T>(others: Promise<T>): Promise<T> {
  const faces = FACES.map(({ family, url, ...descriptors }) => new FontFace(family, `url(${url})`, descriptors));
  let arrived = false;
  const use = () => {
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
  await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  if (arrived) use();
  else addEventListener('hashchange', onHashChange);
  return needed;
}

/** A page that keeps what it shows in its address changes the hash as well: the text of that page stands. */
export const changesPage = ({ oldURL, newURL }: Pick<HashChangeEvent, 'oldURL' | 'newURL'>): boolean =>
  pageOf(oldURL) !== pageOf(newURL);

/** `lab` of `…#/lab/matmul:tiled:n=512`. */
const pageOf = (url: string): string => /^#?\/?([^/?]*)/.exec(new URL(url).hash)?.[1] ?? '';
