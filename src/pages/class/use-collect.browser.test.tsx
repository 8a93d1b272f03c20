import { deleteDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { assignmentData } from '../../results/class/assignment-link.ts';
import { createClassReader } from '../../results/class/class-reader.ts';
import { type Classes, openClasses } from '../../results/class/classes.ts';
import { findHandIns } from '../../results/class/collect.ts';
import { digestLink } from '../../results/class/hand-in.ts';
import { makeAssignment, makeEntries } from '../../results/class/testing/entries.ts';
import { Button } from '../../ui/controls/button.tsx';
import { mount, until } from '../../ui/testing/mount.tsx';
import { workloads } from '../../workloads/registry.ts';
import { sortInto, useCollect } from './use-collect.ts';

const NAME = 'lockstep-test-collect';
const opened: Classes[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) one.close();
  await deleteDB(NAME);
});

const assignment = makeAssignment('matmul:naive|js-blocked:n=64|128');
const kept = {
  id: '7c9d3c8e-0f3a-4a57-9b06-1d2f5c6a7b80',
  name: 'Class 9b',
  createdAt: '2026-09-01T08:00:00.000Z',
  assignment: assignmentData(assignment, workloads),
};
const link = digestLink(makeEntries(assignment, 1)[0], assignment, workloads, '')?.link ?? '';

test('a class that cannot be read is not said to be deleted, and keeps what is in it', async () => {
  const classes = openClasses(NAME);
  opened.push(classes);
  const { found } = findHandIns(link, workloads);
  expect(await sortInto(classes, kept.id, found)).toEqual({ ok: false, problem: null });
  await classes.put({ ...kept, assignment: '9.AAAA' });
  expect(await sortInto(classes, kept.id, found)).toMatchObject({ ok: false, problem: { en: expect.any(String) } });
  await classes.put(kept);
  expect(await sortInto(classes, kept.id, found)).toMatchObject({ ok: true, sorted: { added: 1 } });
});

/** A file whose place on the disk went away: even its size cannot be asked. */
const broken = Object.defineProperty(new File([], 'broken.json'), 'size', {
  get() {
    throw new Error('the disk is gone');
  },
});

function Collecting() {
  const { busy, outcome, takeText, takeFiles } = useCollect(kept.id, createClassReader(workloads));
  const told = outcome?.problem?.en ?? outcome?.trouble ?? 'nothing';
  return (
    <>
      <output>{busy ? 'busy' : told}</output>
      <Button onClick={() => void takeFiles([broken])}>files</Button>
      <Button onClick={() => void takeText(link)}>text</Button>
    </>
  );
}

test('what goes wrong in reading is told, and the next has its turn', async () => {
  const page = await mount(<Collecting />);
  const told = () => page.place.querySelector('output')?.textContent;
  await until(() => expect(told()).toBe('nothing'));
  page.button('files')?.click();
  await until(() => expect(told()).toContain('the disk is gone'));
  page.button('text')?.click();
  // Nothing keeps classes here.
  await until(() => expect(told()).toBe('refused'));
  page.close();
});
