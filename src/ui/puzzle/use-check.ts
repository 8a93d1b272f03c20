/** A check that goes on or has been: by the interpreter, then by the GPU where there is one. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { caseOf } from '../../engine/case-id.ts';
import type { Kernel, LocalText, Workload } from '../../engine/contract.ts';
import type { Proved } from '../../engine/prove/api.ts';
import { drawSeed } from '../../engine/random.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { kernelOf, MINE, workloadOf } from '../../workloads/puzzles/workload.ts';
import { problemOf } from '../bench/problems.ts';
import { probeGpu } from '../gpu/gpu-probe.ts';
import { createInterpreter, type Interpreter, InterpreterError } from '../interpreter/client.ts';
import { interpreterProblem } from '../interpreter/problems.ts';
import { useGpuPower, useServices } from '../state/services.tsx';
import type { Score } from '../touches/score.ts';
import { asksGpu, type GpuWord, gpuWordOf, isEmpty, type Outcome, outcomeOf, type Tried } from './check.ts';
import { countOurs, interpretAll, type Ours, scoreAtLast } from './interpret-all.ts';

export interface Checked {
  /** The text that it is of. */
  readonly code: string;
  readonly kernel: Kernel;
  /** Of its inputs: drawn for each check, so that nobody can write down the results that they lead to. */
  readonly seed: number;
  /** Whether the inputs were those of the check before, asked for again: then nothing that is right counts as solved. */
  readonly again: boolean;
  /** As far as it was come to. */
  readonly tried: readonly Tried[];
  /** Null where it was stopped. */
  readonly outcome: Outcome | null;
  readonly gpu: GpuWord;
  readonly score: Score | null;
  /** Of the solution, at the same shape; it comes after the verdict. Null where there is nothing to hold it against. */
  readonly ours: Ours | null;
}

export interface CheckState {
  /** In the lease. */
  readonly by: string;
  readonly workload: Workload;
  readonly going: 'interpreter' | 'gpu' | null;
  /** Null before the first, and while one goes on. */
  readonly checked: Checked | null;
  readonly problem: LocalText | 'busy' | null;
  /** Of the last check that had any inputs; null before. */
  readonly seed: number | null;
  /** Whether the check that was asked for last is on inputs that were there before. */
  readonly again: boolean;
  start(code: string, how?: How): Promise<void>;
  stop(): void;
}

interface How {
  /** In the place of whoever has the bench. */
  readonly instead?: boolean;
  /** On the inputs of the check before, where there was one. */
  readonly again?: boolean;
}

/** Right, on inputs that nobody had seen before. */
export const isSolved = ({ outcome, again }: Pick<Checked, 'outcome' | 'again'>): boolean =>
  outcome === 'right' && !again;

const NO_INPUTS = { seed: null, again: false } as const;

/**
 * @param gpu whether there is one; null as long as nobody knows
 * @param onSolved told once an answer is right on inputs of its own
 * @param create starts the interpreter on its first use; it ends with the page
 */
export function useCheck(
  puzzle: Puzzle,
  gpu: boolean | null,
  onSolved: () => void,
  create: () => Interpreter = createInterpreter,
): CheckState {
  const { lease, unsaved } = useServices();
  const power = useGpuPower();
  const workload = useMemo(() => workloadOf(puzzle), [puzzle]);
  const [going, setGoing] = useState<CheckState['going']>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<CheckState['problem']>(null);
  const [inputs, setInputs] = useState<{ readonly seed: number | null; readonly again: boolean }>(NO_INPUTS);
  const number = useRef(0);
  const interpreter = useRef<Interpreter | null>(null);
  const by = `puzzle/${puzzle.id}`;
  /** Of the check that goes on, should it be stopped. */
  const unfinished = useRef<Checked | null>(null);
  const counting = useRef(false);
  // What is left is not waited for.
  useEffect(
    () => () => {
      number.current++;
      interpreter.current?.stop();
      lease.stop(by);
    },
    [lease, by],
  );

  const start = async (code: string, { instead = false, again: wantsAgain = false }: How = {}) => {
    const own = ++number.current;
    const wanted = () => own === number.current;
    const kernel = kernelOf(puzzle, MINE, code);
    const before = wantsAgain ? inputs.seed : null;
    const again = before !== null;
    const seed = before ?? drawSeed();
    const nothing = { tried: [], outcome: null, gpu: 'unasked', score: null, ours: null } as const;
    const blank: Checked = { code, kernel, seed, again, ...nothing };
    setProblem(null);
    setChecked(isEmpty(code) ? { ...blank, outcome: 'empty' } : null);
    if (isEmpty(code)) return;
    setInputs({ seed, again });
    unfinished.current = blank;
    setGoing('interpreter');
    interpreter.current ??= create();
    // It does one thing at a time, and nobody waits for the count any more.
    if (counting.current) interpreter.current.stop();
    let judged: Checked | null = null;
    try {
      const interpreted = await interpretAll(interpreter.current, kernel, puzzle.shapes, seed);
      if (!wanted() || !interpreted) return;
      const present = gpu ?? (await probeGpu(navigator.gpu, power)).status === 'adapter';
      let proved: readonly (Proved | null)[] = interpreted.map(() => null);
      const asked = present && asksGpu(interpreted);
      if (asked && wanted()) {
        setGoing('gpu');
        const told = await proveAll(kernel, seed, instead);
        if (wanted() && !told) setProblem('busy');
        if (!told) return;
        proved = told;
      }
      if (!wanted()) return;
      const tried = interpreted.map((one, at) => ({
        params: puzzle.shapes[at],
        interpreted: one,
        gpu: proved[at],
      }));
      // Of a proof that was ended from elsewhere nothing is known, and least of all that it is right.
      const stopped = asked && proved.includes(null);
      const outcome = stopped ? null : outcomeOf(tried);
      const score = scoreAtLast(puzzle, tried);
      const ours = isSolved({ outcome, again }) && score ? 'counting' : null;
      judged = { ...blank, tried, outcome, gpu: gpuWordOf(tried, present), score, ours };
      setChecked(judged);
      if (isSolved(judged)) onSolved();
    } catch (error) {
      if (wanted()) setProblem(error instanceof InterpreterError ? interpreterProblem(error) : problemOf(error));
    } finally {
      if (wanted()) setGoing(null);
    }
    if (judged?.ours !== 'counting') return;
    counting.current = true;
    const ours = await countOurs(interpreter.current, puzzle, seed);
    counting.current = false;
    if (wanted()) setChecked({ ...judged, ours });
  };

  /** One for each shape, null for those that were not come to; null as a whole where another has the bench. */
  async function proveAll(kernel: Kernel, seed: number, instead: boolean): Promise<readonly (Proved | null)[] | null> {
    let results: readonly (Proved | null)[] = puzzle.shapes.map(() => null);
    const cases = puzzle.shapes.map((params) => caseOf(workload, MINE, params));
    const claim = { by, use: 'puzzle', what: puzzle.title } as const;
    const had = await unsaved.during(() =>
      lease.use(
        claim,
        (bench) =>
          bench.prove({ cases, kernels: [kernel], seed }, ({ index, proved }) => {
            results = results.with(index, proved);
          }),
        instead,
      ),
    );
    return had ? results : null;
  }

  const stop = () => {
    number.current++;
    interpreter.current?.stop();
    lease.stop(by);
    setGoing(null);
    setChecked(unfinished.current);
  };
  return { by, workload, going, checked, problem, ...inputs, start, stop };
}
