/** Every puzzle by the interpreter and by Dawn's compiler: its solution is right at every shape, its stub is not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GpuVariant } from '../../engine/contract.ts';
import { guardLoops } from '../../engine/gpu/guard-loops.ts';
import { withKernels } from '../../engine/kernel/kernel-variant.ts';
import { PLAIN } from '../../engine/kernel/plain-device.ts';
import { proveInterpreted } from '../../engine/prove/interpreted.ts';
import { bytesOf, elementCount } from '../../engine/sizes.ts';
import { type NullDevice, openNullDevice } from '../../engine/testing/null-device.ts';
import { refusal } from '../testing/refusal.ts';
import { codeOf, shaderOf } from './code.ts';
import { answerOf, bodyOf, solutionOf, stubOf } from './marks.ts';
import type { Puzzle } from './puzzle.ts';
import { PUZZLES } from './registry.ts';
import { inputsOf, kernelOf, MINE, wideOf, workloadOf } from './workload.ts';

const each = PUZZLES.map((puzzle) => [puzzle.id, puzzle] as const);
const LIMIT_STEPS = 2_000_000;
/** Each check draws one. */
const SEEDS = [1, 271828, 2 ** 32 - 1];

let compiler: NullDevice;
beforeAll(async () => {
  compiler = await openNullDevice();
});
afterAll(() => compiler.close());

const interpretedAt = (puzzle: Puzzle, code: string, seed = 1) =>
  puzzle.shapes.map((params) =>
    proveInterpreted({
      workload: workloadOf(puzzle),
      kernel: kernelOf(puzzle, MINE, code),
      params,
      seed,
      limitSteps: LIMIT_STEPS,
    }),
  );

test('there are twenty, each with a name of its own', () => {
  expect(PUZZLES).toHaveLength(20);
  expect(new Set(PUZZLES.map(({ id }) => id)).size).toBe(20);
});

describe.each(each)('%s', (_, puzzle) => {
  const code = codeOf(puzzle);
  const texts = { solution: solutionOf(code), stub: stubOf(code) };

  test('is tried at three shapes or more; one is smaller than a workgroup or has sides that differ', () => {
    expect(puzzle.shapes.length).toBeGreaterThanOrEqual(3);
    const sizes = puzzle.shapes.map((shape) => Object.values(shape));
    // The first of all has whole workgroups, so that there is no guard to be written yet.
    if (puzzle.id !== 'map') expect(sizes.flat().some((size) => size % 2 === 1)).toBe(true);
    for (const shape of [...puzzle.shapes, puzzle.large, puzzle.drawn]) {
      expect(Object.keys(shape)).toEqual(puzzle.sizes);
    }
    const cells = [...Object.values(puzzle.inputs(puzzle.drawn)), puzzle.output(puzzle.drawn)].map(elementCount);
    expect(Math.max(...cells)).toBeLessThanOrEqual(20);
  });

  test('its hole is a few lines', () => {
    expect(answerOf(code).split('\n').length).toBeLessThanOrEqual(6);
    expect(texts.stub).toMatch(/\/\/ Your /);
    expect(bodyOf(texts.solution)).toMatch(/^(?:@compute|\/\/ [A-Z])/);
    expect(bodyOf(texts.solution)).toContain(answerOf(code).split('\n')[0].trim());
    for (const text of Object.values(texts)) expect(text).not.toMatch(/\/\/[-+]/);
  });

  test.each(['solution', 'stub'] as const)('its %s compiles, takes its buffers, and can be watched', async (which) => {
    const text = texts[which];
    expect(await compiler.problems(shaderOf(puzzle), text)).toEqual([]);
    expect(guardLoops(text, { once: 1, total: 1 }).unread).toBeNull();
    const [workload] = withKernels([workloadOf(puzzle)], [kernelOf(puzzle, MINE, text)]);
    const variant = workload.variants.find(({ id }) => id === MINE) as GpuVariant;
    for (const params of [...puzzle.shapes, puzzle.large]) {
      const { inputs, outputs } = workload.tensors(params);
      const specs = { ...inputs, ...outputs };
      for (const pass of variant.passes(params, PLAIN)) {
        expect(Math.max(...pass.workgroups)).toBeLessThanOrEqual(65_535);
        expect(await refusal(compiler.device, pass, (name) => bytesOf({ [name]: specs[name] }))).toBeNull();
      }
    }
  });

  test.each(SEEDS)(
    'its solution is right at every shape, and nobody races or leaves an array, with seed %i',
    (seed) => {
      for (const { proved, passes, problem } of interpretedAt(puzzle, texts.solution, seed)) {
        expect(problem).toBeNull();
        expect(proved).toMatchObject({ status: 'right' });
        expect(passes).toHaveLength(1);
        expect(passes[0].ran.races.first).toEqual([]);
        expect(passes[0].ran.outOfBounds.first).toEqual([]);
      }
    },
  );

  test.each(SEEDS)('its stub runs, and is wrong at a shape at least, with seed %i', (seed) => {
    const found = interpretedAt(puzzle, texts.stub, seed);
    expect(found.map(({ problem }) => problem).filter((one) => one !== null)).toEqual([]);
    expect(found.some(({ proved }) => proved.status === 'wrong')).toBe(true);
  });

  test('a solution whose results are off by one is wrong at every shape', () => {
    const spoilt = texts.solution.replace(/^(\s*out\[.*\] = )(.*);$/m, (_line, head, value) =>
      puzzle.output(puzzle.drawn).dtype === 'u32' ? `${head}(${value}) + 1u;` : `${head}(${value}) + 1.0;`,
    );
    expect(spoilt).not.toBe(texts.solution);
    for (const { proved } of interpretedAt(puzzle, spoilt)) expect(proved.status).toBe('wrong');
  });

  test('its reference leaves no element out, and takes a number that is none', () => {
    const inputs = wideOf(inputsOf(puzzle, puzzle.drawn, 5));
    const found = puzzle.reference(inputs, puzzle.drawn);
    expect(found).toHaveLength(elementCount(puzzle.output(puzzle.drawn)));
    expect(found.every(Number.isFinite)).toBe(true);
  });
});

test('what makes a puzzle hard is found: a barrier that is left out, a write that nobody makes, a loop without an end', () => {
  const find = (id: string) => {
    const puzzle = PUZZLES.find((one) => one.id === id);
    if (!puzzle) throw new Error(`no puzzle ${id}`);
    return { puzzle, solution: solutionOf(codeOf(puzzle)) };
  };
  for (const id of ['exchange', 'prefix-sum', 'matmul-tiled', 'tree', 'pooling', 'softmax', 'histogram', 'transpose']) {
    const { puzzle, solution } = find(id);
    const lines = solution.split('\n');
    const barriers = lines.flatMap((line, at) => (line.trim().startsWith('workgroupBarrier();') ? [at] : []));
    expect(barriers.length, id).toBeGreaterThan(0);
    for (const at of barriers) {
      const found = interpretedAt(puzzle, lines.toSpliced(at, 1).join('\n'));
      // Atomics do not race; what is read too early is wrong.
      const caught = found.some(
        ({ passes, proved }) => proved.status === 'wrong' || passes.some(({ ran }) => ran.races.count > 0),
      );
      expect(caught, `${id}, line ${at + 1}`).toBe(true);
    }
  }
  const { puzzle, solution } = find('until-one');
  const endless = interpretedAt(puzzle, solution.replace('value != 1u', 'value > 0u'));
  expect(endless[0]).toMatchObject({ problem: { kind: 'endless' }, proved: { status: 'refused' } });
  const stride = find('stride');
  const [, , , last] = interpretedAt(stride.puzzle, stubOf(codeOf(stride.puzzle)));
  expect(last.proved).toMatchObject({ status: 'wrong', turn: 1 });
});
