import type { ReactNode } from 'react';
import { useLesson } from './context.tsx';

/** The text of one step; drawn only while it is the current one. */
export function Step({ id, children }: { id: string; children: ReactNode }) {
  const { step } = useLesson();
  return step.id === id ? <div className="lesson-text">{children}</div> : null;
}
