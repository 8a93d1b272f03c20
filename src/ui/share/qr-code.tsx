import { type ReactNode, useMemo } from 'react';
import { drawQr } from './qr.ts';

interface QrCodeProps {
  text: string;
  label: string;
  /** Shown where the text is too long for any code. */
  otherwise: ReactNode;
}

/** Always dark on light, whatever the theme: readers expect it. */
export function QrCode({ text, label, otherwise }: QrCodeProps) {
  const code = useMemo(() => drawQr(text), [text]);
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
