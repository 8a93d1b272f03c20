import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type CourseStore, hasProgress } from './state/course-store.ts';
import { askToKeep } from './state/persistence.ts';

/** Asks the browser once there is something to keep. */
export function usePersistence(course: CourseStore): boolean | null {
  const something = useStore(course, hasProgress);
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    let wanted = true;
    if (something) void askToKeep(navigator.storage).then((answer) => wanted && setKept(answer));
    return () => {
      wanted = false;
    };
  }, [something]);
  return kept;
}
