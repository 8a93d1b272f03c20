import { useRef, useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import { messageOf } from '../../engine/errors.ts';
import { text } from '../../engine/text.ts';
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
  /** Nothing of it was kept then: the class cannot be read any more, or something went wrong that nobody expects. */
  readonly problem: LocalText | null;
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
  problem: null,
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
    const turn = last.current.then(() => takeIn(services.classes, id, reader, work));
    last.current = turn.then((done) => {
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

/** All at once: either everything that is new is kept, or nothing, with the reason. Never rejects, so that nobody waits in vain. */
async function takeIn(
  classes: () => Promise<Classes>,
  id: string,
  reader: ClassReader,
  work: () => Promise<Read>,
): Promise<Outcome> {
  let read: Read;
  try {
    read = await work();
  } catch (error) {
    return { ...NOTHING, problem: unexpected(error) };
  }
  const { found, cutOff, tooLarge, unreadable } = read;
  const outcome = { ...NOTHING, found: found.length, cutOff, tooLarge, unreadable };
  try {
    const into = await sortInto(await classes(), id, found, reader);
    if (!into.ok) return { ...outcome, gone: into.problem === null, problem: into.problem };
    const { added, replaced, known, refused } = into.sorted;
    return { ...outcome, added, replaced, known, refused };
  } catch (error) {
    return { ...outcome, ...reasonOf(error) };
  }
}

function reasonOf(error: unknown): Pick<Outcome, 'problem'> | Pick<Outcome, 'trouble'> {
  try {
    return { trouble: storageTrouble(error) };
  } catch {
    return { problem: unexpected(error) };
  }
}

function unexpected(error: unknown): LocalText {
  const message = messageOf(error);
  return text(
    `Reading it stopped with an error: ${message}. What the class held before is kept; try again, or take less at once.`,
    `读取时出错：${message}。班级里原有的内容都还在；请再试一次，或分几次收。`,
  );
}

export type SortedInto =
  | { readonly ok: true; readonly sorted: Sorted }
  /** Why the class cannot be read; null where it is gone. */
  | { readonly ok: false; readonly problem: LocalText | null };

/** @throws (rejects) what the browser's storage says */
export async function sortInto(
  classes: Classes,
  id: string,
  found: readonly Found[],
  reader: ClassReader = createClassReader(workloads),
): Promise<SortedInto> {
  const read = await readClass(classes, id, reader);
  if (!read) return { ok: false, problem: null };
  if (!read.opened.ok) return { ok: false, problem: read.opened.problem };
  const now = Date.now();
  const sorted = sortIn(read.opened.class, found, (place) => now + place);
  const kept = sorted.keep.length === 0 || (await classes.add(id, sorted.keep));
  return kept ? { ok: true, sorted } : { ok: false, problem: null };
}
