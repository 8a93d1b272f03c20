import { useState } from 'react';
import { expect, test } from 'vitest';
import type { Assignment } from '../../results/class/model.ts';
import { makeAssignment } from '../../results/class/testing/entries.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useServices } from '../../ui/state/services.tsx';
import { mount, until } from '../../ui/testing/mount.tsx';
import { useAssignmentRun } from './use-assignment-run.ts';

const assignment = makeAssignment('vector-add:js:n=1024');

/** Whose page is open, or another. */
function Visit({ of }: { of: Assignment }) {
  const [here, setHere] = useState(true);
  return (
    <>
      {here && <Student of={of} />}
      <Button onClick={() => setHere(!here)}>go</Button>
    </>
  );
}

function Student({ of }: { of: Assignment }) {
  const { phase, guess, setGuess, start } = useAssignmentRun(of, 'data');
  const [ended, setEnded] = useState(false);
  const { lease } = useServices();
  const hold = () => lease.use({ by: 'other', use: 'tuning' }, () => new Promise(() => undefined));
  return (
    <>
      <output>{[phase, ended && 'asked', guess].filter(Boolean).join(', ')}</output>
      <Button onClick={() => setGuess(3)}>guess</Button>
      <Button onClick={() => void start().then(() => setEnded(true))}>start</Button>
      <Button onClick={() => void hold()}>hold</Button>
    </>
  );
}

test('a run that is asked for and not given the bench has not begun, whatever ran before', async () => {
  const page = await mount(<Student of={assignment} />);
  const phase = () => page.place.querySelector('output')?.textContent;
  await until(() => expect(phase()).toBe('ready'));
  // Of an earlier visit to the page: it is in the store, under the same name.
  const earlier = page.run.start({ cases: assignment.cases, budgetMs: 1, seed: 1 }, { by: 'class/data', use: 'class' });
  await until(() => expect(page.runs).toHaveLength(1));
  page.runs[0].end();
  await earlier;
  page.button('hold')?.click();
  page.button('start')?.click();
  await until(() => expect(phase()).toContain('asked'));
  expect(phase()).toBe('ready, asked');
  expect(page.runs).toHaveLength(1);
  page.close();
});

test('guess and run are there again on coming back from another page', async () => {
  const page = await mount(<Visit of={assignment} />);
  const told = () => page.place.querySelector('output')?.textContent ?? null;
  await until(() => expect(told()).toBe('ready'));
  page.button('guess')?.click();
  page.button('start')?.click();
  await until(() => expect(told()).toBe('going, 3'));
  page.button('go')?.click();
  await until(() => expect(told()).toBeNull());
  page.runs[0].end();
  page.button('go')?.click();
  await until(() => expect(told()).toBe('over, 3'));
  page.close();
});

test('a run that has the bench has begun', async () => {
  const page = await mount(<Student of={assignment} />);
  const phase = () => page.place.querySelector('output')?.textContent;
  await until(() => expect(page.button('start')).toBeDefined());
  page.button('start')?.click();
  await until(() => expect(phase()).toBe('going'));
  page.runs[0].end();
  await until(() => expect(phase()).toContain('over'));
  page.close();
});
