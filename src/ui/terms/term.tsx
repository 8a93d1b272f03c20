import type { KeyboardEvent, ReactNode } from 'react';
import { text } from '../../engine/text.ts';
import { Card } from '../controls/card.tsx';
import { useLocalText } from '../state/locale.ts';
import { MAKERS } from './term-text.ts';
import { TERMS, type TermId } from './terms.ts';
import './terms.css';

const MORE = text('More in the glossary', '术语表里还有');

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

/** The focus never leaves the word, so that Enter follows the link of a card that is open already. */
const pressed = (show: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  const card = document.getElementById(event.currentTarget.getAttribute('aria-describedby') ?? '');
  if (card && event.key === 'Enter') card.querySelector('a')?.click();
  else show();
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
      <span className="term-card__more">
        {/* Reached by a pointer; the word's own Enter does the same. Pressed it leaves the focus there: the card would be gone before it is let go. */}
        <a href={`#/glossary/${id}`} tabIndex={-1} onMouseDown={(event) => event.preventDefault()}>
          {say(MORE)}
        </a>
        <kbd>Enter</kbd>
      </span>
    </>
  );
}
