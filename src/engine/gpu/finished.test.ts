/** Waiting for a device that looks only now and then whether work has ended. */
import { afterEach, expect, test, vi } from 'vitest';
import { Finished } from './finished.ts';

afterEach(() => vi.unstubAllGlobals());

/** A device that tells of the end of its work with the first empty submit after it; a clock that moves when it is read. */
class Dozing {
  clock = 0;
  nudges = 0;
  #told = (): void => {};
  #end = Infinity;

  readonly now = () => {
    this.clock += 0.05;
    return this.clock;
  };

  readonly device = {
    queue: {
      submit: () => {
        this.nudges++;
        this.clock += 0.1;
        if (this.clock >= this.#end) this.#told();
      },
      onSubmittedWorkDone: () => this.works(0),
    },
  } as unknown as GPUDevice;

  /** Left alone it takes 100 ms more to tell of it. */
  works(ms: number): Promise<undefined> {
    this.#end = this.clock + ms;
    return new Promise((resolve) => {
      this.#told = () => resolve(undefined);
      queueMicrotask(() => {
        if (this.nudges === 0 || !this.nudged) this.clock += 100;
        if (!this.nudged) resolve(undefined);
      });
    });
  }

  /** Whether this device tells nothing until it is nudged. */
  nudged = false;
}

async function learnt() {
  const dozing = new Dozing();
  vi.stubGlobal('setTimeout', (call: () => void, ms: number) => {
    queueMicrotask(() => {
      dozing.clock += ms;
      call();
    });
    return 0;
  });
  const finished = new Finished(dozing.device, dozing.now);
  return { dozing, finished };
}

test('a device is nudged the more rarely the longer the wait, and the end is heard soon after it', async () => {
  const { dozing, finished } = await learnt();
  // Found out: patience takes 100 ms, a nudge next to nothing.
  let probes = 0;
  Object.assign(dozing.device.queue, {
    onSubmittedWorkDone: () => {
      dozing.nudged = ++probes > 3;
      return dozing.works(0);
    },
  });
  await finished.learn();
  for (const ms of [0, 10, 1000, 20_000]) {
    const { nudges, clock } = dozing;
    await finished.of(dozing.works(ms));
    const waited = dozing.clock - clock;
    expect(waited).toBeGreaterThanOrEqual(ms);
    expect(waited, `of ${ms} ms`).toBeLessThan(ms * 1.02 + 5);
    // A flood of them, one each 0.1 ms, would be ten thousands.
    expect(dozing.nudges - nudges, `for ${ms} ms`).toBeLessThan(1000);
  }
});
