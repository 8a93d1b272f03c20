import type { ReactNode } from 'react';

interface NoticeProps {
  /** `error` is announced at once, `warning` when the reader pauses, `info` is read in its place. */
  kind: 'info' | 'warning' | 'error';
  /** What happened; left out where the title of the page says it. */
  title?: string;
  /** What still works, then what to do. */
  children?: ReactNode;
}

const ROLES = { info: 'note', warning: 'status', error: 'alert' } as const;

export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div className={`notice notice--${kind}`} role={ROLES[kind]}>
      {title && <p className="notice__title">{title}</p>}
      {children}
    </div>
  );
}
