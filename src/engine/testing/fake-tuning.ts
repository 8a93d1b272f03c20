/** A tuner on a fake device: what it is given, and what it told. */
import type { Visibility } from '../bench/context.ts';
import type { GpuCapabilities, Tuning } from '../contract.ts';
import type { TuneEvent } from '../tune/api.ts';
import { tunedKey } from '../tune/key.ts';
import { tune } from '../tune/tuner.ts';
import { type Behaviour, FakeBackend } from './fake-backend.ts';
import { FakeClock } from './fake-clock.ts';
import { environment } from './fake-run.ts';
import { fakeWorkload } from './fake-workload.ts';

export const caps: GpuCapabilities = {
  features: [],
  limits: {},
  subgroupMinSize: 0,
  subgroupMaxSize: 0,
  software: true,
};

export function setting(behaviours: Readonly<Record<string, Behaviour>>, sizes: readonly number[] = [1], stepMs = 0) {
  const clock = new FakeClock(stepMs);
  const backend = new FakeBackend(['gpu'], clock, behaviours);
  const controller = new AbortController();
  const tuning: Tuning = {
    variant: 'tuned',
    dtype: 'f32',
    configurations: () => Object.keys(behaviours),
    buckets: ({ n }) => [`n ${n}`, 'any'],
    sizes: () => sizes.map((n) => ({ n })),
  };
  const workload = fakeWorkload({ tuned: 'gpu' }, { tuning });
  return { clock, backend, controller, workload };
}

export type Setting = ReturnType<typeof setting>;

export const VISIBLE: Visibility = { hidden: () => false, changes: () => 0 };

export async function tuneIt(
  { clock, backend, controller, workload }: Setting,
  onEvent: (event: TuneEvent) => void = () => {},
  visibility = VISIBLE,
  stepMs = 0.005,
) {
  const events: TuneEvent[] = [];
  const { signal } = controller;
  const here = { ...environment(), pageClockQuantumUs: 1000 * stepMs };
  const given = { backend, capabilities: caps, environment: here, clock, signal, visibility, seed: 1 };
  for await (const event of tune(workload, undefined, given)) {
    events.push(event);
    onEvent(event);
  }
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('It did not end with `end`.');
  const tried = events.flatMap((event) => (event.type === 'tried' ? [event.tried] : []));
  const winners = events.flatMap((event) => (event.type === 'winner' ? [event.winner] : []));
  return { events, end, tried, winners, log: backend.log };
}

/** Configurations `c0`, `c1` …, each with its time, ms. */
export const named = (count: number, ms: (at: number) => number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`c${at}`, { iterationMs: ms(at) }]));
/** Of what was tuned for a bucket of its workload. */
export const keyOf = ({ workload }: Setting, bucket: string) => tunedKey(environment(), workload, bucket) ?? '';
