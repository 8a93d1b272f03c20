/** Recorded runs of real adapters beside a result of this machine. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adapterName } from '../../results/adapter-name.ts';
import type { Summary } from '../../results/summary.ts';
import { useLocale } from '../../ui/state/locale.ts';
import type { RunResult } from '../lesson.ts';
import { loadGhosts } from '../state/recorded.ts';
import { useLesson } from './context.tsx';

const NONE: readonly Summary[] = [];

/** Empty until they are there, where there are none, and where this machine has a GPU of its own. */
export function useGhosts(run: string, result: RunResult): readonly Summary[] {
  const { lesson } = useLesson();
  const [ghosts, setGhosts] = useState(NONE);
  useEffect(() => {
    let wanted = true;
    setGhosts(NONE);
    // Without them the machine's own figures stand alone.
    void loadGhosts(lesson.id, run, result).then(
      (found) => wanted && setGhosts(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [lesson.id, run, result]);
  return ghosts;
}

/** What to call one: its adapter, and that it was recorded. */
export function useGhostName(): (ghost: Summary) => string {
  const { t } = useTranslation('lessons');
  const locale = useLocale();
  return ({ environment: { adapter } }) => t('ghost.name', { adapter: adapter ? adapterName(adapter, locale) : '' });
}
