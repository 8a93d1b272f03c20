/** When kernels are compiled, and what is told of it. The device compiles when the test says so. */
import { expect, test } from 'vitest';
import { Pipelines } from './pipelines.ts';

function deviceThatWaits() {
  const asked: { code: string; done(): void; refuse(): void }[] = [];
  const device = {
    createShaderModule: ({ code }: { code: string }) => ({ code, getCompilationInfo: async () => ({ messages: [] }) }),
    createComputePipelineAsync: ({ compute }: { compute: { module: { code: string } } }) =>
      new Promise((done, refuse) => {
        asked.push({
          code: compute.module.code,
          done: () => done({}),
          refuse: () => refuse(new Error('It is no kernel.')),
        });
      }),
  };
  return { device: device as unknown as GPUDevice, asked };
}

const wanted = (...codes: string[]) => codes.map((code) => ({ pass: { shader: code, code } }));
/** Until all that is waiting on settled promises has run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function bench() {
  let now = 0;
  const { device, asked } = deviceThatWaits();
  const pipelines = new Pipelines(device, () => now);
  const at = async (ms: number, then: () => void) => {
    now = ms;
    then();
    await settle();
  };
  return { pipelines, asked, at };
}

test('all kernels of a group are asked for before any is there', async () => {
  const { pipelines, asked, at } = bench();
  let over = false;
  const ahead = pipelines.ahead(wanted('a', 'b', 'a', 'c')).then(() => {
    over = true;
  });
  expect(asked.map(({ code }) => code)).toEqual(['a', 'b', 'c']);
  await at(10, asked[0].done);
  await at(30, asked[2].done);
  expect(over).toBe(false);
  await at(50, asked[1].done);
  await ahead;

  // Each is told its own wait, and that of all.
  expect(await pipelines.take(wanted('a'))).toMatchObject({
    compileMs: 10,
    cached: false,
    together: { kernels: 3, wallMs: 50 },
  });
  // Two of a case were compiled at the same time, which counts once.
  expect(await pipelines.take(wanted('b', 'c', 'b'))).toMatchObject({ compileMs: 50, cached: false });
  expect(asked).toHaveLength(3);
});

test('what was compiled for an earlier case or run is said to be kept, with what it took then', async () => {
  const { pipelines, asked, at } = bench();
  const first = pipelines.take(wanted('a'));
  await at(20, asked[0].done);
  // A kernel alone was compiled beside no other.
  expect(await first).toEqual({ compiled: [{ ok: true, pipeline: {} }], compileMs: 20, cached: false });
  expect(await pipelines.take(wanted('a'))).toMatchObject({ compileMs: 20, cached: true });

  // Another run: what is missing is compiled, and its wait is that of the new one alone.
  await at(100, () => {});
  const ahead = pipelines.ahead(wanted('a', 'b'));
  expect(asked.map(({ code }) => code)).toEqual(['a', 'b']);
  await at(107, asked[1].done);
  await ahead;
  expect(await pipelines.take(wanted('a'))).toMatchObject({ compileMs: 20, cached: true });
  expect(await pipelines.take(wanted('a', 'b'))).toMatchObject({ compileMs: 7, cached: false });
});

test('of a run that was cancelled before it took them, the next run takes them from the cache', async () => {
  const { pipelines, asked, at } = bench();
  const cancelled = pipelines.ahead(wanted('a'));
  await at(5, asked[0].done);
  await cancelled;
  await pipelines.ahead(wanted('a'));
  expect(await pipelines.take(wanted('a'))).toMatchObject({ compileMs: 5, cached: true });
});

test('a case that comes before all others are compiled says nothing of them', async () => {
  const { pipelines, asked, at } = bench();
  void pipelines.ahead(wanted('a', 'b'));
  const early = pipelines.take(wanted('a'));
  await at(5, asked[0].done);
  expect(await early).not.toHaveProperty('together');
  await at(9, asked[1].done);
});

test('one that does not compile is refused where it is taken, and spoils no other', async () => {
  const { pipelines, asked, at } = bench();
  const ahead = pipelines.ahead(wanted('bad', 'good'));
  await at(1, asked[0].refuse);
  await at(4, asked[1].done);
  await ahead;
  expect((await pipelines.take(wanted('bad'))).compiled).toMatchObject([
    { ok: false, reason: { code: 'compile-error' } },
  ]);
  expect((await pipelines.take(wanted('good'))).compiled).toMatchObject([{ ok: true }]);
});
