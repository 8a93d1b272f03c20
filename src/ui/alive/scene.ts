/**
 * A moving picture for whoever has no camera, or lends none: edges in every direction, areas without any, and things
 * that get finer, so that each filter has something to do. Frame n is the same every time.
 */

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Frames after which it begins again: ten seconds on most screens. */
const PERIOD = 600;
const SPOKES = 9;
const STRIPES = 14;
const BALLS = [
  { colour: '#f46048', across: 2, down: 3, radius: 0.13 },
  { colour: '#34a896', across: 3, down: 2, radius: 0.09 },
  { colour: '#eeece2', across: 5, down: 4, radius: 0.055 },
] as const;

/** @param frame counts from 0 */
export function paintScene(context: OffscreenCanvasRenderingContext2D, { width, height }: Size, frame: number): void {
  const turn = (frame % PERIOD) / PERIOD;
  const unit = Math.min(width, height);
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, '#223a5c');
  sky.addColorStop(0.7, '#7d98b8');
  sky.addColorStop(1, '#f0d9a8');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  paintStripes(context, { width, height }, turn);
  paintWheel(context, 0.3 * width, 0.45 * height, 0.28 * unit, 2 * Math.PI * turn);
  for (const { colour, across, down, radius } of BALLS) {
    context.fillStyle = colour;
    context.beginPath();
    const x = (radius + (1 - 2 * radius) * bounce(across * turn)) * width;
    const y = (radius + (1 - 2 * radius) * bounce(down * turn)) * height;
    context.arc(x, y, radius * unit, 0, 2 * Math.PI);
    context.fill();
  }
}

/** There and back, twice a turn. */
const bounce = (turn: number): number => Math.abs(((2 * turn) % 2) - 1);

/** A ground of stripes that get finer, on the move. */
function paintStripes(context: OffscreenCanvasRenderingContext2D, { width, height }: Size, turn: number): void {
  for (let at = 0; at < 2 * STRIPES; at++) {
    const from = place(at, turn);
    context.fillStyle = at % 2 === 0 ? '#2b2f3d' : '#d8cfb8';
    context.fillRect(from * width, 0.8 * height, (place(at + 1, turn) - from) * width, 0.2 * height);
  }
}

/** Left edge of a stripe, as a share of the width. */
const place = (at: number, turn: number): number => Math.max(0, (at + ((4 * turn) % 2) - 2) / (2 * STRIPES - 4)) ** 1.6;

function paintWheel(
  context: OffscreenCanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  angle: number,
): void {
  context.strokeStyle = '#fabe3c';
  context.lineWidth = 0.09 * radius;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  for (let spoke = 0; spoke < SPOKES; spoke++) {
    const at = angle + (2 * Math.PI * spoke) / SPOKES;
    context.moveTo(x, y);
    context.lineTo(x + radius * Math.cos(at), y + radius * Math.sin(at));
  }
  context.stroke();
}
