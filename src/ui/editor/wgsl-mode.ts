/** Colours for WGSL in the editor: a tokenizer of words, numbers, comments and attributes, which is all that colour needs. */
import type { StreamParser } from '@codemirror/language';
import { KEYWORDS } from './wgsl-words.ts';

const WORDS: ReadonlySet<string> = new Set(KEYWORDS);
const TYPES =
  /^(?:bool|f16|f32|i32|u32|array|atomic|ptr|vec[234][fhiu]?|mat[234]x[234][fh]?|texture_\w+|sampler(?:_comparison)?)$/;

interface State {
  /** Depth of nested block comments. */
  comment: number;
}

export const wgslMode: StreamParser<State> = {
  name: 'wgsl',
  startState: () => ({ comment: 0 }),
  token(stream, state) {
    if (state.comment > 0) return blockComment(stream, state);
    if (stream.eatSpace()) return null;
    if (stream.match('//')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match('/*')) {
      state.comment = 1;
      return blockComment(stream, state);
    }
    if (stream.match(/^@\w+/)) return 'meta';
    if (stream.match(/^(?:0[xX][\da-fA-F.]+(?:[pP][+-]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[fhiu]?/))
      return 'number';
    const word = stream.match(/^[A-Za-z_]\w*/);
    if (word && word !== true) {
      if (WORDS.has(word[0])) return 'keyword';
      return TYPES.test(word[0]) ? 'typeName' : 'variableName';
    }
    stream.next();
    return 'operator';
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
};

function blockComment(stream: Parameters<StreamParser<State>['token']>[0], state: State): string {
  while (!stream.eol()) {
    if (stream.match('*/')) state.comment--;
    else if (stream.match('/*')) state.comment++;
    else stream.next();
    if (state.comment === 0) break;
  }
  return 'comment';
}
