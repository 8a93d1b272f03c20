import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MACHINES } from '../../results/reference/shelf.ts';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { useMachineWords } from '../../ui/reference/words.ts';
import { useServices } from '../../ui/state/services.tsx';
import type { RunResult } from '../lesson.ts';
import { resultsOf } from '../state/course-store.ts';
import { type Ghost, standIn } from '../state/recorded.ts';
import { useLesson } from './context.tsx';

const REAL = MACHINES.filter(({ software }) => !software);

/** Which machine the outlines are of, and the choice of another where there is one. @param told false where a chart says it */
export function GhostMachine({ ghost, told = true }: { ghost: Ghost; told?: boolean }) {
  const { t } = useTranslation('reference');
  const { beside } = useServices();
  const words = useMachineWords();
  return (
    <>
      {told && <p className="small muted">{words.told(ghost.machine, ghost)}</p>}
      {REAL.length > 1 && (
        <SelectField
          label={t('other')}
          value={ghost.machine.id}
          options={REAL.map((one) => ({ value: one.id, label: words.name(one) }))}
          onChange={beside.choose}
        />
      )}
    </>
  );
}

/** The machine whose figures stand in for this one's GPU, and the choice of another, for all runs of the lesson. */
export function StandInMachine({ machine }: { machine: string }) {
  const { t } = useTranslation('reference');
  const { beside } = useServices();
  const { course, lesson } = useLesson();
  const results = useStore(course, (state) => resultsOf(state, lesson.id));
  const words = useMachineWords();
  const [lacking, setLacking] = useState('');
  if (MACHINES.length < 2) return null;

  const choose = async (id: string) => {
    beside.choose(id);
    const chosen = MACHINES.find((one) => one.id === id);
    const changed = await Promise.all(
      Object.entries(results).map(async ([run, result]): Promise<boolean> => {
        if (!result?.here) return false;
        const next: RunResult = { ...result, ...(await standIn(result.here, `${lesson.id}.${run}`, id)) };
        course.keepResult(lesson.id, run, next);
        return next.recorded?.machine === id;
      }),
    );
    setLacking(chosen && !changed.includes(true) ? t('lacks', { name: words.name(chosen) }) : '');
  };

  return (
    <>
      <SelectField
        label={t('other')}
        value={machine}
        options={MACHINES.map((one) => ({ value: one.id, label: words.name(one) }))}
        onChange={(id) => void choose(id)}
      />
      <p className="small" role="status">
        {lacking}
      </p>
    </>
  );
}
