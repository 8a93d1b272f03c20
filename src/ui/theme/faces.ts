/** The typefaces that come with the app. */
import sans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url';
import { LATIN, LATIN_IN_CHINESE } from './latin.ts';

/** Not in TypeScript's list yet; a browser that does not know it draws the letters a little smaller. */
type Descriptors = FontFaceDescriptors & { readonly sizeAdjust?: string };

export interface Face extends Descriptors {
  readonly family: string;
  readonly url: string;
}

/** Source Sans is drawn small for its size: enlarged, its letters are as high as those of system typefaces. */
const SANS = { url: sans, weight: '200 900', sizeAdjust: '106%' };

/** Families as tokens.css names them. */
export const FACES: readonly Face[] = [
  { ...SANS, family: 'Source Sans 3', unicodeRange: LATIN },
  { ...SANS, family: 'Source Sans 3 in Chinese', unicodeRange: LATIN_IN_CHINESE },
  { url: serif, weight: '200 900', family: 'Source Serif 4', unicodeRange: LATIN },
];
