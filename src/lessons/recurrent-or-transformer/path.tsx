import { useState } from 'react';
import { useLocalText, useMarks } from '../../ui/state/locale.ts';
import { CheckButton, useAnswer } from '../kit/challenge.tsx';
import { NumberField } from '../kit/number-field.tsx';
import { text } from '../text.ts';
import { COLUMNS, GRAPH, isSolved, ROWS } from './challenge.ts';

const WORDS = {
  boxes: text('Boxes on the critical path', '关键路径上的方框'),
  needs: (ids: readonly string[]) =>
    ids.length ? text(`needs ${ids.join(', ')}`, `要等 ${ids.join('、')}`) : text('needs nothing', '什么都不用等'),
  ticks: text('Ticks at the least', '最少几拍'),
};

/** Percent of the drawing, the middle of a cell. */
const place = ([column, row]: readonly [number, number]) => ({
  x: ((column + 0.5) / COLUMNS) * 100,
  y: ((row + 0.5) / ROWS) * 100,
});

/** Boxes that can be marked, with lines from each to those that need it, and a field for the ticks. */
export function Path() {
  const say = useLocalText();
  const { comma } = useMarks();
  const { answer, touched } = useAnswer();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [ticks, setTicks] = useState<number | null>(null);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
    touched();
  };
  const places = new Map(GRAPH.map(({ id, at }) => [id, place(at)]));
  return (
    <>
      <fieldset className="field">
        <legend className="field__label">{say(WORDS.boxes)}</legend>
        <div className="path">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="path__lines" aria-hidden="true">
            {GRAPH.flatMap(({ id, needs }) =>
              needs.map((need) => {
                const [from, to] = [places.get(need), places.get(id)];
                const marked = chosen.has(need) && chosen.has(id);
                return (
                  from &&
                  to && (
                    <path
                      key={`${need}-${id}`}
                      d={`M${from.x} ${from.y} L ${to.x} ${to.y}`}
                      className={marked ? 'path__line path__line--marked' : 'path__line'}
                    />
                  )
                );
              }),
            )}
          </svg>
          {GRAPH.map(({ id, needs, at }) => {
            const { x, y } = place(at);
            return (
              <label key={id} className="path__box" style={{ insetInlineStart: `${x}%`, insetBlockStart: `${y}%` }}>
                <input
                  type="checkbox"
                  checked={chosen.has(id)}
                  aria-label={id + comma + say(WORDS.needs(needs))}
                  onChange={() => toggle(id)}
                />
                <span aria-hidden="true">{id}</span>
              </label>
            );
          })}
        </div>
      </fieldset>
      <NumberField
        label={say(WORDS.ticks)}
        onChange={(next) => {
          setTicks(next);
          touched();
        }}
      />
      <CheckButton
        disabled={!chosen.size || ticks === null}
        onClick={() => answer(ticks !== null && isSolved(chosen, ticks))}
      />
    </>
  );
}
