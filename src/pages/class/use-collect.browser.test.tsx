import { expect, test } from 'vitest';
import { createClassReader } from '../../results/class/class-reader.ts';
import { findHandIns } from '../../results/class/collect.ts';
import { makeAssignment, makeEntries } from '../../results/class/testing/entries.ts';
import { makeKept, makeLink, testClasses } from '../../results/class/testing/kept.ts';
import { Button } from '../../ui/controls/button.tsx';
import { mount, until } from '../../ui/testing/mount.tsx';
import { workloads } from '../../workloads/registry.ts';
import { sortInto, useCollect } from './use-collect.ts';

const open = testClasses('lockstep-test-collect');

const assignment = makeAssignment('matmul:naive|js-blocked:n=64|128');
const kept = makeKept(assignment);
const link = makeLink(makeEntries(assignment, 1)[0], assignment);

test('a class that cannot be read is not said to be deleted, and keeps what is in it', async () => {
  const classes = open();
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
