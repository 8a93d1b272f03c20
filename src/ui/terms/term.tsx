import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { useLocalText } from '../state/locale.ts';
import { MAKERS } from './term-text.ts';
import { TERMS, type TermId } from './terms.ts';
import './terms.css';

/** Long enough that a pointer on its way over the text opens nothing. */
const DELAY_MS = 200;

/**
 * A word of the field where it first appears. Its card opens on hover and focus as a tooltip does, and on a tap or click as
 * well, since a finger cannot hover. Esc, leaving, or a tap elsewhere closes it.
 */
export function Term({ id, children }: { id: TermId; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const word = useRef<HTMLSpanElement>(null);
  useCloseOutside(open, word, setOpen);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <TooltipTrigger
      delay={DELAY_MS}
      closeDelay={DELAY_MS}
      shouldCloseOnPress={false}
      isOpen={open}
      onOpenChange={setOpen}
    >
      <Focusable>
        {/* biome-ignore lint/a11y/useSemanticElements: a button is a block of its own, and lines would break before the comma after it */}
        <span
          ref={word}
          className="term"
          role="button"
          tabIndex={0}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
        >
          {children}
        </span>
      </Focusable>
      <Tooltip className="term-card" placement="bottom" offset={6} containerPadding={12}>
        <TermCard id={id} />
      </Tooltip>
    </TooltipTrigger>
  );
}

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

/** A finger that leaves neither hovers nor always takes the focus away. */
function useCloseOutside(
  open: boolean,
  word: { readonly current: HTMLElement | null },
  setOpen: (open: boolean) => void,
): void {
  useEffect(() => {
    if (!open) return;
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || word.current?.contains(target) || target.closest('.term-card')) return;
      setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => document.removeEventListener('pointerdown', onPointerDown, true);
  }, [open, word, setOpen]);
}
