/** Files that a command writes: whether it can, asked before the run, and what is said where it cannot after all. */
import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { messageOf } from '../engine/errors.ts';

/**
 * Asked before the run: minutes of measuring should not end at a folder that is not there.
 * @param file null where the option was not given
 * @returns a sentence, or null where nothing is in the way
 */
export function whyUnwritable(option: string, file: string | null): string | null {
  if (file === null) return null;
  const folder = dirname(resolve(file));
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.isDirectory() || /^$|[/\\]$/.test(file)) return `${option} takes a file, and '${file}' is none.`;
    // What is there may be written to where its folder takes nothing new: /dev/stdout, say.
    accessSync(there ? file : folder, constants.W_OK);
    return null;
  } catch {
    return `${option} cannot write '${file}': the folder ${folder} is not there or not writable, or the file is not.`;
  }
}

/**
 * A disk may be full all the same: what was found stands on the screen by then, and is not lost with the file.
 * @param file null where the option was not given
 * @returns false where the file could not be written, which has been told
 */
export function writeAsked(option: string, file: string | null, text: string): boolean {
  if (file === null) return true;
  try {
    writeFileSync(file, text);
  } catch (error) {
    console.error(`\n${option} could not write '${file}': ${messageOf(error)}. What it was to hold stands above.`);
    return false;
  }
  console.log(`\nWritten: ${file}`);
  return true;
}
