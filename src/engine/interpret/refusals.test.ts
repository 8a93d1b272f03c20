/** What a compiler refuses, the interpreter refuses too, and nothing else: side by side with Dawn's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NullDevice, openNullDevice } from '../testing/null-device.ts';
import { PAIRS } from './testing/bad-kernels/index.ts';
import { kernelText } from './testing/bad-kernels/pair.ts';
import { run } from './testing/kernels.ts';

let compiler: NullDevice;
beforeAll(async () => {
  compiler = await openNullDevice();
});
afterAll(() => compiler.close());

/** Warnings are none of a compiler's refusals. */
async function isTaken(code: string): Promise<boolean> {
  const module = await quiet(() => compiler.device.createShaderModule({ code }));
  const { messages } = await module.getCompilationInfo();
  return messages.every(({ type }) => type !== 'error');
}

async function quiet<T>(make: () => T): Promise<T> {
  compiler.device.pushErrorScope('validation');
  const made = make();
  await compiler.device.popErrorScope();
  return made;
}

const interpreted = (code: string) => {
  const buffers = [new Float32Array(64), new Float32Array(64)].map((data) => ({ data }));
  const found = run(code, { buffers, limitSteps: 1e5 });
  return found.ok ? null : found.problem;
};

test('there are a hundred of them', () => {
  expect(PAIRS.length).toBeGreaterThan(100);
  expect(new Set(PAIRS.map(([name]) => name)).size).toBe(PAIRS.length);
});

describe.each(PAIRS)('%s', (_, bad, good) => {
  test('is refused by both, as what does not compile, with its line', async () => {
    const code = kernelText(bad);
    expect(await isTaken(code), 'Dawn takes it').toBe(false);
    const problem = interpreted(code);
    expect(problem && ['syntax', 'invalid'].includes(problem.kind), problem?.text.en ?? 'it ran').toBe(true);
    expect(problem?.line).toBeGreaterThan(0);
  });

  test('and its neighbour is taken by both', async () => {
    const code = kernelText(good);
    expect(await isTaken(code), 'Dawn refuses it').toBe(true);
    expect(interpreted(code)?.text.en).toBeUndefined();
  });
});
