import type { KeyboardEvent, ReactNode } from 'react';
import { Card } from '../controls/card.tsx';
import { useLocalText } from '../state/locale.ts';
import { MAKERS } from './term-text.ts';
import { TERMS, type TermId } from './terms.ts';
import './terms.css';

/** A word of the field where it first appears, with its card. */
export function Term({ id, children }: { id: TermId; children: ReactNode }) {
  return (
    <Card card={<TermCard id={id} />} placement="bottom">
      {(show) => (
        // biome-ignore lint/a11y/useSemanticElements: a button is a block of its own, and lines would break before the comma after it
        <span className="term" role="button" tabIndex={0} onClick={show} onKeyDown={pressed(show)}>
          {children}
        </span>
      )}
    </Card>
  );
}

const pressed = (show: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  show();
};

function TermCard({ id }: { id: TermId }) {
  const say = useLocalText();
  const { title, text, vendors } = TERMS[id];
  return (
    <>
      <strong className="term-card__title">{say(title)}</strong>
      <span>{say(text)}</span>
      {vendors && (
        <span className="term-card__vendors">
          {MAKERS.map(([maker, name]) => (
            <span key={maker}>
              {name}: <span lang="en">{vendors[maker]}</span>
            </span>
          ))}
        </span>
      )}
    </>
  );
}
