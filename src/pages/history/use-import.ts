import { useRef, useState } from 'react';
import type { Imported, Progress } from '../../results/history/import-files.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { breather } from '../../ui/state/breathe.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';

export interface Outcome extends Pick<Imported, 'refused'> {
  readonly added: number;
  readonly known: number;
  readonly trouble: StorageTrouble | null;
  /** Files of which nothing was kept, because the storage took no more. */
  readonly left: number;
  /** Files that were to be imported. */
  readonly files: number;
}

export interface Import {
  readonly busy: boolean;
  /** Null while it takes but a moment. */
  readonly progress: Progress | null;
  /** Of the last time; null before. */
  readonly outcome: Outcome | null;
  take(files: readonly File[]): void;
}

/** Milliseconds of work behind which the page has its turn: a press is answered, and how far it is is drawn. */
const SLICE_MS = 50;

/** Takes files into the history; those that come while others are taken wait for them. */
export function useImport(): Import {
  const { history, unsaved } = useServices();
  const [waiting, setWaiting] = useState(0);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const last = useRef<Promise<void>>(Promise.resolve());

  const takeIn = async (files: readonly File[]): Promise<Outcome> => {
    const pause = breather(SLICE_MS);
    const tell = (now: Progress) => {
      const turn = pause();
      if (turn) setProgress(now);
      return turn;
    };
    try {
      const imported = await (await history()).importFiles(files, workloads, tell);
      const { added, known, refused, stopped } = imported;
      return {
        added: added.length,
        known: known.length,
        refused,
        trouble: stopped && storageTrouble(stopped.error),
        left: stopped?.files.length ?? 0,
        files: files.length,
      };
    } catch (error) {
      const trouble = storageTrouble(error);
      return { added: 0, known: 0, refused: [], trouble, left: files.length, files: files.length };
    }
  };
  const take = (files: readonly File[]) => {
    if (files.length === 0) return;
    setWaiting((count) => count + 1);
    last.current = last.current.then(async () => {
      try {
        const done = await unsaved.during(() => takeIn(files));
        setOutcome(done);
      } catch (error) {
        setOutcome(() => {
          throw error;
        });
      }
      setProgress(null);
      setWaiting((count) => count - 1);
    });
  };
  return { busy: waiting > 0, progress, outcome, take };
}
