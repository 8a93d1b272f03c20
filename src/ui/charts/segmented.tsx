import { useId } from 'react';

interface SegmentedProps<T extends string> {
  label: string;
  /** False where the options say enough to those who see them. */
  labelled?: boolean;
  options: readonly { readonly value: T; readonly text: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** A row of radio buttons: one of a few, all in sight. */
export function Segmented<T extends string>({ label, labelled = true, options, value, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="field">
      <legend className={labelled ? 'field__label' : 'visually-hidden'}>{label}</legend>
      <div className="segmented">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
