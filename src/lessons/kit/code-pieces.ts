import { wordsIn } from '../../ui/controls/words-in.ts';

/** A name that may be too long for what is left of a phone's line. */
const LONG = /\w{25}/;

/** Code in the pieces between which it may be wrapped: behind a bracket, a comma, a point, and in the longest names between their words. */
export const codePieces = (code: string): readonly string[] =>
  code
    .split(/(?<=[(,])(?=[^\s),])|(?<=\.)(?=[A-Za-z])/)
    .flatMap((piece) => (LONG.test(piece) ? wordsIn(piece) : [piece]));
