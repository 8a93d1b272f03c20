/** Each lesson's notes, loaded when its page is opened. */

import type { Lesson } from '../lesson.ts';
import { LESSONS } from '../registry.ts';
import type { TeacherNotes } from './notes.ts';

const NOTES = import.meta.glob<TeacherNotes>('../*/teacher.ts', { import: 'notes' });

export interface Taught {
  readonly lesson: Lesson;
  readonly notes: TeacherNotes;
}

/** Null where there is no such lesson. */
export async function loadTaught(id: string): Promise<Taught | null> {
  const entry = LESSONS.find((one) => one.id === id);
  const notes = NOTES[`../${id}/teacher.ts`];
  if (!entry || !notes) return null;
  const [{ lesson }, found] = await Promise.all([entry.load(), notes()]);
  return { lesson, notes: found };
}
