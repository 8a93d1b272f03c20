/** Classes as a browser keeps them, for tests in one. */
import { deleteDB } from 'idb';
import { afterEach } from 'vitest';
import { workloads } from '../../../workloads/registry.ts';
import { assignmentData } from '../assignment-link.ts';
import type { KeptClass } from '../class.ts';
import { type Classes, openClasses } from '../classes.ts';
import { digestLink } from '../hand-in.ts';
import type { Assignment, Entry } from '../model.ts';

/** Opens the database of this name, again with each call; after each test all are closed and it is deleted. */
export function testClasses(name: string): () => Classes {
  const opened: Classes[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) one.close();
    await deleteDB(name);
  });
  return () => {
    const classes = openClasses(name);
    opened.push(classes);
    return classes;
  };
}

export const makeKept = (assignment: Assignment): KeptClass => ({
  id: '7c9d3c8e-0f3a-4a57-9b06-1d2f5c6a7b80',
  name: 'Class 9b',
  createdAt: '2026-09-01T08:00:00.000Z',
  assignment: assignmentData(assignment, workloads),
});

/** The digest of an entry as a link without an address in front, `#/class/h/…`. */
export function makeLink(entry: Entry, assignment: Assignment): string {
  const made = digestLink(entry, assignment, workloads, '');
  if (!made) throw new Error('no digest');
  return made.link;
}
