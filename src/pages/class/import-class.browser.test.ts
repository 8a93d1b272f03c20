import { expect, test } from 'vitest';
import { assignmentData } from '../../results/class/assignment-link.ts';
import { toClassFile } from '../../results/class/class-file.ts';
import type { Classes } from '../../results/class/classes.ts';
import { makeAssignment, makeEntries } from '../../results/class/testing/entries.ts';
import { makeKept, makeLink, testClasses } from '../../results/class/testing/kept.ts';
import { workloads } from '../../workloads/registry.ts';
import { importClass } from './import-class.ts';

const open = testClasses('lockstep-test-import-class');

const assignment = makeAssignment('matmul:naive|js-blocked:n=64|128');
const kept = makeKept(assignment);
const handIns = makeEntries(assignment, 4).map((entry, at) => ({
  id: entry.id,
  text: makeLink(entry, assignment).replace('#/class/', ''),
  at,
}));
const file = (count: number) => new File([toClassFile(kept, handIns.slice(0, count))], 'class.json');

test('a file that comes twice makes one class, and says so', async () => {
  const classes = open();
  expect(await importClass(file(3), classes, 'Class')).toMatchObject({ ok: true, merged: false, added: 3 });
  expect(await importClass(file(4), classes, 'Class')).toMatchObject({ ok: true, merged: true, added: 1 });
  expect((await classes.list()).map((one) => one.handIns)).toEqual([4]);
});

test('nor two where a class of another assignment has its name already', async () => {
  const classes = open();
  const other = { ...kept, name: 'Other', assignment: assignmentData({ ...assignment, seed: 8 }, workloads) };
  await classes.put(other);
  expect(await importClass(file(3), classes, 'Class')).toMatchObject({ ok: true, merged: false, added: 3 });
  expect(await importClass(file(4), classes, 'Class')).toMatchObject({ ok: true, merged: true, added: 1 });
  expect((await classes.list()).map((one) => one.handIns).sort()).toEqual([0, 4]);
});

test('of a class that is deleted meanwhile the file makes a new one, and loses nothing', async () => {
  const classes = open();
  await importClass(file(3), classes, 'Class');
  const deleting: Classes = {
    ...classes,
    async add(id, these) {
      await classes.remove(id);
      return classes.add(id, these);
    },
  };
  expect(await importClass(file(4), deleting, 'Class')).toMatchObject({ ok: true, merged: false, added: 4 });
  expect((await classes.list()).map((one) => one.handIns)).toEqual([4]);
});
