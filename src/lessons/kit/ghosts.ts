/** A recorded run of a real adapter beside a result of this machine. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBesideState } from '../../ui/state/services.tsx';
import type { RunResult } from '../lesson.ts';
import { type Ghost, ghostOf } from '../state/recorded.ts';
import { useLesson } from './context.tsx';

/** Null until it is there, where there is none, and where this machine has a GPU of its own. */
export function useGhost(run: string, result: RunResult): Ghost | null {
  const { lesson } = useLesson();
  const chosen = useBesideState((state) => state.chosen);
  const [ghost, setGhost] = useState<Ghost | null>(null);
  useEffect(() => {
    let wanted = true;
    setGhost(null);
    // Without it the machine's own figures stand alone.
    void ghostOf(result, `${lesson.id}.${run}`, chosen).then(
      (found) => wanted && setGhost(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [lesson.id, run, result, chosen]);
  return ghost;
}

/** What to call one: its machine, and that it was recorded. */
export function useGhostName(): (machine: string) => string {
  const { t } = useTranslation('lessons');
  return (machine) => t('ghost.name', { adapter: machine });
}
