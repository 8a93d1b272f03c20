import { useEffect, useRef } from 'react';
import { SIDE } from './pictures.ts';

interface PictureProps {
  /** [28, 28] */
  pixels: Uint8Array;
  label: string;
  className?: string;
}

/** A picture of the set as it is: 28 × 28 pixels, dark on light as ink on paper. */
export function Picture({ pixels, label, className }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) context.putImageData(new ImageData(rgba(pixels), SIDE, SIDE), 0, 0);
  }, [pixels]);
  return (
    <canvas
      ref={canvas}
      className={['clothes__picture', className].filter(Boolean).join(' ')}
      width={SIDE}
      height={SIDE}
      role="img"
      aria-label={label}
    />
  );
}

/** 255 is the darkest. */
export function rgba(pixels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const colours = new Uint8ClampedArray(4 * pixels.length);
  for (const [at, value] of pixels.entries()) {
    colours.fill(255 - value, 4 * at, 4 * at + 3);
    colours[4 * at + 3] = 255;
  }
  return colours;
}
