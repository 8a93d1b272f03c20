import type { ReactNode } from 'react';

/** Reachable with the keyboard, so that its hidden columns can be scrolled to. */
const FOCUSABLE = { tabIndex: 0 };

/** A wide table that scrolls sideways by itself on a narrow screen; `label` names it. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section {...FOCUSABLE} className="table-scroll" aria-label={label}>
      <table className="table">{children}</table>
    </section>
  );
}
