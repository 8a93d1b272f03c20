/** Runs a program: workgroup after workgroup, thread after thread, in an order that a seed shuffles. */
import { randomUnit, shuffle } from '../random.ts';
import type { Counts, InterpretRequest, Ran, ThreadPlace } from './api.ts';
import { watchedOf } from './globals.ts';
import { Machine, type Statement, type Thread, type Wait, type Waiting } from './machine.ts';
import { Memory, type Value } from './memory.ts';
import { divergent, notHere } from './problem.ts';
import type { Program } from './program.ts';
import { Watch } from './watch.ts';

type Told = { -readonly [name in keyof Counts]: number };
const NOTHING: Counts = { reads: 0, writes: 0, sharedReads: 0, sharedWrites: 0, atomics: 0, barriers: 0 };
const NAMES = Object.keys(NOTHING) as readonly (keyof Counts)[];

/** Of all threads of a workgroup together: they are cleared for each workgroup. */
const MOST_BYTES = 2 ** 22;
const SUBGROUP = 32;

/** @throws InterpretError */
export function runProgram(program: Program, request: InterpretRequest): Omit<Ran, 'ok' | 'buffers'> {
  const { entry, globals, layout } = program;
  const { workgroups, seed, limitSteps, trace = false } = request;
  const [x, y, z] = entry.workgroupSize;
  const size = x * y * z;
  if (layout.size * size > MOST_BYTES)
    throw notHere(
      { start: 0 },
      `${layout.size} bytes of variables in each thread`,
      `每个线程 ${layout.size} 字节的变量`,
    );
  const groups = workgroups[0] * workgroups[1] * workgroups[2];
  const placeOf = (id: number): ThreadPlace => ({
    workgroup: unravelled(Math.floor(id / size), workgroups),
    thread: id % size,
  });
  const watch = new Watch(watchedOf(globals), size, placeOf, trace);
  const machine = new Machine(watch, limitSteps);
  const random = randomUnit(seed);
  const own = Array.from({ length: size }, () => new Memory('', 'function', layout.size));
  const counts: Told = { ...NOTHING };
  const most: Told = { ...NOTHING };
  const subgroup = Math.min(request.subgroupSize ?? SUBGROUP, size);
  for (const group of shuffle(
    Array.from({ length: groups }, (_, at) => at),
    random,
  )) {
    const workgroup = unravelled(group, workgroups);
    for (const { memory } of globals) if (memory.space === 'workgroup') memory.bytes.fill(0);
    const threads = own.map((memory, thread): Thread => {
      const local = unravelled(thread, entry.workgroupSize);
      return {
        machine,
        id: group * size + thread,
        counts: { ...NOTHING },
        own: memory,
        values: Array<Value>(layout.values).fill(0),
        result: 0,
        answer: 0,
        builtins: {
          local_invocation_id: local,
          local_invocation_index: thread,
          workgroup_id: workgroup,
          num_workgroups: workgroups,
          global_invocation_id: local.map((place, axis) => workgroup[axis] * entry.workgroupSize[axis] + place),
          subgroup_size: subgroup,
          subgroup_invocation_id: thread % subgroup,
          subgroup_id: Math.floor(thread / subgroup),
          num_subgroups: Math.ceil(size / subgroup),
        },
      };
    });
    for (const thread of threads) for (const step of program.begin) step(thread);
    runWorkgroup(entry.body, threads, random, watch, subgroup);
    // From one workgroup to the next there is no order; within one, what comes next is another epoch.
    watch.barrier(true, true);
    for (const thread of threads) {
      for (const name of NAMES) {
        counts[name] += thread.counts[name];
        most[name] = Math.max(most[name], thread.counts[name]);
      }
    }
  }
  const { races, outOfBounds, traceCut } = watch;
  return {
    workgroupSize: entry.workgroupSize,
    counts,
    most,
    steps: machine.steps,
    races,
    outOfBounds,
    touches: watch.touches(),
    traceCut,
  };
}

const unravelled = (at: number, [x, y]: readonly [number, number, number]): [number, number, number] => [
  at % x,
  Math.floor(at / x) % y,
  Math.floor(at / (x * y)),
];

function runWorkgroup(
  body: Statement,
  threads: readonly Thread[],
  random: () => number,
  watch: Watch,
  subgroup: number,
) {
  if (!body.waits) {
    for (const thread of shuffle([...threads], random)) body.run(thread);
    return;
  }
  const turns: Turn[] = threads.map((thread) => ({ thread, rest: body.run(thread), wait: null }));
  let ready: readonly Turn[] = turns;
  while (ready.length) {
    for (const turn of shuffle([...ready], random)) {
      const next = turn.rest.next();
      turn.wait = next.done ? null : next.value;
    }
    ready = meet(turns, subgroup);
    if (ready.length === 0) ready = passBarrier(turns, watch);
  }
}

interface Turn {
  readonly thread: Thread;
  readonly rest: Waiting<unknown>;
  /** Null where it has ended. */
  wait: Wait | null;
}

/** All are at the same barrier, or all have ended: then nobody is left. */
function passBarrier(turns: readonly Turn[], watch: Watch): readonly Turn[] {
  const waits = turns.flatMap(({ wait }) => (wait?.for === 'barrier' ? [wait] : []));
  const [first] = waits;
  if (!first) return [];
  const here = waits.filter(({ offset }) => offset === first.offset).length;
  if (here < turns.length) throw divergent(first.offset, here, turns.length);
  watch.barrier(first.workgroup, first.storage);
  return turns;
}

/** Gives threads of a subgroup that wait at the same call what they ask for. @returns who goes on */
function meet(turns: readonly Turn[], subgroup: number): readonly Turn[] {
  const groups = new Map<string, Turn[]>();
  for (const [place, turn] of turns.entries()) {
    if (turn.wait?.for !== 'subgroup') continue;
    const key = `${Math.floor(place / subgroup)} ${turn.wait.offset}`;
    groups.set(key, [...(groups.get(key) ?? []), turn]);
  }
  for (const group of groups.values()) {
    const waits = group.flatMap(({ wait }) => (wait?.for === 'subgroup' ? [wait] : []));
    const lanes = group.map(({ thread }) => thread.builtins.subgroup_invocation_id as number);
    const answers = waits[0].meet(
      lanes,
      waits.map(({ value }) => value),
    );
    for (const [i, { thread }] of group.entries()) thread.answer = answers[i];
  }
  return [...groups.values()].flat();
}
