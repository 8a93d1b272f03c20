import { firstClause } from './first-clause.ts';

interface SentenceProps {
  /** What was made from data. */
  children: string;
  className?: string;
  /** Not announced: it stands in what is, or follows every move of the visitor's. */
  quiet?: boolean;
}

/**
 * A statement that is made from data and announced when it changes: what it says first is large, the rest in the size of
 * the text. Each part is the only text of its element (src/app/translated.test.tsx).
 */
export function Sentence({ children, className, quiet }: SentenceProps) {
  const [first, rest] = firstClause(children);
  return (
    <p className={['sentence', className].filter(Boolean).join(' ')} role={quiet ? undefined : 'status'}>
      <span>{first}</span>
      {rest && <span className="sentence__rest">{rest}</span>}
    </p>
  );
}
