import { Fragment } from 'react';
import { wordsIn } from './words-in.ts';

/** A name that programs use: where it is too long for its place it breaks between its words. */
export const InterfaceName = ({ name }: { name: string }) =>
  wordsIn(name).map((word, at) => (
    <Fragment key={`word-${at.toString()}`}>
      {at > 0 && <wbr />}
      {word}
    </Fragment>
  ));
