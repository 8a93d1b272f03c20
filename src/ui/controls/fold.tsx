import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components/Disclosure';
import './fold.css';

interface FoldProps {
  title: string;
  /** What the folded part amounts to, in few words. */
  aside?: ReactNode;
  /** Whether it is unfolded at first. */
  open?: boolean;
  children: ReactNode;
}

/** A part of a page that most visitors do not need: a heading in sight, the rest on demand. The browser's search finds it. */
export function Fold({ title, aside, open = false, children }: FoldProps) {
  return (
    <Disclosure className="fold" defaultExpanded={open}>
      <Heading level={3} className="fold__heading">
        <Button slot="trigger" className="fold__trigger">
          <span className="fold__title">{title}</span>
          {aside && <span className="fold__aside small muted num">{aside}</span>}
        </Button>
      </Heading>
      <DisclosurePanel className="fold__panel">
        <div className="fold__content">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
