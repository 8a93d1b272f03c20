import type { ReactNode } from 'react';

/** Content that is shown on demand; the browser's own element, so find-in-page opens it. */
export function Disclosure({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="disclosure" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
