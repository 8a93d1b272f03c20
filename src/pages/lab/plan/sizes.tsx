import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkValue } from '../../../engine/case-id.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useFormat, useLocalText } from '../../../ui/state/locale.ts';
import { type Choice, sizeSpec } from './choice.ts';

interface SizesProps {
  choice: Choice;
  /** The visitor's picture is brought to one size. */
  single: boolean;
  onChange: (sizes: readonly number[]) => void;
}

/** The values of the swept parameter: those that the workload suggests, and any other that it allows. */
export function Sizes({ choice, single, onChange }: SizesProps) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const format = useFormat();
  const name = useId();
  const { workload, sizes } = choice;
  const spec = sizeSpec(workload);
  const offered = [...new Set([...spec.steps, ...sizes])].sort((a, b) => a - b);
  const pick = (size: number) => onChange([...sizes, size].sort((a, b) => a - b));

  return (
    <fieldset className="field lab-field">
      <legend className="field__label">
        {t(single ? 'sizes.one' : 'sizes.legend')}
        <span className="lab-field__of muted"> {text(spec.label)}</span>
      </legend>
      <div className="lab-chips">
        {offered.map((size) => (
          <label key={size} className="chip num">
            <input
              type={single ? 'radio' : 'checkbox'}
              name={name}
              checked={sizes.includes(size)}
              onChange={({ target }) => {
                if (single) onChange([size]);
                else if (target.checked) pick(size);
                else onChange(sizes.filter((each) => each !== size));
              }}
            />
            {format.integer(size)}
          </label>
        ))}
      </div>
      <OtherSize
        key={workload.id}
        choice={choice}
        onAdd={(size) => (single ? onChange([size]) : sizes.includes(size) || pick(size))}
      />
    </fieldset>
  );
}

function OtherSize({ choice: { workload }, onAdd }: { choice: Choice; onAdd: (size: number) => void }) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const spec = sizeSpec(workload);
  const problem = refused ? checkValue(workload.chart.x, spec, typed.trim() === '' ? typed : Number(typed)) : null;

  const add = () => {
    if (typed.trim() === '' || checkValue(workload.chart.x, spec, Number(typed))) {
      setRefused(true);
      return;
    }
    onAdd(Number(typed));
    setTyped('');
    setRefused(false);
  };

  return (
    <div className="field">
      <label className="small muted" htmlFor={id}>
        {t('sizes.other')}
      </label>
      <div className="lab-other">
        <input
          id={id}
          className="input input--small"
          inputMode="numeric"
          value={typed}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={({ target }) => {
            setTyped(target.value);
            setRefused(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button size="small" onClick={add}>
          {t('sizes.add')}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="small lab-problem">
          {text(problem)}
        </p>
      )}
    </div>
  );
}
