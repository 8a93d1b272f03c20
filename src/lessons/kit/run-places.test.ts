import { expect, test } from 'vitest';
import { createRunPlaces, offering } from './run-places.ts';

test('a run is offered at its own controls, else at the first place that lacks it, and at no other', () => {
  const places = createRunPlaces();
  const by = (run: string) => offering(places.getState(), run);
  expect(by('ladder')).toBeUndefined();
  const leaveFirst = places.add({ key: 'guess', runs: ['ladder', 'lanes'], own: false });
  places.add({ key: 'claim', runs: ['ladder'], own: false });
  expect([by('ladder'), by('lanes'), by('tiles')]).toEqual(['guess', 'guess', undefined]);
  const leaveControls = places.add({ key: 'run', runs: ['ladder'], own: true });
  expect([by('ladder'), by('lanes')]).toEqual(['run', 'guess']);
  leaveControls();
  expect(by('ladder')).toBe('guess');
  leaveFirst();
  expect([by('ladder'), by('lanes')]).toEqual(['claim', undefined]);
});
