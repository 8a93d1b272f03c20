/** GPU timestamps: pairs around compute passes, and the step of the clock behind them. */
import type { Finished } from './finished.ts';
import { Resources } from './resources.ts';

/** Enough for work that has to be split; a batch beyond it is timed by the wall clock alone. */
export const MOST_PAIRS = 512;

/** Timestamps of up to `MOST_PAIRS` compute passes. Null where the device has none. */
export class PassTimer {
  readonly #set: GPUQuerySet;
  readonly #resolved: GPUBuffer;
  readonly #readable: GPUBuffer;
  readonly #wait: (mapped: Promise<undefined>) => Promise<unknown>;

  /** @param wait for the device */
  constructor(resources: Resources, wait: (mapped: Promise<undefined>) => Promise<unknown>, pairs = MOST_PAIRS) {
    this.#wait = wait;
    const bytes = pairs * 16;
    this.#set = resources.timestamps(pairs * 2);
    this.#resolved = resources.buffer('timestamps', bytes, GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC);
    this.#readable = resources.buffer('timestamps read', bytes, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
  }

  writes(pair: number): GPUComputePassTimestampWrites {
    return {
      querySet: this.#set,
      beginningOfPassWriteIndex: pair * 2,
      endOfPassWriteIndex: pair * 2 + 1,
    };
  }

  resolve(encoder: GPUCommandEncoder, pairs: number): void {
    encoder.resolveQuerySet(this.#set, 0, pairs * 2, this.#resolved, 0);
    encoder.copyBufferToBuffer(this.#resolved, 0, this.#readable, 0, pairs * 16);
  }

  /** Begin and end of each pass in nanoseconds, after the work that resolves them has been submitted. */
  async read(pairs: number): Promise<BigUint64Array> {
    await this.#wait(this.#readable.mapAsync(GPUMapMode.READ, 0, pairs * 16));
    const stamps = new BigUint64Array(this.#readable.getMappedRange(0, pairs * 16).slice(0));
    this.#readable.unmap();
    return stamps;
  }
}

/** Sum of the passes in ms. -1 where one of them took no time or less: such timestamps tell nothing, of the others either. */
export function sumOfPassesMs(stamps: BigUint64Array): number {
  let total = 0;
  for (let i = 0; i < stamps.length; i += 2) {
    const ns = Number(BigInt.asIntN(64, stamps[i + 1] - stamps[i]));
    if (ns <= 0) return -1;
    total += ns / 1e6;
  }
  return total;
}

/**
 * The step of the device's timestamps in µs, from a few that were really taken: browsers round them (Chrome to about
 * 0.1 ms) without saying by how much. Null without timestamps, or where they stand still.
 */
export async function timestampQuantumUs(device: GPUDevice, finished: Finished): Promise<number | null> {
  if (!device.features.has('timestamp-query')) return null;
  const resources = new Resources(device);
  try {
    const timer = new PassTimer(resources, (mapped) => finished.of(mapped), PROBES);
    let seen: bigint[] = [];
    for (let probe = 0; probe < MOST_PROBES && new Set(seen).size < ENOUGH; probe++) {
      for (let pair = 0; pair < PROBES; pair++) {
        const encoder = device.createCommandEncoder();
        encoder.beginComputePass({ timestampWrites: timer.writes(pair) }).end();
        if (pair === PROBES - 1) timer.resolve(encoder, PROBES);
        device.queue.submit([encoder.finish()]);
      }
      seen = [...seen, ...(await timer.read(PROBES))];
    }
    return quantumUsOf(seen);
  } finally {
    resources.destroy();
  }
}

/** Pairs that are taken at once, how often at most, and how many different values are enough. */
const PROBES = 8;
const MOST_PROBES = 40;
const ENOUGH = 4;

/**
 * Greatest common divisor of nanosecond stamps in µs. Null unless two differ: stamps within one step of the clock have
 * nothing but themselves in common.
 */
export function quantumUsOf(stamps: readonly bigint[]): number | null {
  const taken = new Set(stamps.filter((stamp) => stamp > 0n));
  if (taken.size < 2) return null;
  let divisor = 0n;
  for (const stamp of taken) divisor = greatestCommonDivisor(divisor, stamp);
  return Number(divisor) / 1000;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y) [x, y] = [y, x % y];
  return x;
}
