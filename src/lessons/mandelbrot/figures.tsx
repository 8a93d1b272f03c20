import type { LocalText } from '../../engine/contract.ts';
import { cssColour, shareOf } from '../../ui/alive/counts.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { countIterations } from '../../workloads/mandelbrot/iterate.ts';
import { VIEWS } from '../../workloads/mandelbrot/views.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';
import './mandelbrot.css';

const COLUMNS = 16;
const ROWS = 12;
const CELL = 9;
const LIMIT = 32;
/** Pixels, by column and row, whose orbits are drawn: one stays, one escapes. */
const STAYS = { column: 13, row: 8 };
const LEAVES = { column: 6, row: 3 };
/** Points of an orbit that are drawn: enough to see where it goes. */
const DRAWN = 16;

interface Pixel {
  readonly column: number;
  readonly row: number;
}

const pointOf = ({ column, row }: Pixel) => {
  const { x, y, span } = VIEWS.whole;
  const step = span / COLUMNS;
  return { x: x + step * (column + 0.5 - COLUMNS / 2), y: y - step * (row + 0.5 - ROWS / 2) };
};

const countOf = (pixel: Pixel) => {
  const { x, y } = pointOf(pixel);
  return countIterations(x, y, LIMIT);
};

const WORDS = {
  alt: (count: number): LocalText =>
    text(
      `Left: a coarse picture, one shade per pixel. Right: the orbits of two of its pixels. A stays within the circle of radius 2 for all ${LIMIT} iterations; B is outside after ${count}. Neither needs anything of the other.`,
      `左：一幅很粗的图，每个像素一种明暗。右：其中两个像素的轨道。A 迭代 ${LIMIT} 次都没有离开半径 2 的圆；B 迭代 ${count} 次后到了圆外。两者互不相干。`,
    ),
  pixels: text('pixels', '像素'),
  orbits: text('their orbits', '各自的轨道'),
  circle: text('|z| = 2', '|z| = 2'),
};

/** The plane of the orbits: this many units of the drawing for 1. */
const SCALE = 31;
const ORIGIN = { x: 240, y: 90 };

/** Two pixels, each with an orbit of its own. */
export function Orbits() {
  const say = useLocalText();
  const pixels = Array.from({ length: COLUMNS * ROWS }, (_, place) => ({
    column: place % COLUMNS,
    row: Math.floor(place / COLUMNS),
  }));
  return (
    <figure className="drawing">
      <Drawing width={320} height={172} widest="36rem" alt={say(WORDS.alt(countOf(LEAVES)))}>
        <text x={2} y={14} className="drawing__label">
          {say(WORDS.pixels)}
        </text>
        {pixels.map((pixel) => (
          <rect
            key={`${pixel.column} ${pixel.row}`}
            x={2 + pixel.column * CELL}
            y={38 + pixel.row * CELL}
            width={CELL}
            height={CELL}
            fill={cssColour(shareOf(countOf(pixel), 1, LIMIT))}
          />
        ))}
        <rect x={2} y={38} width={COLUMNS * CELL} height={ROWS * CELL} className="drawing__frame" />
        <text x={176} y={14} className="drawing__label">
          {say(WORDS.orbits)}
        </text>
        <circle cx={ORIGIN.x} cy={ORIGIN.y} r={2 * SCALE} className="orbit__circle" />
        <text x={ORIGIN.x} y={168} textAnchor="middle" className="drawing__label">
          {say(WORDS.circle)}
        </text>
        <Orbit pixel={STAYS} name="A" look="orbit orbit--stays" />
        <Orbit pixel={LEAVES} name="B" look="orbit orbit--leaves" />
      </Drawing>
    </figure>
  );
}

/** From a point to the name beside it. */
const NAME_AWAY = 15;

/** z = 0, c, c² + c … as far as the first point outside. */
function orbitOf(pixel: Pixel) {
  const c = pointOf(pixel);
  const points = [{ x: 0, y: 0 }];
  let z = points[0];
  for (let n = 0; n < LIMIT && Math.hypot(z.x, z.y) <= 2; n++) {
    z = { x: z.x * z.x - z.y * z.y + c.x, y: 2 * z.x * z.y + c.y };
    points.push(z);
  }
  return points;
}

function Orbit({ pixel, name, look }: { pixel: Pixel; name: 'A' | 'B'; look: string }) {
  const orbit = orbitOf(pixel).slice(0, DRAWN);
  const points = orbit.map(({ x, y }) => ({ x: ORIGIN.x + SCALE * x, y: ORIGIN.y - SCALE * y }));
  // The name stands outside of c for the orbit that stays, of the last point for the one that leaves.
  const { x: across, y: up } = orbit[name === 'A' ? 1 : orbit.length - 1];
  const out = SCALE + NAME_AWAY / Math.hypot(across, up);
  const end = { x: ORIGIN.x + out * across, y: ORIGIN.y - out * up };
  const cell = { x: 2 + pixel.column * CELL, y: 38 + pixel.row * CELL };
  return (
    <g className={look}>
      <rect x={cell.x - 1} y={cell.y - 1} width={CELL + 2} height={CELL + 2} className="orbit__halo" />
      <rect x={cell.x - 1} y={cell.y - 1} width={CELL + 2} height={CELL + 2} className="orbit__pixel" />
      <path d={`M${cell.x + CELL / 2} ${cell.y - 1} V 32`} className="orbit__lead" />
      <text x={cell.x + CELL / 2} y={30} textAnchor="middle" className="orbit__name">
        {name}
      </text>
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        className="orbit__path"
      />
      {points.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={1.8} className="orbit__point" />
      ))}
      <text x={end.x} y={end.y + 5} textAnchor="middle" className="orbit__name">
        {name}
      </text>
    </g>
  );
}
