/** A piece of a text; `id` names what it is, where that is told. */
export interface Piece {
  readonly text: string;
  readonly id: string | null;
}

interface MarkedProps {
  pieces: readonly Piece[];
  /** What is told at the moment: all pieces of it are marked. */
  active: string | null;
  show(id: string): void;
  /** Whether the keyboard stops at the piece with this index; at each unless told. */
  stops?(index: number): boolean;
}

/** Pieces of a text that are told when the pointer comes by, when the keyboard stops there, and when they are tapped. */
export function Marked({ pieces, active, show, stops }: MarkedProps) {
  return pieces.map(({ text, id }, index) => {
    if (id === null) return text;
    const tell = () => show(id);
    return (
      // biome-ignore lint/a11y/useSemanticElements: a button is a block of its own, and would break the line that it stands in
      <span
        key={`piece-${index.toString()}`}
        className="marked"
        role="button"
        tabIndex={stops?.(index) === false ? -1 : 0}
        aria-pressed={active === id}
        onPointerEnter={tell}
        onFocus={tell}
        onClick={tell}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          // The space bar would scroll the page.
          event.preventDefault();
          tell();
        }}
      >
        {text}
      </span>
    );
  });
}
