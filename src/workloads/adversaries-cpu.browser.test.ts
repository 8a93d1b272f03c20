/** Cheats are refused by what is timed; honest kernels are not. Real threads, with and without shared memory. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Backend, Variant, Workload } from '../engine/contract.ts';
import { adversaries, byteAdversaries, cheats, type Found, honest, race } from './testing/adversaries-cpu.ts';
import { cpuBackend, never, ready, threadOf } from './testing/backends.ts';
import type { ToyParams } from './testing/toy.ts';

const PARAMS: ToyParams = { n: 1000, repeats: 1 };
const spawn = () => threadOf(new Worker(new URL('./testing/toy-thread.ts', import.meta.url), { type: 'module' }));

let backend: Backend | undefined;
afterEach(() => backend?.dispose());

/**
 * Where a kernel is refused, null where it is not: proved in the first iteration and in the two after it, then timed in
 * two batches, of which the last two iterations are proved. A kernel that rests after some iterations of each batch
 * leaves there what it made a multiple of the places before, which is right in every other case (two sets): the lengths
 * differ by the three places, so that if one batch is such a case the other is not.
 */
async function refused(
  workload: Workload<ToyParams>,
  { id }: Variant<ToyParams>,
  shared: boolean,
): Promise<Found | null> {
  backend = cpuBackend(spawn, shared);
  // Threads find their own copy of the variant by its name; what a cheat remembers, it remembers there.
  const variant = workload.variants.find((one) => one.id === id);
  if (!variant) throw new Error(`${workload.id} has no ${id}.`);
  const sets = [workload.generate(PARAMS, 1), workload.generate(PARAMS, 2)];
  const verifiers = sets.map((inputs) => workload.verifier(inputs, PARAMS));
  const { session } = await ready(backend, { workload, variant, params: PARAMS, sets });
  const proved = async (count: number) => {
    const { last } = await session.read();
    expect(last).toHaveLength(count);
    return last.every(({ set, outputs }) => verifiers[set].check(outputs).ok);
  };
  try {
    await session.run(1, never);
    if (!(await proved(1))) return 'first';
    await session.run(2, never);
    if (!(await proved(2))) return 'second';
    for (const [turn, iterations] of [60, 63].entries()) {
      await session.overwrite(turn);
      await session.run(iterations, never);
      if (!(await proved(2))) return 'timed';
    }
    return null;
  } finally {
    await session.dispose();
  }
}

describe.each([true, false])('shared memory: %s', (shared) => {
  test.each([
    ...honest.map((variant) => [variant.id, adversaries, variant] as const),
    ['honest-bytes', byteAdversaries, byteAdversaries.variants[0]] as const,
  ])('%s passes', async (_, workload, variant) => {
    expect(await refused(workload, variant, shared)).toBeNull();
  });

  test.each(cheats.map(({ variant, workload, found }) => [variant.id, workload, variant, found] as const))(
    '%s is refused',
    async (_id, workload, variant, found) => {
      expect(await refused(workload, variant, shared)).toBe(found);
    },
  );
});

test('a race between threads is refused', async () => {
  expect(await refused(adversaries, race, true)).toBe('first');
});
