import { type ReactNode, useState } from 'react';

/** A disclosure whose content is made when it is first opened: a table of hundreds of rows is not redrawn unseen. */
export function LazyDisclosure({ summary, children }: { summary: ReactNode; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="disclosure" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  );
}
