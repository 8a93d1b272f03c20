/** A backend on the real GPU for each test, watched: whoever leaves something behind fails. */
import { afterEach, beforeEach, expect } from 'vitest';
import type { Job, Readout } from '../../engine/contract.ts';
import { createGpuBackend, type GpuBackend } from '../../engine/gpu/backend.ts';
import { never, now, ready } from './backends.ts';
import { type Watched, watchGpu } from './gpu.ts';
import { misbehaving, type ToyParams, toy, variantOf } from './toy.ts';

export interface Trouble {
  watched: Watched;
  backend: GpuBackend;
}

/** Made anew before each test of the file that calls it, and looked at after it. */
export function troubled(): Trouble {
  const trouble = {} as Trouble;
  beforeEach(() => {
    trouble.watched = watchGpu();
    trouble.backend = createGpuBackend(trouble.watched.gpu, now);
  });
  afterEach(async () => {
    await trouble.backend.dispose();
    expect(trouble.watched.live.size).toBe(0);
    expect(trouble.watched.uncaught).toEqual([]);
  });
  return trouble;
}

export function job(id: string, params: Partial<ToyParams> = {}): Job {
  const workload = toy.variants.some((variant) => variant.id === id) ? toy : misbehaving;
  const all = { n: 1000, repeats: 1, ...params };
  return {
    workload,
    variant: variantOf(workload, id),
    params: all,
    sets: [toy.generate(all, 1), toy.generate(all, 2)],
  };
}

const checkLast = (one: Job, last: readonly Readout[]) => {
  const { set, outputs } = last[last.length - 1];
  return toy.verifier(one.sets[set], { n: 1000, repeats: 1 }).check(outputs);
};

/** After whatever went wrong, another case is right. */
export async function worksStill({ backend }: Trouble): Promise<void> {
  const one = job('plain');
  const { session } = await ready(backend, one);
  await session.run(1, never);
  await session.run(5, never);
  const { last } = await session.read();
  await session.dispose();
  expect(checkLast(one, last)).toMatchObject({ ok: true });
}
