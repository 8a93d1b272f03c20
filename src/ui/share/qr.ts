/** A text as a QR code: what an SVG and a canvas draw alike. */
import { encode } from 'uqr';

/** Bytes that version 40 holds with the least error correction (ISO/IEC 18004, table 7). */
const MOST_BYTES = 2953;
/** Modules of quiet space that readers need around a code (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

export interface QrDrawing {
  /** Modules a side, quiet space included. */
  readonly size: number;
  /** One path of horizontal runs, a module being one unit. */
  readonly path: string;
}

/** Null where the text is too long for any code. */
export function drawQr(text: string): QrDrawing | null {
  if (text.length > MOST_BYTES) return null;
  const { data, size } = encode(text, { ecc: 'L', border: QUIET });
  const runs: string[] = [];
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const from = x;
      while (x < size && row[x]) x++;
      runs.push(`M${from} ${y}h${x - from}v1H${from}z`);
    }
  }
  return { size, path: runs.join('') };
}
