import { Fragment } from 'react';
import { codePieces } from './code-pieces.ts';

/** Code that a narrow line breaks between its names; copied, it has no breaks. */
export const CodeText = ({ code }: { code: string }) =>
  codePieces(code).map((piece, at) => (
    <Fragment key={`piece-${at.toString()}`}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
