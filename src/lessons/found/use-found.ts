/** What is known in this browser, gathered once for the page. */
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Environment } from '../../engine/contract.ts';
import { adapterName } from '../../results/adapter-name.ts';
import type { HistoryEntry } from '../../results/history/record.ts';
import { probeGpu } from '../../ui/gpu/gpu-probe.ts';
import { type SubgroupSize, subgroupSizeOf } from '../../ui/gpu/subgroups.ts';
import { useGpuPower, useLimit, useServices } from '../../ui/state/services.tsx';
import { useCourse } from '../course-context.tsx';
import type { Lesson } from '../lesson.ts';
import { LESSONS } from '../registry.ts';
import { type Found, guessesIn, NUMBERS, type Numbers, type ToldGuess } from './found.ts';
import { numbersOf } from './numbers.ts';

interface Known {
  /** Null where it could not be asked. */
  readonly environment: Environment | null;
  readonly subgroup: SubgroupSize | null;
  readonly runs: readonly HistoryEntry[];
}

const NOTHING = Object.fromEntries(NUMBERS.map((id) => [id, null])) as Numbers;

/** Null until all have answered; whatever one of them refuses is not known. */
export function useOwn(): Found | null {
  const { bench, history } = useServices();
  const power = useGpuPower();
  const limits = useLimit(({ known }) => known);
  const progress = useStore(useCourse(), (state) => state.progress);
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let wanted = true;
    const asked = Promise.all([
      bench.environment().catch(() => null),
      probeGpu(navigator.gpu, power).then((probe) =>
        probe.status === 'adapter' ? subgroupSizeOf(probe.adapter) : null,
      ),
      history().then(
        (opened) => opened.list().catch(() => []),
        () => [],
      ),
    ]);
    void asked.then(([environment, subgroup, runs]) => wanted && setKnown({ environment, subgroup, runs }));
    return () => {
      wanted = false;
    };
  }, [bench, history, power]);

  return useMemo(() => {
    if (!known) return null;
    const { environment, subgroup, runs } = known;
    const adapter = environment?.adapter ?? null;
    return {
      day: new Date().toISOString().slice(0, 10),
      machine: environment && {
        gpu: adapter && adapterName(adapter, 'en'),
        software: adapter?.software ?? false,
        browser: environment.browser,
        os: environment.os,
      },
      numbers: environment ? numbersOf({ environment, subgroup, limits, runs }) : NOTHING,
      guesses: guessesIn(
        progress,
        LESSONS.map(({ id }) => id),
      ),
    };
  }, [known, limits, progress]);
}

/** The lessons of these guesses, in the order of the course; null until they are there, less those that do not arrive. */
export function useLessonsOf(guesses: readonly ToldGuess[] | undefined): readonly Lesson[] | null {
  const [lessons, setLessons] = useState<readonly Lesson[] | null>(null);
  const wantedIds = guesses && [...new Set(guesses.map(({ lesson }) => lesson))].sort().join(' ');
  useEffect(() => {
    if (wantedIds === undefined) return;
    let wanted = true;
    const ids = wantedIds.split(' ');
    const asked = LESSONS.filter(({ id }) => ids.includes(id)).map(({ load }) => load());
    void Promise.allSettled(asked).then(
      (loaded) => wanted && setLessons(loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value.lesson] : []))),
    );
    return () => {
      wanted = false;
    };
  }, [wantedIds]);
  return lessons;
}
