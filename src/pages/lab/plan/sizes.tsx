import { useId, useState } from 'react';
import { Button as PressButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { useTranslation } from 'react-i18next';
import { paramText } from '../../../chart-model/words.ts';
import { checkValue } from '../../../engine/case-id.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { type Choice, sizeSpec } from '../../../ui/plan/choice.ts';
import { useFormat, useLocale, useLocalText, useMarks } from '../../../ui/state/locale.ts';

interface SizesProps {
  choice: Choice;
  /** The visitor's picture is brought to one size. */
  single: boolean;
  /** Whether all that are offered are in sight at first. */
  open: boolean;
  onChange: (sizes: readonly number[]) => void;
}

/**
 * The values of the swept parameter: those that are chosen in one line, and unfolded below it those that the workload
 * suggests, and any other that it allows.
 */
export function Sizes({ choice, single, open, onChange }: SizesProps) {
  const { t } = useTranslation('lab');
  const chosen = useSizes();
  const label = useId();
  const value = useId();
  const text = useLocalText();
  const format = useFormat();
  const name = useId();
  const { workload, sizes } = choice;
  const spec = sizeSpec(workload);
  const offered = [...new Set([...spec.steps, ...sizes])].sort((a, b) => a - b);
  const pick = (size: number) => onChange([...sizes, size].sort((a, b) => a - b));

  return (
    <Disclosure className="lab-sizes" defaultExpanded={open}>
      <div className="field">
        <span id={label} className="field__label">
          {t(single ? 'sizes.one' : 'sizes.legend')}
        </span>
        <PressButton slot="trigger" className="input lab-sizes__trigger" aria-labelledby={`${label} ${value}`}>
          <span id={value} className="lab-sizes__value num">
            {chosen(choice)}
          </span>
        </PressButton>
      </div>
      <DisclosurePanel className="lab-sizes__panel" aria-labelledby={label}>
        <div className="lab-sizes__content">
          <fieldset className="lab-chips">
            <legend className="lab-sizes__of small muted">{text(spec.label)}</legend>
            {offered.map((size) => (
              <label key={size} className="chip lab-chip num">
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
          </fieldset>
          <OtherSize
            key={workload.id}
            choice={choice}
            onAdd={(size) => (single ? onChange([size]) : sizes.includes(size) || pick(size))}
          />
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}

/** `n = 64, 128, 256`, in the reader's way of listing. */
function useSizes(): (choice: Choice) => string {
  const format = useFormat();
  const locale = useLocale();
  const { listed } = useMarks();
  return ({ workload, sizes }) =>
    paramText(workload, workload.chart.x, sizes.map(format.integer).join(listed) || '–', locale);
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
    <div className="lab-other">
      <label className="small muted" htmlFor={id}>
        {t('sizes.other')}
      </label>
      <div className="lab-other__field">
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
