/**
 * A language model that writes on a GPU: token after token without a readback in between, pieces behind it, and what comes is
 * what a reader writes that is handed each token.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Job, Piece, Session, Stream, Workload } from '../engine/contract.ts';
import { BackendLostError } from '../engine/errors.ts';
import { createGpuBackend, type GpuBackend } from '../engine/gpu/backend.ts';
import { generate } from './language/definition.ts';
import { language } from './language/index.ts';
import type { LanguageParams } from './language/layout.ts';
import { createReader } from './language/reader.ts';
import { continueFrom, probabilitiesOf, type Sampling } from './language/sampling.ts';
import { samplingTensor } from './language/write/definition.ts';
import { never, now, ready } from './testing/backends.ts';
import { type Watched, watchGpu } from './testing/gpu.ts';
import { variantOf } from './testing/toy.ts';

/** That of the lessons, with a text of some length. */
const P: LanguageParams = {
  task: 'write',
  b: 1,
  width: 32,
  layers: 2,
  heads: 4,
  t: 40,
  vocabulary: 70,
  windows: 1,
  shape: '64-2-4-96',
  bits: '32',
  sampling: 'greedy',
};

let watched: Watched;
let backend: GpuBackend;
beforeAll(() => {
  watched = watchGpu();
  backend = createGpuBackend(watched.gpu, now);
});
afterAll(async () => {
  await backend.dispose();
  expect(watched.uncaught).toEqual([]);
});

function jobOf(variant: string, sampling: Sampling): Job {
  const start = { ...generate(P, 11), sampling: samplingTensor(sampling) };
  const workload = { ...language, boundBy: () => 'arithmetic' } as unknown as Workload;
  return { workload, variant: variantOf(workload, variant), params: P, sets: [start] };
}

/** Ready where its first token is to be read. */
async function atTheStart(job: Job, on = backend): Promise<Session> {
  const { session } = await ready(on, job);
  await session.overwrite(0);
  await session.run(1, never);
  await session.overwrite(1);
  return session;
}

const streamOf = (told: Stream['told'], more: Partial<Stream> = {}): Stream => ({
  tensor: 'text',
  iterations: P.t,
  every: 1,
  goesOn: () => true,
  told,
  ...more,
});

async function written(session: Session): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  await session.stream?.(
    streamOf((piece) => pieces.push(piece) > 0, { every: 2 }),
    never,
  );
  return pieces;
}

/** How near the border of two tokens any number fell that something was drawn with: nearer than f32 tells, either is right. */
const NEAR = 1e-5;

/** What a reader writes that is handed each token, as far as no draw was near a border. */
function readOn({ begun, text, dice, weights }: Job['sets'][number], sampling: Sampling): readonly number[] {
  const reader = createReader(P, weights as Float32Array);
  let place = begun[0] - 1;
  let near = false;
  const looking = {
    ...reader,
    next(token: number) {
      const look = reader.next(token);
      if (reader.length >= begun[0]) near ||= isNear(look.logits, dice[reader.length - 1], sampling);
      return look;
    },
    get length() {
      return reader.length;
    },
  };
  const tokens: number[] = [];
  const begin = text.subarray(0, begun[0]);
  for (const token of continueFrom(looking, begin, { ...sampling, end: P.vocabulary, uniform: () => dice[place++] })) {
    if (near) break;
    tokens.push(token);
  }
  return tokens;
}

function isNear(logits: Float32Array, uniform: number, sampling: Sampling): boolean {
  if (sampling.temperature === 0) {
    const [first, second] = [...logits].sort((a, b) => b - a);
    return first - second < NEAR * Math.abs(first);
  }
  let before = 0;
  return probabilitiesOf(logits, sampling).some((share) => {
    before += share;
    return share > 0 && Math.abs(before - uniform) < NEAR;
  });
}

const SAMPLINGS: readonly (readonly [string, Sampling])[] = [
  ['the likeliest', { temperature: 0, topK: null }],
  ['at a temperature', { temperature: 0.8, topK: null }],
  ['of a few', { temperature: 1.5, topK: 3 }],
];

test.each(['naive', 'fused', 'shared'].flatMap((id) => SAMPLINGS.map((one) => [id, ...one] as const)))(
  '%s writes what a reader writes, %s',
  async (id, _words, sampling) => {
    const job = jobOf(id, sampling);
    const session = await atTheStart(job);
    const pieces = await written(session);
    expect(pieces.map(({ iterations }) => iterations)).toEqual(Array.from({ length: P.t / 2 }, (_, at) => 2 * at + 2));
    expect(pieces.map(({ ms }) => ms)).toEqual(pieces.map(({ ms }) => ms).toSorted((a, b) => a - b));
    const expected = readOn(job.sets[0], sampling);
    expect(expected.length).toBeGreaterThan(5);
    const [begun] = job.sets[0].begun;
    const text = [...(pieces.at(-1)?.data ?? [])].slice(begun);
    expect(text.slice(0, expected.length)).toEqual(expected);
    // Each piece has what was written until then: no less.
    for (const { iterations, data } of pieces) {
      expect([...data].slice(begun, iterations + 1)).toEqual(text.slice(0, Math.max(0, iterations + 1 - begun)));
    }
    await session.dispose();
  },
);

test('no token waits for the one before it to be read back', async () => {
  // By this clock a token takes no time, however busy the machine is.
  const quick = createGpuBackend(watchGpu().gpu, () => 0);
  const session = await atTheStart(jobOf('fused', SAMPLINGS[0][1]), quick);
  let issued = 0;
  let known = 0;
  const ahead: number[] = [];
  const told = () => {
    ahead.push(issued - ++known);
    return true;
  };
  const goesOn = () => ++issued > 0;
  await session.stream?.(streamOf(told, { iterations: 20, goesOn }), never);
  expect(known).toBe(20);
  // When the first arrives, three others are on their way already; the last finds none behind it.
  expect(ahead[0]).toBe(3);
  expect(Math.max(...ahead)).toBe(3);
  expect(ahead.at(-1)).toBe(0);
  await session.dispose();
  await quick.dispose();
});

/**
 * A device on whose clock a token takes longer than a submission may, until a second run is timed by the GPU's own. `most` is
 * what was under way when one more was submitted.
 */
function slowly() {
  let time = 0;
  const own = watchGpu();
  const slow = createGpuBackend(own.gpu, () => (time += 500));
  const counts = { submitted: 0, ended: 0, most: 0 };
  const count = () => {
    Object.assign(counts, { submitted: 0, ended: 0, most: 0 });
    own.beforeSubmit = (commands) => {
      if (commands === 0) return;
      counts.most = Math.max(counts.most, counts.submitted - counts.ended);
      counts.submitted++;
    };
    own.told = async (finished) => {
      const { submitted } = counts;
      const value = await finished;
      counts.ended = Math.max(counts.ended, submitted);
      return value;
    };
  };
  return { slow, own, counts, count };
}

test('of tokens that take several submissions, and of a round trip, two are under way at most', async () => {
  const { slow, counts, count } = slowly();
  const session = await atTheStart(jobOf('naive', SAMPLINGS[0][1]), slow);
  count();
  let pieces = 0;
  await session.stream?.(
    streamOf(() => ++pieces > 0, { iterations: 6, every: 2 }),
    never,
  );
  expect(pieces).toBe(3);
  expect(counts.submitted).toBeGreaterThan(2 * pieces);
  expect(counts.most).toBe(1);
  count();
  await session.roundTrip(never);
  expect(counts.submitted).toBeGreaterThan(2);
  expect(counts.most).toBe(1);
  await session.dispose();
  await slow.dispose();
});

test('who cancels amid a piece that takes long is heard at the next submission', async () => {
  const { slow, own, counts, count } = slowly();
  const session = await atTheStart(jobOf('naive', SAMPLINGS[0][1]), slow);
  count();
  const controller = new AbortController();
  const { beforeSubmit } = own;
  own.beforeSubmit = (commands) => {
    beforeSubmit(commands);
    if (counts.submitted === 1) controller.abort(new DOMException('enough', 'AbortError'));
  };
  const ended = session.stream?.(
    streamOf(() => true, { every: 2 }),
    controller.signal,
  );
  await expect(ended).rejects.toThrow('enough');
  expect(counts.submitted).toBe(1);
  await session.dispose();
  await slow.dispose();
});

test('who asks before each piece whether it goes on ends it behind a whole one', async () => {
  const job = jobOf('fused', SAMPLINGS[1][1]);
  const session = await atTheStart(job);
  let pieces = 0;
  let issued = 0;
  await session.stream?.(
    streamOf(() => ++pieces > 0, { goesOn: () => ++issued <= 3, every: 2 }),
    never,
  );
  expect(pieces).toBe(3);
  const { last } = await session.read();
  expect(last[0].outputs.place[0]).toBe(6);
  await session.dispose();
});

test('who has had enough ends it, who cancels is heard, and what comes next is right', async () => {
  const job = jobOf('fused', SAMPLINGS[1][1]);
  const session = await atTheStart(job);
  let pieces = 0;
  await session.stream?.(
    streamOf(() => ++pieces < 3),
    never,
  );
  expect(pieces).toBe(3);
  const { last } = await session.read();
  const before = last[0].outputs;
  expect(before.place[0]).toBeLessThan(10);
  await session.run(1, never);
  const after = (await session.read()).last[0].outputs;
  expect(language.verifier(job.sets[0], P).step?.(before, after)).toMatchObject({ ok: true });
  const controller = new AbortController();
  const told = () => {
    controller.abort(new DOMException('enough', 'AbortError'));
    return true;
  };
  const ended = session.stream?.(streamOf(told), controller.signal);
  await expect(ended).rejects.toThrow('enough');
  await session.dispose();
});

test('a device that is lost on the way is told as lost', async () => {
  const session = await atTheStart(jobOf('fused', SAMPLINGS[1][1]));
  let pieces = 0;
  const told = () => {
    if (++pieces === 2) watched.devices.at(-1)?.destroy();
    return true;
  };
  const ended = session.stream?.(streamOf(told), never);
  await expect(ended).rejects.toThrow(BackendLostError);
  expect(pieces).toBeGreaterThanOrEqual(2);
  await session.dispose();
  await backend.rebuild();
});
