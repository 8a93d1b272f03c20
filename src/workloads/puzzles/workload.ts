/**
 * A puzzle as a workload, so that the bench proves and times an answer as it does any kernel: the solution is its one
 * variant, and an answer is a kernel that begins as that.
 */
import { checkElementwise } from '../../engine/compare.ts';
import type {
  GpuVariant,
  Kernel,
  Params,
  TensorData,
  TensorSpec,
  Tensors,
  Verifier,
  Workload,
} from '../../engine/contract.ts';
import { evaluate } from '../../engine/kernel/formula.ts';
import { namesFor } from '../../engine/kernel/reading.ts';
import { randomUnit } from '../../engine/random.ts';
import { bytesOf, elementCount } from '../../engine/sizes.ts';
import { codeOf, shaderOf } from './code.ts';
import { solutionOf } from './marks.ts';
import type { Puzzle, Shape, Wide } from './puzzle.ts';
import { SIZE_LABELS, SOLUTION_TEXTS } from './texts.ts';

/** Names of kernels: an answer, and the solution as if it were one. */
export const MINE = 'mine';
export const OURS = 'ours';

/** The variant. */
const SOLUTION = 'solution';
const PREFIX = 'puzzle-';
const OUT = 'out';
const MOST_SIZE = 2 ** 24;
const WHOLE_NUMBERS = [-9, 9] as const;

export const workloadIdOf = ({ id }: Pick<Puzzle, 'id'>): string => PREFIX + id;

/** A text as a kernel: its loops are watched, those of an answer and those of ours alike, so that neither has an advantage. */
export const kernelOf = (puzzle: Puzzle, name: typeof MINE | typeof OURS, code: string): Kernel => ({
  workload: workloadIdOf(puzzle),
  name,
  from: SOLUTION,
  copyOf: null,
  scratch: [],
  passes: [{ shader: shaderOf(puzzle), code, workgroups: puzzle.workgroups, sets: [] }],
});

export function workloadOf(puzzle: Puzzle): Workload {
  const { title, task, sizes, large, workgroups } = puzzle;
  const tensors = (params: Params) => {
    const shape = params as Shape;
    return { inputs: puzzle.inputs(shape), outputs: { [OUT]: puzzle.output(shape) } };
  };
  const workload: Workload = {
    id: workloadIdOf(puzzle),
    version: 1,
    title,
    summary: task,
    params: Object.fromEntries(
      sizes.map((name) => [
        name,
        {
          kind: 'int',
          label: SIZE_LABELS[name],
          min: 1,
          max: MOST_SIZE,
          default: large[name],
          scale: 'log2',
          steps: [large[name]],
        } as const,
      ]),
    ),
    tensors,
    generate: (params, seed) => inputsOf(puzzle, params as Shape, seed),
    verifier: (inputs, params) => verifierOf(puzzle, inputs, params as Shape),
    cost: (params) => {
      const { inputs, outputs } = tensors(params);
      return { flops: 0, bytes: bytesOf(inputs) + bytesOf(outputs) };
    },
    boundBy: () => 'arithmetic',
    variants: [],
    chart: { x: sizes[0], y: 'ms' },
    inDefaultSweep: false,
  };
  const text = solutionOf(codeOf(puzzle));
  const solution: GpuVariant = {
    id: SOLUTION,
    ...SOLUTION_TEXTS,
    on: 'gpu',
    passes: (params) => {
      const names = namesFor(workload, params, text);
      const [x, y, z] = workgroups.map((formula) => {
        const found = evaluate(formula, names);
        if (!found.ok) throw new Error(found.problem.en);
        return found.value;
      });
      return [
        {
          shader: shaderOf(puzzle),
          code: text,
          bindings: [...Object.keys(puzzle.inputs(params as Shape)), OUT],
          problem: sizes.map((name) => Number(params[name])),
          workgroups: [x, y, z],
        },
      ];
    },
  };
  return { ...workload, variants: [solution] };
}

/** Whole numbers, the same for the same seed. */
export function inputsOf(puzzle: Puzzle, shape: Shape, seed: number): Tensors {
  const specs = Object.entries(puzzle.inputs(shape));
  return Object.fromEntries(
    specs.map(([name, spec], stream) => {
      const [least, most] = puzzle.ranges?.[name] ?? WHOLE_NUMBERS;
      const next = randomUnit(seed, stream + 1);
      const data = emptyOf(spec);
      for (let i = 0; i < data.length; i++) data[i] = least + Math.floor(next() * (most - least + 1));
      return [name, data];
    }),
  );
}

export const wideOf = (tensors: Tensors): Wide =>
  Object.fromEntries(Object.entries(tensors).map(([name, data]) => [name, Float64Array.from(data)]));

function verifierOf(puzzle: Puzzle, inputs: Tensors, shape: Shape): Verifier {
  const spec = puzzle.output(shape);
  const expected = puzzle.reference(wideOf(inputs), shape);
  const reference = emptyOf(spec);
  reference.set(expected);
  const { tolerance = () => 0 } = puzzle;
  return {
    check: (outputs) => {
      const {
        ok,
        maxError,
        tolerance: allowed,
        index,
      } = checkElementwise(outputs[OUT], reference, (i) => tolerance(expected[i]));
      const at = index < 0 ? null : `${OUT}[${index}]`;
      return { ok, maxError, tolerance: allowed, at, method: 'elementwise' };
    },
    reference: { [OUT]: reference },
  };
}

const emptyOf = (spec: TensorSpec): Exclude<TensorData, Uint8Array> =>
  spec.dtype === 'u32' ? new Uint32Array(elementCount(spec)) : new Float32Array(elementCount(spec));
