/** Puts a class together from what is kept of it, and remembers what it has read: of one that grows only what is new is read. */
import type { LocalText, Workload } from '../../engine/contract.ts';
import type { KeptClass, KeptHandIn } from './class.ts';
import { type Admitted, admit, readKept } from './collect.ts';
import { type Class, type Entry, isPuzzle, type PuzzleEntry, type Refused } from './model.ts';
import { type OpenedTask, readTask } from './task-link.ts';

export type OpenedClass =
  | { readonly ok: true; readonly class: Class; readonly handIns: ReadonlyMap<string, KeptHandIn> }
  | { readonly ok: false; readonly problem: LocalText };

export interface ClassReader {
  /** Reads ahead what `open` will want. One takes about a millisecond, so that a page can take its turn between two. */
  prepare(kept: KeptClass, handIn: KeptHandIn): void;
  /** One that cannot be read is among the refused and costs none of the others. What was there before is the same object. */
  open(kept: KeptClass, handIns: readonly KeptHandIn[]): OpenedClass;
}

export function createClassReader(workloads: readonly Workload[]): ClassReader {
  const tasks = new Map<string, OpenedTask>();
  const admissions = new Map<string, Admitted>();
  const taskOf = ({ assignment }: KeptClass) => {
    const opened = tasks.get(assignment) ?? readTask(assignment, workloads);
    tasks.set(assignment, opened);
    return opened;
  };
  const read = (kept: KeptClass, { id, text }: KeptHandIn): Admitted | null => {
    const opened = taskOf(kept);
    if (!opened.ok) return null;
    const key = [kept.assignment, id, text].join(' ');
    const known = admissions.get(key);
    if (known) return known;
    const admitted = admit(opened.task, readKept(text, workloads));
    const named: Admitted = admitted.ok
      ? { ok: true, entry: { ...admitted.entry, id } }
      : { ok: false, refused: { ...admitted.refused, id } };
    admissions.set(key, named);
    return named;
  };

  return {
    prepare: (kept, handIn) => void read(kept, handIn),
    open(kept, handIns) {
      const opened = taskOf(kept);
      if (!opened.ok) return opened;
      const sorted = [...handIns].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      const entries: Entry[] = [];
      const answers: PuzzleEntry[] = [];
      const refused: Refused[] = [];
      for (const one of sorted) {
        const admitted = read(kept, one);
        if (!admitted) continue;
        if (!admitted.ok) refused.push(admitted.refused);
        else if ('puzzle' in admitted.entry) answers.push(admitted.entry);
        else entries.push(admitted.entry);
      }
      const { id, name, createdAt } = kept;
      const facts = { id, name, createdAt, refused };
      const { task: assignment } = opened;
      return {
        ok: true,
        class: isPuzzle(assignment) ? { ...facts, assignment, entries: answers } : { ...facts, assignment, entries },
        handIns: new Map(sorted.map((one) => [one.id, one])),
      };
    },
  };
}

/** Of one that is opened once. */
export const openClass = (
  kept: KeptClass,
  handIns: readonly KeptHandIn[],
  workloads: readonly Workload[],
): OpenedClass => createClassReader(workloads).open(kept, handIns);
