/** A class file, brought to the classes that are kept here. */
import type { LocalText } from '../../engine/contract.ts';
import { sortIn } from '../../results/class/class.ts';
import { readClassFile, sameAssignment } from '../../results/class/class-file.ts';
import { openClass } from '../../results/class/class-reader.ts';
import type { Classes } from '../../results/class/classes.ts';
import { readKept } from '../../results/class/collect.ts';
import { workloads } from '../../workloads/registry.ts';

const MOST_BYTES = 32 * 2 ** 20;

export type ClassImported = { readonly file: string } & (
  | { readonly ok: true; readonly name: string; readonly added: number; readonly broken: number }
  | {
      readonly ok: false;
      readonly problem: 'tooLarge' | 'unreadable' | 'notClass' | LocalText;
      /** Bytes that a file may have. */
      readonly most: number;
    }
);

/**
 * A class that is here already gets what is new in the file; what is here stays.
 * @throws (rejects) what the browser's storage says
 */
export async function importClass(file: File, classes: Classes): Promise<ClassImported> {
  const refused = (problem: Extract<ClassImported, { ok: false }>['problem']): ClassImported => ({
    file: file.name,
    ok: false,
    problem,
    most: MOST_BYTES,
  });
  if (file.size > MOST_BYTES) return refused('tooLarge');
  const content = await file.text().catch(() => null);
  if (content === null) return refused('unreadable');
  const read = readClassFile(content, workloads);
  if (!read.ok) return refused(read.problem ?? 'notClass');
  const { kept, handIns, broken } = read;
  const here = await classes.get(kept.id);
  const same = here && sameAssignment(here.kept.assignment, kept.assignment, workloads);
  const opened = same ? openClass(here.kept, here.handIns, workloads) : null;
  if (here && opened?.ok) {
    const found = handIns.map(({ text }) => readKept(text, workloads));
    const { keep, added } = sortIn(opened.class, found, (place) => handIns[place].at);
    await classes.add(kept.id, keep);
    return { file: file.name, ok: true, name: here.kept.name, added, broken };
  }
  // Of another assignment, under an id that is taken.
  const id = here ? crypto.randomUUID() : kept.id;
  await classes.put({ ...kept, id }, handIns);
  const whole = openClass(kept, handIns, workloads);
  return { file: file.name, ok: true, name: kept.name, added: whole.ok ? whole.class.entries.length : 0, broken };
}
