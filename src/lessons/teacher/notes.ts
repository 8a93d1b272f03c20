/** What a lesson tells whoever teaches it. Each lesson has these in its folder (`teacher.ts`, exported as `notes`). */
import type { LocalText } from '../../engine/contract.ts';

export interface TeacherNotes {
  /** Minutes in a class: for the lesson itself, and to ask before and talk after. */
  readonly minutes: number;
  /** Asked before anybody measures. */
  readonly ask: LocalText;
  /** By what results differ from machine to machine: only what is sure, no figures that nobody measured. */
  readonly spread: LocalText;
  /** How the belief that the lesson ends (`Cover.myth`) shows in a class, and what to point at. */
  readonly misconception: LocalText;
}
