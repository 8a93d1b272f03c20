import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { useFormat } from '../state/locale.ts';
import { LARGEST_WEIGHT, normalised, parseGrid, parseWeight, printWeight, sumOf } from './weights.ts';
import './picture.css';

interface WeightsGridProps {
  /** side² numbers, row by row. */
  weights: readonly number[];
  onChange: (weights: readonly number[]) => void;
  /** Told whether every cell holds a number. */
  onValid: (valid: boolean) => void;
}

type Trouble = { readonly kind: 'wrongCount'; readonly count: number } | { readonly kind: 'notNumbers' | 'zeroSum' };

/** A field for each weight. What is typed stays as it is typed; only what can be read goes into the plan. */
export function WeightsGrid({ weights, onChange, onValid }: WeightsGridProps) {
  const { t } = useTranslation('lab');
  const format = useFormat();
  const [typed, setTyped] = useState(() => ({ cells: weights.map(printWeight), weights }));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const side = Math.sqrt(weights.length);

  let { cells } = typed;
  // Set from elsewhere: another filter, an address.
  if (typed.weights !== weights) {
    cells = weights.map(printWeight);
    setTyped({ cells, weights });
  }
  const bad = cells.filter((cell) => !parseWeight(cell).ok).length;

  const replace = (next: readonly number[]) => {
    setTyped({ cells: next.map(printWeight), weights: next });
    setTrouble(null);
    onValid(true);
    onChange(next);
  };
  const type = (at: number, value: string) => {
    const next = cells.with(at, value);
    // A cell shows three digits; one that was not touched keeps all of its own.
    const parsed = next.map((text, place) =>
      text === printWeight(weights[place]) ? { ok: true as const, weight: weights[place] } : parseWeight(text),
    );
    const numbers = parsed.flatMap((each) => (each.ok ? [each.weight] : []));
    const valid = numbers.length === next.length;
    setTyped({ cells: next, weights: valid ? numbers : weights });
    setTrouble(null);
    onValid(valid);
    if (valid) onChange(numbers);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    const numbers = parseGrid(text);
    // One number goes into its cell as usual.
    if (numbers?.length === 1 || text.trim() === '') return;
    event.preventDefault();
    if (!numbers) setTrouble({ kind: 'notNumbers' });
    else if (numbers.length !== weights.length) setTrouble({ kind: 'wrongCount', count: numbers.length });
    else replace(numbers);
  };
  const normalise = () => {
    const scaled = normalised(weights);
    if (scaled) replace(scaled);
    else setTrouble({ kind: 'zeroSum' });
  };

  return (
    <fieldset className="field picture-field">
      <legend className="field__label">{t('weights.legend')}</legend>
      <p className="small muted">{t('weights.hint')}</p>
      <div className="weights" onPaste={paste}>
        <div className="weights__grid" style={{ gridTemplateColumns: `repeat(${side}, minmax(4rem, 7rem))` }}>
          {cells.map((cell, at) => {
            const row = Math.floor(at / side) + 1;
            const column = (at % side) + 1;
            return (
              <input
                key={`${row}:${column}`}
                className="input input--small weights__cell"
                inputMode="text"
                autoComplete="off"
                aria-label={t('weights.cell', { row, column })}
                aria-invalid={!parseWeight(cell).ok}
                value={cell}
                onChange={({ target }) => type(at, target.value)}
                onFocus={({ target }) => target.select()}
              />
            );
          })}
        </div>
      </div>
      <div className="spread">
        <span className="small num">{bad === 0 && t('weights.sum', { sum: format.number(sumOf(weights)) })}</span>
        <Button size="small" disabled={bad > 0} onClick={normalise}>
          {t('weights.normalise')}
        </Button>
      </div>
      <div role="status" className="small picture-problem">
        {bad > 0 && <p>{t('weights.bad', { count: bad, most: LARGEST_WEIGHT })}</p>}
        {trouble?.kind === 'wrongCount' && (
          <p>{t('weights.wrongCount', { count: trouble.count, wanted: weights.length })}</p>
        )}
        {trouble?.kind === 'notNumbers' && <p>{t('weights.notNumbers')}</p>}
        {trouble?.kind === 'zeroSum' && <p>{t('weights.zeroSum')}</p>}
      </div>
    </fieldset>
  );
}
