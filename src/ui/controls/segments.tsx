import { useId } from 'react';
import type { SelectOption } from './select-field.tsx';

interface SegmentsProps {
  /** Names the group. */
  legend: string;
  value: string;
  options: readonly SelectOption[];
  onChange: (value: string) => void;
}

/** A choice of one among few, all of them in sight: radios in a row. */
export function Segments({ legend, value, options, onChange }: SegmentsProps) {
  const name = useId();
  return (
    <fieldset className="field">
      <legend className="field__label">{legend}</legend>
      <div className="segmented">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
