import { useState } from 'react';

interface NumberFieldProps {
  label: string;
  /** What is typed by now, with a point or a comma; null while it is no number. */
  onChange(value: number | null): void;
}

/** A number that is typed in, in the notation of either language. */
export function NumberField({ label, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState('');
  return (
    <label className="field task__number">
      <span className="field__label">{label}</span>
      <input
        className="input"
        inputMode="decimal"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          const value = Number(target.value.trim().replace(',', '.'));
          onChange(target.value.trim() === '' || Number.isNaN(value) ? null : value);
        }}
      />
    </label>
  );
}
