/**
 * A test picture: gradients, discs and rings, a grating that gets finer, something like text, and a little noise, so that
 * each filter has something to show. Exact arithmetic only (no sines): the same seed gives the same bytes everywhere.
 */
import { pcgHash, randomUnit } from '../../engine/random.ts';

type Colour = readonly [red: number, green: number, blue: number];

interface Canvas {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  /** The shorter side: sizes of things are fractions of it. */
  readonly unit: number;
}

const DISCS = 14;
const PALETTE: readonly Colour[] = [
  [244, 96, 72],
  [250, 190, 60],
  [52, 168, 150],
  [66, 120, 220],
  [238, 236, 226],
  [34, 40, 60],
];

/** Opaque RGBA, [height, width, 4]. */
export function generatePicture(width: number, height: number, seed: number): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(width * height * 4);
  const canvas = { pixels, width, height, unit: Math.min(width, height) };
  const next = randomUnit(seed, 1);
  paintGround(canvas, pcgHash(seed >>> 0));
  for (let n = 0; n < DISCS; n++) paintDisc(canvas, next, PALETTE[Math.floor(next() * PALETTE.length)]);
  paintGrating(canvas);
  paintText(canvas, next);
  return pixels;
}

/** Two crossing gradients with noise of a few grey levels. */
function paintGround({ pixels, width, height }: Canvas, salt: number): void {
  for (let y = 0, at = 0; y < height; y++) {
    const down = y / height;
    for (let x = 0; x < width; x++, at += 4) {
      const across = x / width;
      const noise = (pcgHash((y * width + x) ^ salt) & 15) - 8;
      pixels[at] = 40 + 150 * across + 30 * down + noise;
      pixels[at + 1] = 70 + 90 * down + 40 * across * (1 - across) + noise;
      pixels[at + 2] = 190 - 110 * across + 40 * down * (1 - down) + noise;
      pixels[at + 3] = 255;
    }
  }
}

/** A shaded disc with a thin dark ring and an edge one pixel soft. */
function paintDisc(canvas: Canvas, next: () => number, [red, green, blue]: Colour): void {
  const { pixels, width, height, unit } = canvas;
  const radius = unit * (0.03 + 0.13 * next());
  const centreX = width * next();
  const centreY = height * next();
  const ring = 0.7 + 0.2 * next();
  for (let y = Math.max(0, Math.floor(centreY - radius)); y < Math.min(height, centreY + radius); y++) {
    for (let x = Math.max(0, Math.floor(centreX - radius)); x < Math.min(width, centreX + radius); x++) {
      const distance = Math.sqrt((x - centreX) ** 2 + (y - centreY) ** 2);
      const cover = Math.min(1, Math.max(0, radius - distance)) * 0.9;
      const onRing = Math.abs(distance - ring * radius) < Math.max(0.6, radius / 40);
      const shade = onRing ? 0.4 : 1 - 0.35 * (distance / radius) * (distance / radius);
      const at = (y * width + x) * 4;
      pixels[at] += cover * (red * shade - pixels[at]);
      pixels[at + 1] += cover * (green * shade - pixels[at + 1]);
      pixels[at + 2] += cover * (blue * shade - pixels[at + 2]);
    }
  }
}

/** Bars at the bottom whose width falls from a fortieth of the picture to one pixel. */
function paintGrating({ pixels, width, height, unit }: Canvas): void {
  const top = Math.floor(height * 0.88);
  const bottom = Math.floor(height * 0.96);
  let bar = Math.max(1, unit / 40);
  let dark = true;
  for (let left = width * 0.05; left < width * 0.95; left += Math.max(1, Math.round(bar)), bar *= 0.97, dark = !dark) {
    const right = Math.min(width * 0.95, left + Math.max(1, Math.round(bar)));
    for (let y = top; y < bottom; y++) {
      const from = (y * width + Math.floor(left)) * 4;
      pixels.fill(dark ? 24 : 236, from, (y * width + Math.floor(right)) * 4);
      for (let at = from + 3; at < (y * width + Math.floor(right)) * 4; at += 4) pixels[at] = 255;
    }
  }
}

/** Lines of 3×5-cell glyphs, each line smaller than the one above. */
function paintText(canvas: Canvas, next: () => number): void {
  const { width, height, unit } = canvas;
  let cell = Math.max(1, Math.round(unit / 160));
  for (let top = height * 0.08; top < height * 0.4 && cell >= 1; top += cell * 9) {
    for (let left = width * 0.06; left < width * 0.52; left += cell * 4) {
      if (next() < 0.82) paintGlyph(canvas, Math.floor(left), Math.floor(top), cell, Math.floor(next() * 2 ** 15));
    }
    cell = Math.max(1, Math.round(cell * 0.85));
  }
}

/** Bit i of `bits` is cell (i % 3, i / 3). */
function paintGlyph({ pixels, width, height }: Canvas, left: number, top: number, cell: number, bits: number): void {
  for (let y = top; y < Math.min(height, top + 5 * cell); y++) {
    for (let x = left; x < Math.min(width, left + 3 * cell); x++) {
      const bit = Math.floor((y - top) / cell) * 3 + Math.floor((x - left) / cell);
      if (((bits >> bit) & 1) === 0) continue;
      const at = (y * width + x) * 4;
      pixels[at] = 246;
      pixels[at + 1] = 243;
      pixels[at + 2] = 232;
    }
  }
}
