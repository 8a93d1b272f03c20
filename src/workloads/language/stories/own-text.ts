/** A text that the visitor brings, by character. It goes nowhere. */
import type { LocalText } from '../../../engine/contract.ts';
import { text } from '../../../engine/text.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

/** As files are counted: 1 MB. */
export const MOST_BYTES = 1_000_000;
/** Rows of the embedding: more would make a model of little else, and books in Chinese have fewer. */
export const MOST_CHARACTERS = 4096;
/** Held out: one in ten, the last. */
const HELD_OUT = 0.1;
/** Where less than this many windows fit there is nothing to learn from. */
const FEWEST_WINDOWS = 4;

export type OwnText =
  | {
      readonly ok: true;
      /** Characters in order of their code points. None of them ends a text. */
      readonly vocabulary: Vocabulary;
      readonly training: Uint32Array<ArrayBuffer>;
      /** The end of the text, one window or more. */
      readonly heldOut: Uint32Array<ArrayBuffer>;
    }
  | { readonly ok: false; readonly problem: LocalText };

const refused = (en: string, zh: string): OwnText => ({ ok: false, problem: text(en, zh) });

/**
 * @param given what was pasted, or the bytes of a file: UTF-8, UTF-16 with its mark, or GB 18030
 * @param context tokens of a window
 */
export function ownText(given: string | Uint8Array, context: number): OwnText {
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given).length : given.length;
  if (bytes > MOST_BYTES) {
    const size = (bytes / 1e6).toFixed(1);
    return refused(
      `This text has ${size} MB; it may have 1 MB at most. Choose a part of it.`,
      `这份文本有 ${size} MB，最多 1 MB。请截取一部分。`,
    );
  }
  const read = typeof given === 'string' ? given : decoded(given);
  if (read === null) {
    return refused(
      'This file is not text that can be read here. Save it as plain text (UTF-8), or paste the text.',
      '无法把这个文件读成文本。请另存为纯文本（UTF-8），或直接粘贴文字。',
    );
  }
  const characters = Array.from(read.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').trim());
  const fewest = FEWEST_WINDOWS * (context + 1);
  if (characters.length < fewest) {
    return refused(
      `This text has ${characters.length} characters; a model that looks at ${context} at a time needs ${fewest} at least. Add more.`,
      `这份文本有 ${characters.length} 个字符；一次看 ${context} 个字符的模型至少需要 ${fewest} 个。请再添一些。`,
    );
  }
  const different = [...new Set(characters)].sort(
    (one, other) => (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0),
  );
  if (different.length === 1) {
    return refused(
      `This text is one character, “${different[0]}”, again and again: nothing is left to learn. Choose another text.`,
      `这份文本只是同一个字符“${different[0]}”反复出现，没有什么可学。请换一份文本。`,
    );
  }
  if (different.length > MOST_CHARACTERS) {
    return refused(
      `This text has ${different.length} different characters; ${MOST_CHARACTERS} are the most here. Choose a shorter or a simpler one.`,
      `这份文本有 ${different.length} 种字符，这里最多 ${MOST_CHARACTERS} 种。请换一份短些或简单些的。`,
    );
  }
  const known = vocabulary(
    different.map((character) => ({ text: character, kind: 'character' })),
    (typed) => Array.from(typed.normalize('NFC')),
    (tokens) => tokens.join(''),
  );
  const tokens = Uint32Array.from(characters, (character) => known.numberOf(character) ?? 0);
  const heldOut = Math.max(context + 1, Math.floor(HELD_OUT * tokens.length));
  return {
    ok: true,
    vocabulary: known,
    training: tokens.slice(0, tokens.length - heldOut),
    heldOut: tokens.slice(tokens.length - heldOut),
  };
}

/** `null` where it is no text. Files in Chinese are often GB 18030, which any bytes that are not UTF-8 may happen to be. */
function decoded(bytes: Uint8Array): string | null {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  for (const encoding of wide ? [wide] : ['utf-8', 'gb18030']) {
    try {
      const read = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // No text has these, files of other kinds do.
      return /[\p{Cc}--[\s\u0085]]|\uffff/v.test(read) ? null : read;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return null;
}
