import { type ReactNode, useMemo } from 'react';
import { encode } from 'uqr';

interface QrCodeProps {
  text: string;
  label: string;
  /** Shown where the text is too long for any code. */
  otherwise: ReactNode;
}

/** Bytes that version 40 holds with the least error correction (ISO/IEC 18004, table 7). */
const MOST_BYTES = 2953;
/** Modules of quiet space that readers need around a code (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

/** Always dark on light, whatever the theme: readers expect it. */
export function QrCode({ text, label, otherwise }: QrCodeProps) {
  const code = useMemo(() => (text.length <= MOST_BYTES ? draw(text) : null), [text]);
  if (!code) return otherwise;
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
    >
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}

/** One path of horizontal runs. */
function draw(text: string): { size: number; path: string } {
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
