import { Fragment } from 'react';
import { CodeText } from './code-text.tsx';

/** A text in which what stands between backticks is code. */
export function WithCode({ words }: { words: string }) {
  return words.split('`').map((part, at) =>
    at % 2 === 1 ? (
      <code key={`${part}-${at.toString()}`}>
        <CodeText code={part} />
      </code>
    ) : (
      <Fragment key={`${part}-${at.toString()}`}>{part}</Fragment>
    ),
  );
}
