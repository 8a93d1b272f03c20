import type { CSSProperties } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import { useLocalText } from '../../ui/state/locale.ts';

/**
 * `plain`: a number in its place · `near`: one that will be needed · `on`: in hand, at work · `idle`: waits · `vain`:
 * brought along for nothing. Told apart by fill and line as well as by colour.
 */
export type Look = 'plain' | 'near' | 'on' | 'idle' | 'vain';

export interface Mark {
  readonly look: Look;
  /** A word or number on it. */
  readonly text?: string;
  /** Something happens to it at this step. */
  readonly now?: boolean;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

interface CellsProps {
  columns: number;
  rows: number;
  mark(x: number, y: number): Mark;
  /** A frame over some of the cells; it glides where motion is welcome. */
  frame?: (Place & { readonly columns: number; readonly rows: number }) | null;
}

/** Numbers in their places, row by row. */
export function Cells({ columns, rows, mark, frame = null }: CellsProps) {
  return (
    <div className="cells" style={{ '--columns': columns } as CSSProperties}>
      {Array.from({ length: columns * rows }, (_, at) => ({ x: at % columns, y: Math.floor(at / columns) })).map(
        ({ x, y }) => (
          <Cell key={`${x}:${y}`} mark={mark(x, y)} />
        ),
      )}
      {frame && (
        <span
          className="cells__frame"
          style={{ '--x': frame.x, '--y': frame.y, '--across': frame.columns, '--down': frame.rows } as CSSProperties}
        />
      )}
    </div>
  );
}

export function Cell({ mark: { look, text, now = false } }: { mark: Mark }) {
  return <span className={`cells__cell cells__cell--${look}${now ? ' cells__cell--now' : ''}`}>{text}</span>;
}

/** What the looks of a figure's cells mean. */
export function CellKey({ entries }: { entries: readonly (readonly [look: Look, means: LocalText])[] }) {
  const say = useLocalText();
  return (
    <ul className="cells-key small muted">
      {entries.map(([look, means]) => (
        <li key={look}>
          <span className={`cells__cell cells__cell--${look}`} aria-hidden="true" />
          {say(means)}
        </li>
      ))}
    </ul>
  );
}
