import { useId, useState } from 'react';
import { useLocalText } from '../../ui/state/locale.ts';
import { numberProblem, readNumber } from './typed-number.ts';

interface NumberFieldProps {
  label: string;
  /** What is typed by now; null while it is no number. */
  onChange(value: number | null): void;
}

/** A number that is typed in, in the notation of either language. What is none is told below. */
export function NumberField({ label, onChange }: NumberFieldProps) {
  const say = useLocalText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const problem = numberProblem(typed);
  return (
    <div className="field task__number">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const read = readNumber(target.value);
          onChange(read.ok ? read.value : null);
        }}
      />
      <span id={`${id}-problem`} className="small task__problem" aria-live="polite">
        {problem && say(problem)}
      </span>
    </div>
  );
}
