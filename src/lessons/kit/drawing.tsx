import type { CSSProperties, ReactNode } from 'react';

interface DrawingProps {
  /** Of the drawing, in its own units: about as many CSS pixels as it has on a phone. */
  width: number;
  height: number;
  /** What is seen. */
  alt: string;
  /** A length; as wide as its column unless told. */
  widest?: string;
  children: ReactNode;
}

/** A still drawing in a `.drawing`, whose labels have one size however wide it is. */
export function Drawing({ width, height, alt, widest = '100cqi', children }: DrawingProps) {
  const style = { '--units': `${width}px`, '--widest': widest } as CSSProperties;
  return (
    <svg className="drawing__sized" viewBox={`0 0 ${width} ${height}`} style={style} role="img" aria-label={alt}>
      {children}
    </svg>
  );
}
