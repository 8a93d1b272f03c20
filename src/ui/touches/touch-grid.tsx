import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { colourOf } from '../picture/magma.ts';
import { type Lattice, steered } from './touch-model.ts';
import './touches.css';

interface TouchGridProps {
  label: string;
  /** What it says of itself to whoever does not see it. */
  alt: string;
  lattice: Lattice;
  /** By place; null where nothing stands. */
  counts: readonly (number | null)[];
  chosen: number | null;
  onChoose(thing: number | null): void;
}

/** Pixels of a picture that is then scaled: few things are large, many are small. */
const WIDTH = 384;
const [LEAST, MOST] = [4, 24];
/** Where nobody has been. The picture is dark by day as well: its colours are made for that. */
const UNTOUCHED = '#2b2f36';
/** Darker ones would not stand out from that. */
const DARKEST = 0.35;

/** Things in rows and columns, the brighter the more often they are touched; one of them may be chosen. */
export function TouchGrid({ label, alt, lattice, counts, chosen, onChoose }: TouchGridProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { columns, rows } = lattice;
  const side = Math.min(MOST, Math.max(LEAST, Math.floor(WIDTH / columns)));
  const mark = chosen === null ? null : lattice.placeOf(chosen);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) draw(context, columns, side, counts, mark);
  }, [columns, side, counts, mark]);

  const press = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const column = Math.floor(((clientX - left) / width) * columns);
    const row = Math.floor(((clientY - top) / height) * rows);
    const thing = lattice.thingAt(row * columns + Math.min(column, columns - 1));
    if (thing !== null) onChoose(thing === chosen ? null : thing);
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && chosen !== null) {
      onChoose(null);
      return;
    }
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const next = mark === null ? 0 : steered(lattice, mark, event.key);
    if (next !== null) onChoose(lattice.thingAt(next));
  };
  return (
    <figure className="touches__figure">
      <figcaption className="small">{label}</figcaption>
      {/* Keys for it are its own: whoever does not see it has the fields and the table. */}
      <div
        className="touches__grid"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys
        tabIndex={0}
        aria-label={label}
        onClick={press}
        onKeyDown={key}
      >
        <canvas ref={canvas} width={columns * side} height={rows * side} role="img" aria-label={alt} />
      </div>
    </figure>
  );
}

function draw(
  context: CanvasRenderingContext2D,
  columns: number,
  side: number,
  counts: readonly (number | null)[],
  mark: number | null,
): void {
  const { canvas } = context;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const most = Math.max(1, ...counts.map((count) => count ?? 0));
  const gap = side > 6 ? 1 : 0;
  const inside = side - gap;
  for (const [place, count] of counts.entries()) {
    if (count === null) continue;
    const [x, y] = [(place % columns) * side, Math.floor(place / columns) * side];
    const shade = colourOf(DARKEST + (1 - DARKEST) * (count / most));
    context.fillStyle = count === 0 ? UNTOUCHED : `rgb(${shade.join(' ')})`;
    context.fillRect(x, y, inside, inside);
  }
  if (mark === null) return;
  const [x, y] = [(mark % columns) * side, Math.floor(mark / columns) * side];
  // White on black stands out from every shade.
  for (const [colour, width] of [
    ['#000000', 4],
    ['#ffffff', 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeRect(x + 1, y + 1, inside - 2, inside - 2);
  }
}
