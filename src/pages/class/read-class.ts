import type { ClassReader, OpenedClass } from '../../results/class/class-reader.ts';
import type { Classes, WholeClass } from '../../results/class/classes.ts';
import { breather } from '../../ui/state/breathe.ts';

/** Milliseconds for which hand-ins are read before the page has its turn: the teacher waits for all of them. */
const SLICE_MS = 60;

export interface ReadClass {
  readonly whole: WholeClass;
  readonly opened: OpenedClass;
}

/**
 * All that was handed in, read in slices. Null where the class is gone, or nobody waits for it any more.
 * @throws (rejects) what the browser's storage says
 */
export async function readClass(
  classes: Classes,
  id: string,
  reader: ClassReader,
  wanted: () => boolean = () => true,
): Promise<ReadClass | null> {
  const whole = await classes.get(id);
  if (!whole) return null;
  const { kept, handIns } = whole;
  const pause = breather(SLICE_MS);
  for (const handIn of handIns) {
    if (!wanted()) return null;
    reader.prepare(kept, handIn);
    await pause();
  }
  return { whole, opened: reader.open(kept, handIns) };
}
