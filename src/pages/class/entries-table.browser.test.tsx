import { expect, test } from 'vitest';
import classes from '../../i18n/en/classes.ts';
import { makeAssignment, makeEntries } from '../../results/class/testing/entries.ts';
import { mount, until } from '../../ui/testing/mount.tsx';
import { EntriesTable } from './entries-table.tsx';

const assignment = makeAssignment('matmul:naive|js-blocked:n=64|128');

test('a whole result that cannot be read says so, and its row stays', async () => {
  const [entry] = makeEntries(assignment, 1);
  const whole = { ...entry, source: 'full' } as const;
  const texts = new Map([[entry.id, 'h/1.AAAA']]);
  const page = await mount(<EntriesTable id="class" assignment={assignment} entries={[whole]} texts={texts} />);
  await until(() => expect(page.button(classes.table.open)).toBeDefined());
  const before = location.hash;
  page.button(classes.table.open)?.click();
  await until(() => expect(page.place.textContent).toContain(classes.table.unreadable));
  expect(location.hash).toBe(before);
  expect(page.place.querySelectorAll('tbody tr')).toHaveLength(1);
  page.close();
});

test('of a class of hundreds the first are drawn, and all that is handed in can be reached', async () => {
  const entries = makeEntries(assignment, 150);
  const page = await mount(<EntriesTable id="class" assignment={assignment} entries={entries} texts={new Map()} />);
  const drawn = (count: number) => until(() => expect(page.place.querySelectorAll('tbody tr')).toHaveLength(count));
  await drawn(100);
  page.button('Show the other 50 (150 in all)')?.click();
  await drawn(150);
  await until(() => expect(document.activeElement).toBe(page.place.querySelectorAll('tbody tr')[100]));
  page.close();
});
