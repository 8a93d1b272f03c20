/** A class file, brought to the classes that are kept here. */
import type { LocalText } from '../../engine/contract.ts';
import { uuid } from '../../engine/uuid.ts';
import { type KeptClass, sortIn } from '../../results/class/class.ts';
import { readClassFile, sameAssignment } from '../../results/class/class-file.ts';
import { openClass } from '../../results/class/class-reader.ts';
import type { Classes } from '../../results/class/classes.ts';
import { readKept } from '../../results/class/collect.ts';
import { workloads } from '../../workloads/registry.ts';

const MOST_BYTES = 32 * 2 ** 20;

export type ClassImported = { readonly file: string } & (
  | {
      readonly ok: true;
      readonly name: string;
      /** Whether the class was here already. */
      readonly merged: boolean;
      readonly added: number;
      readonly broken: number;
      readonly tooMany: number;
    }
  | {
      readonly ok: false;
      readonly problem: 'tooLarge' | 'unreadable' | 'notClass' | LocalText;
      /** Bytes that a file may have. */
      readonly most: number;
    }
);

/**
 * A class that is here already gets what is new in the file; what is here stays.
 * @param unnamed what a class is called that has no name
 * @throws (rejects) what the browser's storage says
 */
export async function importClass(file: File, classes: Classes, unnamed: string): Promise<ClassImported> {
  const refused = (problem: Extract<ClassImported, { ok: false }>['problem']): ClassImported => ({
    file: file.name,
    ok: false,
    problem,
    most: MOST_BYTES,
  });
  if (file.size > MOST_BYTES) return refused('tooLarge');
  const content = await file.text().catch(() => null);
  if (content === null) return refused('unreadable');
  const read = readClassFile(content, workloads, unnamed);
  if (!read.ok) return refused(read.problem ?? 'notClass');
  const { kept, handIns, broken, tooMany } = read;
  const { here, free } = await sameClass(classes, kept);
  const opened = here && openClass(here.kept, here.handIns, workloads);
  if (here && opened?.ok) {
    const found = handIns.map(({ text }) => readKept(text, workloads));
    const { keep, added } = sortIn(opened.class, found, (place) => handIns[place].at);
    if (await classes.add(here.kept.id, keep))
      return { file: file.name, ok: true, name: here.kept.name, merged: true, added, broken, tooMany };
    // It was deleted meanwhile: the file is a new one, like any other.
  }
  await classes.put({ ...kept, id: free }, handIns);
  const whole = openClass(kept, handIns, workloads);
  const added = whole.ok ? whole.class.entries.length : 0;
  return { file: file.name, ok: true, name: kept.name, merged: false, added, broken, tooMany };
}

/**
 * The class as it is kept here: under its own id, or, where a class of another assignment has that, under the one that it got
 * the last time. Else an id that is free.
 */
async function sameClass(classes: Classes, kept: KeptClass) {
  const isSame = (one: KeptClass) => sameAssignment(one.assignment, kept.assignment, workloads);
  const taken = await classes.get(kept.id);
  if (!taken) return { here: null, free: kept.id };
  if (isSame(taken.kept)) return { here: taken, free: kept.id };
  const moved = (await classes.list()).find((one) => one.createdAt === kept.createdAt && isSame(one));
  return { here: moved ? await classes.get(moved.id) : null, free: uuid() };
}
