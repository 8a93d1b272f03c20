import type { ReactNode } from 'react';
import './proof.css';

/** That something was found right, or was not. */
export const VerdictText = ({ right = false, children }: { right?: boolean; children: ReactNode }) => (
  <p className={right ? 'verdict-text verdict-text--right' : 'verdict-text'}>{children}</p>
);
