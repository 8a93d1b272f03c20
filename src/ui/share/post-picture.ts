/** A result as a picture for posting, 1200 × 630 as chats and networks show one: by day, in our own typefaces where they are there. */
import { MARK, MARK_SIZE } from '../frame/mark-shape.ts';
import { linesOf } from './lines.ts';
import { drawQr, type QrDrawing } from './qr.ts';

export interface Post {
  readonly locale: string;
  readonly number: string;
  readonly side: 'cpu' | 'gpu' | null;
  readonly sentence: string;
  /** What was measured: `Matrix multiplication, n = 1024`. */
  readonly at: string;
  /** `length` from 0 to 1; longer is faster. */
  readonly bars: readonly {
    readonly side: 'cpu' | 'gpu' | 'library';
    readonly title: string;
    readonly length: number;
  }[];
  readonly scale: string;
  readonly machine: string;
  /** What must be known of it; null where there is nothing. */
  readonly note: string | null;
  readonly code: { readonly drawing: QrDrawing; readonly caption: string };
}

const WIDTH = 1200;
const HEIGHT = 630;
const EDGE = 60;
/** Of the text; the code has the rest. */
const TEXT = 640;
const CODE = 400;
/** Pixels a module that a telephone tells apart on a screen, in a picture that a chat has scaled down a little. */
const LEAST_MODULE = 3;

const COLOURS = [
  'paper',
  'surface',
  'ink',
  'ink-soft',
  'line',
  'cpu',
  'gpu',
  'cpu-ink',
  'gpu-ink',
  'library-1',
] as const;
type Colour = (typeof COLOURS)[number];

/** The code of the link, or of `otherwise` where the link is too long for a picture of this size. */
export function codeFor<T>(link: string, otherwise: string, captions: { whole: T; site: T }) {
  const whole = drawQr(link);
  if (whole && CODE / whole.size >= LEAST_MODULE) return { drawing: whole, caption: captions.whole };
  const site = drawQr(otherwise);
  return site && { drawing: site, caption: captions.site };
}

/** @throws Error (rejects) where the browser makes no picture */
export async function drawPost(post: Post): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.lang = post.locale;
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser draws no pictures');
  draw(context, post, coloursByDay());
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture'))), 'image/png');
  });
}

/** The theme's, resolved by the browser on an element that is always by day. */
function coloursByDay(): Readonly<Record<Colour, string>> {
  const probe = document.createElement('span');
  probe.style.colorScheme = 'light';
  document.body.append(probe);
  try {
    const read = (name: Colour) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    };
    return Object.fromEntries(COLOURS.map(read)) as Record<Colour, string>;
  } finally {
    probe.remove();
  }
}

type Fill = Readonly<Record<Colour, string>>;

function draw(context: CanvasRenderingContext2D, post: Post, fill: Fill): void {
  const style = getComputedStyle(document.documentElement);
  const [sans, serif] = ['--sans', '--serif'].map((name) => style.getPropertyValue(name).trim() || 'sans-serif');
  context.fillStyle = fill.paper;
  context.fillRect(0, 0, WIDTH, HEIGHT);

  const write = (text: string, font: string, colour: Colour, top: number, height: number, most: number): number => {
    context.font = font;
    context.fillStyle = fill[colour];
    const lines = linesOf(text, post.locale, (part) => context.measureText(part).width, TEXT, most);
    for (const [at, line] of lines.entries()) context.fillText(line, EDGE, top + at * height);
    return top + lines.length * height;
  };

  drawMark(context, fill, EDGE, 44, 44);
  context.font = `600 34px ${serif}`;
  context.fillStyle = fill.ink;
  context.fillText('Lockstep', EDGE + 58, 79);

  write(post.at, `600 24px ${sans}`, 'ink-soft', 152, 32, 1);
  write(post.number, `600 92px ${serif}`, post.side === null ? 'ink' : `${post.side}-ink`, 246, 96, 1);
  const under = write(post.sentence, `400 30px ${sans}`, 'ink', 302, 40, 4);
  drawBars(context, fill, post, under - 8, sans);
  const machine = [post.machine, ...(post.note === null ? [] : [post.note])].join(' · ');
  write(machine, `400 21px ${sans}`, 'ink-soft', 562, 29, 2);
  drawCode(context, fill, post.code, sans);
}

function drawMark(context: CanvasRenderingContext2D, fill: Fill, left: number, top: number, size: number): void {
  const unit = size / MARK_SIZE;
  for (const { side, x, y, width, height, round } of MARK) {
    context.fillStyle = fill[side];
    context.beginPath();
    context.roundRect(left + x * unit, top + y * unit, width * unit, height * unit, round * unit);
    context.fill();
  }
}

const NAMES = 220;

function drawBars(
  context: CanvasRenderingContext2D,
  fill: Fill,
  { bars, scale, locale }: Post,
  top: number,
  sans: string,
): void {
  const width = TEXT - NAMES;
  context.font = `400 20px ${sans}`;
  const measure = (text: string) => context.measureText(text).width;
  for (const [at, { side, title, length }] of bars.entries()) {
    const y = top + at * 36;
    context.fillStyle = fill.ink;
    context.fillText(linesOf(title, locale, measure, NAMES - 16, 1)[0] ?? '', EDGE, y + 20);
    context.fillStyle = fill.line;
    context.fillRect(EDGE + NAMES, y + 2, width, 22);
    context.fillStyle = fill[side === 'library' ? 'library-1' : side];
    // One that is very slow is still seen.
    context.fillRect(EDGE + NAMES, y + 2, Math.max(2, width * length), 22);
  }
  if (bars.length === 0) return;
  context.fillStyle = fill['ink-soft'];
  context.font = `400 18px ${sans}`;
  context.fillText(scale, EDGE + NAMES, top + bars.length * 36 + 16);
}

function drawCode(
  context: CanvasRenderingContext2D,
  fill: Fill,
  { drawing, caption }: Post['code'],
  sans: string,
): void {
  const unit = Math.floor(CODE / drawing.size);
  const size = unit * drawing.size;
  const middle = WIDTH - EDGE - CODE / 2;
  const left = Math.round(middle - size / 2);
  const top = Math.round(300 - size / 2);
  context.fillStyle = '#fff';
  context.beginPath();
  context.roundRect(left, top, size, size, 8);
  context.fill();
  context.save();
  context.translate(left, top);
  context.scale(unit, unit);
  context.fillStyle = '#000';
  context.fill(new Path2D(drawing.path));
  context.restore();
  context.fillStyle = fill['ink-soft'];
  context.font = `400 21px ${sans}`;
  context.textAlign = 'center';
  context.fillText(caption, middle, 300 + CODE / 2 + 36, CODE);
  context.textAlign = 'start';
}
