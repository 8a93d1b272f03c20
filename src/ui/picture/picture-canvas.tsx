import { type HTMLAttributes, useEffect, useRef } from 'react';
import './picture.css';

interface PictureCanvasProps {
  /** RGBA. */
  pixels: ArrayLike<number>;
  width: number;
  height: number;
  caption: string;
  alt: string;
  /** A place to draw a ring around, in pixels. */
  ring?: { readonly x: number; readonly y: number } | null;
  /** What pointer and keys do on it; it then has an element of its own around it. */
  area?: HTMLAttributes<HTMLDivElement>;
}

/** Pixels as they are, one for one; the page scales them. */
export function PictureCanvas({ pixels, width, height, caption, alt, ring, area }: PictureCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
    if (ring) drawRing(context, ring, Math.max(width, height));
  }, [pixels, width, height, ring]);
  const drawn = <canvas ref={canvas} width={width} height={height} role="img" aria-label={alt} />;
  return (
    <figure className="picture-figure">
      {area ? <div {...area}>{drawn}</div> : drawn}
      <figcaption className="small muted">{caption}</figcaption>
    </figure>
  );
}

/** White on dark, so that it stands out from every amplified colour; as thick as it must be to be seen when scaled. */
function drawRing(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, side: number): void {
  const radius = Math.max(4, side / 30);
  for (const [colour, share] of [
    ['#000000', 2],
    ['#ffffff', 1],
  ] as const) {
    context.beginPath();
    context.arc(x + 0.5, y + 0.5, radius, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = Math.max(1, side / 220) * share;
    context.stroke();
  }
}
