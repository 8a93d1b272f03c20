import type { ReactNode } from 'react';

interface BesideProps {
  figure: ReactNode;
  /** In one column the figure stands after the first paragraph, not after all of them. */
  early?: boolean;
  children: ReactNode;
}

/** Text and the figure that it is about: below each other, or side by side where there is room. */
export function Beside({ figure, early, children }: BesideProps) {
  return (
    <div className={early ? 'beside beside--early' : 'beside'}>
      <div className="beside__text">{children}</div>
      <div className="beside__figure">{figure}</div>
    </div>
  );
}
