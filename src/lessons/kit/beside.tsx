import type { ReactNode } from 'react';

/** Text and the figure that it is about: below each other, or side by side where there is room. */
export function Beside({ figure, children }: { figure: ReactNode; children: ReactNode }) {
  return (
    <div className="beside">
      <div className="beside__text">{children}</div>
      <div className="beside__figure">{figure}</div>
    </div>
  );
}
