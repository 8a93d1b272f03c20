import { useRef, useState } from 'react';
import { type Sorted, sortIn } from '../../results/class/class.ts';
import { type ClassReader, createClassReader } from '../../results/class/class-reader.ts';
import type { Classes } from '../../results/class/classes.ts';
import { type Found, findHandIns, MOST_LINKS } from '../../results/class/collect.ts';
import type { Refused } from '../../results/class/model.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { breathe } from '../../ui/state/breathe.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { readClass } from './read-class.ts';

export interface Outcome {
  readonly found: number;
  readonly added: number;
  readonly replaced: number;
  readonly known: number;
  readonly refused: readonly Refused[];
  readonly cutOff: boolean;
  /** By name. */
  readonly tooLarge: readonly string[];
  readonly unreadable: readonly string[];
  readonly gone: boolean;
  /** Nothing of it was kept then. */
  readonly trouble: StorageTrouble | null;
}

const NOTHING: Outcome = {
  found: 0,
  added: 0,
  replaced: 0,
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

/**
 * Takes what is handed in into a class, one after the other: what comes while another is read waits for it.
 * @param reader of the class, which remembers what it has read
 */
export function useCollect(id: string, reader: ClassReader): Collect {
  const services = useServices();
  const [waiting, setWaiting] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const inTurn = (work: () => Promise<Read>): Promise<Outcome> => {
    setWaiting((count) => count + 1);
    const turn = last.current.then(async () => takeIn(services.classes, id, reader, await work()));
    // What goes wrong in one keeps nobody else waiting.
    last.current = turn.catch(() => undefined);
    void turn.then((done) => {
      setOutcome(done);
      setWaiting((count) => count - 1);
    });
    return turn;
  };
  return {
    busy: waiting > 0,
    outcome,
    takeText: (text) => inTurn(async () => ({ ...NO_FILES, ...findHandIns(text, workloads) })),
    takeFiles: (files) => inTurn(() => readFiles(files)),
  };
}

/** What is in a text, or in files. */
interface Read extends Pick<Outcome, 'cutOff' | 'tooLarge' | 'unreadable'> {
  readonly found: readonly Found[];
}

const NO_FILES = { tooLarge: [], unreadable: [] } as const;

/** One after the other, and the page has its turn in between. One that cannot be read costs none of the others. */
async function readFiles(files: readonly File[]): Promise<Read> {
  const found = new Map<string, Found>();
  const tooLarge: string[] = [];
  const unreadable: string[] = [];
  let cutOff = false;
  for (const file of files) {
    if (found.size >= MOST_LINKS) return { found: [...found.values()], cutOff: true, tooLarge, unreadable };
    await breathe();
    const content = file.size > MOST_BYTES ? null : await file.text().catch(() => null);
    if (content === null) {
      (file.size > MOST_BYTES ? tooLarge : unreadable).push(file.name);
      continue;
    }
    const collected = findHandIns(content, workloads);
    for (const one of collected.found) found.set(one.text, one);
    cutOff ||= collected.cutOff;
  }
  return { found: [...found.values()], cutOff, tooLarge, unreadable };
}

/** All at once: either everything that is new is kept, or nothing, with the reason. Never rejects. */
async function takeIn(
  classes: () => Promise<Classes>,
  id: string,
  reader: ClassReader,
  { found, cutOff, tooLarge, unreadable }: Read,
): Promise<Outcome> {
  const read = { ...NOTHING, found: found.length, cutOff, tooLarge, unreadable };
  try {
    const sorted = await sortInto(await classes(), id, found, reader);
    if (!sorted) return { ...read, gone: true };
    const { added, replaced, known, refused } = sorted;
    return { ...read, added, replaced, known, refused };
  } catch (error) {
    return { ...read, trouble: storageTrouble(error) };
  }
}

/** Null where the class is gone, or cannot be read. @throws (rejects) what the browser's storage says */
export async function sortInto(
  classes: Classes,
  id: string,
  found: readonly Found[],
  reader: ClassReader = createClassReader(workloads),
): Promise<Sorted | null> {
  const read = await readClass(classes, id, reader);
  if (!read?.opened.ok) return null;
  const now = Date.now();
  const sorted = sortIn(read.opened.class, found, (place) => now + place);
  const kept = sorted.keep.length === 0 || (await classes.add(id, sorted.keep));
  return kept ? sorted : null;
}
