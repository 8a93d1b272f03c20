import { useRef, useState } from 'react';
import { type Sorted, sortIn } from '../../results/class/class.ts';
import { type ClassReader, createClassReader } from '../../results/class/class-reader.ts';
import type { Classes } from '../../results/class/classes.ts';
import { type Collected, findHandIns } from '../../results/class/collect.ts';
import type { Refused } from '../../results/class/model.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';

export interface Outcome {
  readonly found: number;
  readonly added: number;
  readonly completed: number;
  readonly known: number;
  readonly refused: readonly Refused[];
  readonly cutOff: boolean;
  /** By name. */
  readonly tooLarge: readonly string[];
  readonly unreadable: readonly string[];
  readonly gone: boolean;
  readonly trouble: StorageTrouble | null;
}

const NOTHING: Outcome = {
  found: 0,
  added: 0,
  completed: 0,
  known: 0,
  refused: [],
  cutOff: false,
  tooLarge: [],
  unreadable: [],
  gone: false,
  trouble: null,
};

export interface Collect {
  readonly busy: boolean;
  /** Of the last time; null before. */
  readonly outcome: Outcome | null;
  takeText(text: string): Promise<Outcome>;
  takeFiles(files: readonly File[]): Promise<Outcome>;
}

/** Bytes of one file. */
export const MOST_BYTES = 16 * 2 ** 20;

/** Takes what is handed in into a class, one after the other: what comes while another is read waits for it. */
export function useCollect(id: string): Collect {
  const services = useServices();
  const [waiting, setWaiting] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  // Of a class that grows file by file and code by code only what is new is read.
  const [reader] = useState(() => createClassReader(workloads));

  const inTurn = (work: () => Promise<Outcome>): Promise<Outcome> => {
    setWaiting((count) => count + 1);
    const turn = last.current.then(work).catch((error: unknown) => ({ ...NOTHING, trouble: storageTrouble(error) }));
    last.current = turn;
    void turn.then((done) => {
      setOutcome(done);
      setWaiting((count) => count - 1);
    });
    return turn;
  };
  return {
    busy: waiting > 0,
    outcome,
    takeText: (text) => inTurn(async () => takeIn(await services.classes(), reader, id, findHandIns(text, workloads))),
    takeFiles: (files) =>
      inTurn(async () => {
        const classes = await services.classes();
        let sum = NOTHING;
        for (const file of files) {
          const content = file.size > MOST_BYTES ? null : await file.text().catch(() => null);
          if (content === null) {
            const list = file.size > MOST_BYTES ? 'tooLarge' : 'unreadable';
            sum = { ...sum, [list]: [...sum[list], file.name] };
          } else {
            sum = plus(sum, await takeIn(classes, reader, id, findHandIns(content, workloads)));
          }
        }
        return sum;
      }),
  };
}

/** @throws (rejects) what the browser's storage says */
async function takeIn(
  classes: Classes,
  reader: ClassReader,
  id: string,
  { found, cutOff }: Collected,
): Promise<Outcome> {
  const sorted = await sortInto(classes, id, found, reader);
  if (!sorted) return { ...NOTHING, gone: true };
  const { added, completed, known, refused } = sorted;
  return { ...NOTHING, found: found.length, added, completed, known, refused, cutOff };
}

/** Null where the class is gone, or cannot be read. @throws (rejects) what the browser's storage says */
export async function sortInto(
  classes: Classes,
  id: string,
  found: Collected['found'],
  reader: ClassReader = createClassReader(workloads),
): Promise<Sorted | null> {
  const whole = await classes.get(id);
  const opened = whole && reader.open(whole.kept, whole.handIns);
  if (!opened?.ok) return null;
  const now = Date.now();
  const sorted = sortIn(opened.class, found, (place) => now + place);
  const kept = sorted.keep.length === 0 || (await classes.add(id, sorted.keep));
  return kept ? sorted : null;
}

const plus = (a: Outcome, b: Outcome): Outcome => ({
  found: a.found + b.found,
  added: a.added + b.added,
  completed: a.completed + b.completed,
  known: a.known + b.known,
  refused: [...a.refused, ...b.refused],
  cutOff: a.cutOff || b.cutOff,
  tooLarge: [...a.tooLarge, ...b.tooLarge],
  unreadable: [...a.unreadable, ...b.unreadable],
  gone: a.gone || b.gone,
  trouble: a.trouble ?? b.trouble,
});
