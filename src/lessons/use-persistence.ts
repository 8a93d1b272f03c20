import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type CourseStore, hasProgress } from './state/course-store.ts';
import { createPromised } from './state/persistence.ts';

/** One for the visit: leaving the course and coming back asks nobody anew. */
const promised = createPromised(() => navigator.storage);

/** Whether the browser keeps what is here; null while there is nothing. Asks it once this visit has added something. */
export function usePersistence(course: CourseStore): boolean | null {
  const something = useStore(course, hasProgress);
  const wrote = useStore(course, (state) => state.wrote);
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    let wanted = true;
    const answer = wrote ? promised.ask : promised.given;
    if (something) void answer().then((one) => wanted && setKept(one));
    return () => {
      wanted = false;
    };
  }, [something, wrote]);
  return kept;
}
