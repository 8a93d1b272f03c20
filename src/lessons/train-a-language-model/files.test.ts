import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createUnsaved } from '../../ui/state/unsaved.ts';
import { bytesOf } from './bytes-of.ts';
import { holdWhile } from './hold-while.ts';

it('reads a file, and says in plain words why it does not', async () => {
  expect(await bytesOf(new Blob(['abc']), 3)).toEqual({ ok: true, bytes: Uint8Array.of(97, 98, 99) });
  const large = await bytesOf({ size: 2_500_000, arrayBuffer: () => Promise.reject(new Error('read')) }, 1e6);
  expect(large).toMatchObject({ ok: false, problem: { en: expect.stringContaining('2.5 MB; it may have 1 MB') } });
  const gone = await bytesOf({ size: 3, arrayBuffer: () => Promise.reject(new Error('gone')) }, 3);
  expect(gone).toMatchObject({ ok: false, problem: { en: expect.stringContaining('could not read this file') } });
});

it('holds while a reload would lose something, however often it is asked to, and has whoever leaves asked', () => {
  const asked: boolean[] = [];
  const unsaved = createUnsaved((asks) => asked.push(asks));
  const store = createStore(() => ({ typed: '' }));
  for (let time = 0; time < 2; time++) holdWhile(store, unsaved, ({ typed }) => typed !== '');
  expect(unsaved.any()).toBe(false);
  for (const typed of ['a', 'ab']) store.setState({ typed });
  expect(unsaved.any()).toBe(true);
  store.setState({ typed: '' });
  expect(unsaved.any()).toBe(false);
  expect(asked).toEqual([true, false]);
});
