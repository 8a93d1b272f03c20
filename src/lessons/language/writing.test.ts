import { expect, test } from 'vitest';
import type { StreamEvent, StreamRequest } from '../../engine/stream/api.ts';
import { reason } from '../../engine/testing/fake-backend.ts';
import { environment } from '../../engine/testing/fake-run.ts';
import { createLease } from '../../ui/bench/lease.ts';
import { parameterCount } from '../../workloads/language/layout.ts';
import { newWriting, writingIn } from './use-writing.ts';
import {
  caseOfWriting,
  firstDifference,
  type Material,
  rateOf,
  sameMaterial,
  storyPaper,
  writtenIn,
} from './writing.ts';

const shape = { width: 8, layers: 1, heads: 2, t: 6, vocabulary: 5 };
const material: Material = {
  shape,
  weights: new Float32Array(parameterCount(shape)),
  begin: [0, 3],
  sampling: { temperature: 1, topK: null },
  seed: 4,
  end: 0,
  paper: storyPaper('en'),
};

test('a piece holds what is behind what was given, until its end', () => {
  const text = Uint32Array.of(0, 3, 2, 4, 0, 1, 1);
  expect(writtenIn(text, 1, 5, material)).toEqual({ tokens: [], through: 1, ms: 5, ended: false, proved: false });
  expect(writtenIn(text, 3, 9, material)).toEqual({ tokens: [2, 4], through: 3, ms: 9, ended: false, proved: false });
  // What went on behind the end is nobody's, but went through the model in that time.
  expect(writtenIn(text, 6, 9, material)).toEqual({ tokens: [2, 4, 0], through: 6, ms: 9, ended: true, proved: false });
  expect(writtenIn(text, 6, 9, { ...material, end: null })).toMatchObject({ tokens: [2, 4, 0, 1, 1], ended: false });
});

test('its rate is that of all tokens that went through the model', () => {
  expect(rateOf({ tokens: [], through: 0, ms: 0, ended: false, proved: false })).toBeNull();
  expect(rateOf({ tokens: [2], through: 2, ms: 4, ended: false, proved: false })).toBe(500);
});

test('texts are held against each other as far as both go', () => {
  expect(firstDifference([1, 2, 3], [1, 2])).toBeNull();
  expect(firstDifference([1, 2, 3], [1, 4, 3])).toBe(1);
  expect(sameMaterial(material, { ...material, begin: [0, 3] })).toBe(true);
  expect(sameMaterial(material, { ...material, seed: 5 })).toBe(false);
  expect(sameMaterial(material, { ...material, begin: [0] })).toBe(false);
});

test('a model that the kernels cannot take has no case', () => {
  expect(caseOfWriting(shape, 'gpu')).toMatchObject({ variant: 'fused', params: { task: 'write', b: 1, t: 6 } });
  expect(caseOfWriting({ ...shape, width: 9 }, 'gpu')).toBeNull();
});

/** Has `events` told, and the answers kept. */
function desk(events: readonly StreamEvent[], fail?: Error) {
  const requests: StreamRequest[] = [];
  const answers: unknown[] = [];
  const nothing = () => Promise.resolve();
  const lease = createLease({
    run: nothing,
    tune: nothing,
    follow: nothing,
    draw: nothing,
    prove: nothing,
    sustain: nothing,
    cancel: nothing,
    async stream(request, tell) {
      requests.push(request);
      for (const event of events) answers.push(await tell(event));
      if (fail) throw fail;
    },
  });
  const store = newWriting();
  const write = writingIn({ lease, store, key: 'a part' });
  return { requests, answers, store, write };
}

const start = { type: 'start', environment: environment() } as const;
const piece = (iterations: number, ...text: number[]) =>
  ({ type: 'piece', iterations, ms: 2 * iterations, data: Uint32Array.from(text) }) as const;

test('what is written is there as it comes, and its end ends it', async () => {
  const end = { type: 'end', reason: null, cancelled: false, proved: true } as const;
  const { requests, answers, store, write } = desk([start, piece(3, 0, 3, 2, 4), piece(5, 0, 3, 2, 4, 0, 1), end]);
  await write(material, 'gpu', false);
  expect(requests).toMatchObject([{ iterations: 6, every: 2, tensor: 'text', case: { variant: 'fused' } }]);
  expect(requests[0].inputs?.text).toEqual(Uint32Array.of(0, 3, 0, 0, 0, 0, 0));
  expect(answers).toEqual([true, true, false, true]);
  expect(store.getState()).toMatchObject({ going: null, texts: { gpu: { problem: null } } });
  expect(store.getState().texts.gpu?.written).toEqual({
    tokens: [2, 4, 0],
    through: 5,
    ms: 10,
    ended: true,
    proved: true,
  });
});

test('what was written stays where the device is lost, and where the worker is', async () => {
  const lost = { type: 'end', reason: reason('device-lost'), cancelled: false, proved: false } as const;
  const first = desk([start, piece(3, 0, 3, 2, 4), lost]);
  await first.write(material, 'gpu', false);
  expect(first.store.getState().texts.gpu).toMatchObject({
    written: { tokens: [2, 4], proved: false },
    problem: { en: 'device-lost' },
    wrong: false,
  });
  const second = desk([start, piece(3, 0, 3, 2, 4)], new Error('gone'));
  await second.write(material, 'cpu', false);
  expect(second.store.getState()).toMatchObject({
    going: null,
    texts: { cpu: { written: { tokens: [2, 4], proved: false } } },
  });
  expect(second.store.getState().texts.cpu?.problem?.en).toContain('gone');
});

test('what a wrong step led to is known as wrong, until it is written anew', async () => {
  const wrong = { type: 'end', reason: reason('wrong'), cancelled: false, proved: false } as const;
  const { store, write } = desk([start, piece(3, 0, 3, 2, 4), wrong]);
  await write(material, 'gpu', false);
  expect(store.getState().texts).toMatchObject({ gpu: { wrong: true, problem: { en: 'wrong' } } });
  const again = desk([start, piece(3, 0, 3, 2, 4), { ...wrong, reason: null, proved: true }]);
  again.store.setState(store.getState());
  await again.write(material, 'gpu', false);
  expect(again.store.getState().texts).toMatchObject({ gpu: { wrong: false, problem: null } });
});

test('who stops it is told no fault', async () => {
  const end = { type: 'end', reason: reason('cancelled'), cancelled: true, proved: true } as const;
  const { store, write } = desk([start, piece(3, 0, 3, 2, 4), end]);
  await write(material, 'gpu', false);
  expect(store.getState().texts.gpu).toMatchObject({ written: { tokens: [2, 4], proved: true }, problem: null });
  // Too slow to be proved in time: no fault either, and no rate.
  const late = desk([start, piece(3, 0, 3, 2, 4), { ...end, proved: false }]);
  await late.write(material, 'gpu', false);
  expect(late.store.getState().texts.gpu).toMatchObject({ written: { tokens: [2, 4], proved: false }, problem: null });
});
