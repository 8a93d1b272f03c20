import { useId } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';

interface TypedFieldProps {
  label: string;
  /** As it was typed. */
  value: string;
  /** What is wrong with it; null where nothing is. */
  problem: LocalText | null;
  /** What counts in its place meanwhile; left out where nothing does. */
  instead?: string;
  /** Its label is told, and not seen: a table's column says it. */
  bare?: boolean;
  /** Words, not figures. */
  words?: boolean;
  onChange(value: string): void;
}

const WORDS = {
  instead: (value: string) => text(` Until then ${value} counts.`, `在此之前按 ${value} 算。`),
};

/** A figure that is typed in. What is no usable number stays as it is and is told in plain words. */
export function TypedField({ label, value, problem, instead, bare, words, onChange }: TypedFieldProps) {
  const say = useLocalText();
  const id = useId();
  return (
    <div className={bare ? 'typed typed--bare' : 'field typed'}>
      {!bare && (
        <label className="field__label" htmlFor={id}>
          {label}
        </label>
      )}
      <input
        id={id}
        className={bare ? 'input input--small' : 'input'}
        inputMode={words ? 'text' : 'decimal'}
        autoComplete="off"
        maxLength={80}
        value={value}
        aria-label={bare ? label : undefined}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      <span id={`${id}-problem`} className="typed__problem small" aria-live="polite">
        {problem && say(problem)}
        {problem && instead !== undefined && say(WORDS.instead(instead))}
      </span>
    </div>
  );
}
