import { type CSSProperties, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { useMarks } from '../state/locale.ts';
import { cellText, type PicturedTensor, pictured, placeOf, sourceWords } from './pictured.ts';
import './puzzle.css';

/** What is wanted, with small numbers: an element of the output, and what it is made of. */
export function Picture({ puzzle }: { puzzle: Puzzle }) {
  const { t } = useTranslation('puzzles');
  const { comma, listed } = useMarks();
  const id = useId();
  const picture = useMemo(() => pictured(puzzle), [puzzle]);
  const { inputs, output, sources } = picture;
  const last = output.values.length - 1;
  const [element, setElement] = useState(() => Math.floor(last / 2));
  const words = sourceWords(picture, element, (count, name) => t('picture.elements', { count, name }));
  const place = placeOf(output, element);
  const value = cellText(output.values[element]);
  const from = words.join(listed);
  const said =
    words.length > 0 ? t('picture.made', { place, value, from }) : t('picture.fromNothing', { place, value });
  return (
    <figure className="puzzle-picture stack">
      <div
        className="puzzle-picture__tensors"
        role="img"
        aria-label={t('picture.alt', { shape: shapeWords(puzzle, comma) })}
      >
        {inputs.map((tensor) => (
          <Cells key={tensor.name} tensor={tensor} on={sources[element][tensor.name] ?? []} look="from" />
        ))}
        <Cells tensor={output} on={[element]} look="made" />
      </div>
      {last > 0 && (
        <div className="puzzle-picture__choice">
          <label htmlFor={id} className="field__label">
            {t('picture.choose')}
          </label>
          <input
            id={id}
            type="range"
            min={0}
            max={last}
            step={1}
            value={element}
            aria-valuetext={said}
            onChange={({ target }) => setElement(Number(target.value))}
          />
        </div>
      )}
      <figcaption className="small num">{said}</figcaption>
    </figure>
  );
}

const shapeWords = ({ sizes, drawn }: Puzzle, comma: string): string =>
  sizes.map((name) => `${name} = ${drawn[name]}`).join(comma);

interface CellsProps {
  tensor: PicturedTensor;
  on: readonly number[];
  look: 'from' | 'made';
}

function Cells({ tensor: { name, columns, values }, on, look }: CellsProps) {
  const marked = new Set(on);
  return (
    <div className="puzzle-picture__tensor">
      <span className="small mono">{name}</span>
      <div className="puzzle-cells" style={{ '--columns': columns } as CSSProperties}>
        {Array.from(values, (value, at) => ({ value, at })).map(({ value, at }) => (
          <span key={at} className={`puzzle-cells__cell${marked.has(at) ? ` puzzle-cells__cell--${look}` : ''}`}>
            {cellText(value)}
          </span>
        ))}
      </div>
    </div>
  );
}
