/** A check that goes on or has been: by the interpreter, then by the GPU where there is one. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { caseOf } from '../../engine/case-id.ts';
import type { Kernel, LocalText, Params, Workload } from '../../engine/contract.ts';
import type { Proved } from '../../engine/prove/api.ts';
import type { Interpreted } from '../../engine/prove/interpreted.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { breathe } from '../../ui/state/breathe.ts';
import { useServices } from '../../ui/state/services.tsx';
import { codeOf } from '../../workloads/puzzles/code.ts';
import { solutionOf } from '../../workloads/puzzles/marks.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { kernelOf, MINE, OURS, workloadOf } from '../../workloads/puzzles/workload.ts';
import { asksGpu, type Outcome, outcomeOf, type Score, scoreOf, type Tried } from './check.ts';

const SEED = 1;
/** Statements of all threads: many times what a solution takes, and a second or so of a phone's. */
const LIMIT_STEPS = 2_000_000;

export interface Checked {
  /** The text that it is of. */
  readonly code: string;
  readonly kernel: Kernel;
  readonly tried: readonly Tried[];
  /** Null where it was stopped. */
  readonly outcome: Outcome | null;
  readonly score: Score | null;
  /** Of the solution, at the same shape. */
  readonly ours: Score | null;
}

export interface CheckState {
  /** In the lease. */
  readonly by: string;
  readonly workload: Workload;
  readonly going: 'interpreter' | 'gpu' | null;
  /** Null before the first, and while one goes on. */
  readonly checked: Checked | null;
  readonly problem: LocalText | 'busy' | null;
  start(code: string, instead?: boolean): Promise<void>;
  stop(): void;
}

/**
 * @param gpu whether there is one; null as long as nobody knows
 * @param onSolved told once an answer is right
 */
export function useCheck(puzzle: Puzzle, gpu: boolean | null, onSolved: () => void): CheckState {
  const { lease, unsaved } = useServices();
  const workload = useMemo(() => workloadOf(puzzle), [puzzle]);
  const [going, setGoing] = useState<CheckState['going']>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<CheckState['problem']>(null);
  const number = useRef(0);
  const by = `puzzle/${puzzle.id}`;
  // What is left is not waited for.
  useEffect(
    () => () => {
      number.current++;
      lease.stop(by);
    },
    [lease, by],
  );

  const start = async (code: string, instead = false) => {
    const own = ++number.current;
    const wanted = () => own === number.current;
    const kernel = kernelOf(puzzle, MINE, code);
    setProblem(null);
    setChecked(null);
    setGoing('interpreter');
    try {
      const interpreted = await interpretAll(workload, kernel, puzzle.shapes, wanted);
      if (!wanted()) return;
      let proved: readonly (Proved | null)[] = puzzle.shapes.map(() => null);
      if (gpu && asksGpu(interpreted)) {
        setGoing('gpu');
        const told = await proveAll(kernel, instead);
        if (!wanted()) return;
        if (!told) {
          setProblem('busy');
          return;
        }
        proved = told;
      }
      const tried = puzzle.shapes.map((params, at) => ({ params, interpreted: interpreted[at], gpu: proved[at] }));
      const stopped = proved.includes(null) && proved.some((one) => one !== null);
      const outcome = stopped ? null : outcomeOf(tried);
      const last = tried.length - 1;
      const score = scoreOf(interpreted[last], workload, puzzle.shapes[last]);
      const ours = score && (await scoreOfSolution(puzzle, workload));
      if (!wanted()) return;
      setChecked({ code, kernel, tried, outcome, score, ours });
      if (outcome === 'right') onSolved();
    } catch (error) {
      if (wanted()) setProblem(problemOf(error));
    } finally {
      if (wanted()) setGoing(null);
    }
  };

  /** One for each shape, null for those that were not come to; null as a whole where another has the bench. */
  async function proveAll(kernel: Kernel, instead: boolean): Promise<readonly (Proved | null)[] | null> {
    let results: readonly (Proved | null)[] = puzzle.shapes.map(() => null);
    const cases = puzzle.shapes.map((params) => caseOf(workload, MINE, params));
    const claim = { by, use: 'puzzle', what: puzzle.title } as const;
    const had = await unsaved.during(() =>
      lease.use(
        claim,
        (bench) =>
          bench.prove({ cases, kernels: [kernel], seed: SEED }, ({ index, proved }) => {
            results = results.with(index, proved);
          }),
        instead,
      ),
    );
    return had ? results : null;
  }

  const stop = () => {
    number.current++;
    lease.stop(by);
    setGoing(null);
  };
  return { by, workload, going, checked, problem, start, stop };
}

async function interpretAll(
  workload: Workload,
  kernel: Kernel,
  shapes: readonly Params[],
  wanted: () => boolean,
): Promise<readonly Interpreted[]> {
  const { proveInterpreted } = await import('../../engine/prove/interpreted.ts');
  const results: Interpreted[] = [];
  for (const params of shapes) {
    // The page has its turn in between, so that it can be stopped.
    await breathe();
    if (!wanted()) break;
    results.push(await proveInterpreted({ workload, kernel, params, seed: SEED, limitSteps: LIMIT_STEPS }));
  }
  return results;
}

/** Counted anew rather than written down: it follows the shader. */
async function scoreOfSolution(puzzle: Puzzle, workload: Workload): Promise<Score | null> {
  const { proveInterpreted } = await import('../../engine/prove/interpreted.ts');
  const params = puzzle.shapes[puzzle.shapes.length - 1];
  const kernel = kernelOf(puzzle, OURS, solutionOf(codeOf(puzzle)));
  const interpreted = await proveInterpreted({ workload, kernel, params, seed: SEED, limitSteps: LIMIT_STEPS });
  return scoreOf(interpreted, workload, params);
}
