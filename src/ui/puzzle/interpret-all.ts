/** An answer at every shape by the interpreter, beside the page. */
import type { Kernel, LocalText, Params } from '../../engine/contract.ts';
import type { Interpreted } from '../../engine/prove/interpreted.ts';
import { codeOf } from '../../workloads/puzzles/code.ts';
import { solutionOf } from '../../workloads/puzzles/marks.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { kernelOf, OURS, workloadOf } from '../../workloads/puzzles/workload.ts';
import type { Interpreter } from '../interpreter/client.ts';
import { lateProblem } from '../interpreter/problems.ts';
import { type Score, scoreOf } from '../touches/score.ts';
import { holdsUp, isOfTheText, type Tried } from './check.ts';

/** Statements of all threads: many times what a solution takes, and a second or so of a phone's. */
const LIMIT_STEPS = 2_000_000;

/**
 * One for each shape, as far as it makes sense to go on: fewer where one of them held up the others. Null when stopped.
 * @param seed of the inputs, and of the order of threads
 * @throws InterpreterError (rejects)
 */
export async function interpretAll(
  interpreter: Interpreter,
  kernel: Kernel,
  shapes: readonly Params[],
  seed: number,
): Promise<readonly Interpreted[] | null> {
  const results: Interpreted[] = [];
  for (const params of shapes) {
    const told = await interpreter.prove({ kernel, params, seed, limitSteps: LIMIT_STEPS });
    if (told.status === 'stopped') return null;
    const one = told.status === 'done' ? told.value : tooLate(lateProblem(told.seconds));
    if (isOfTheText(one)) return shapes.map(() => one);
    results.push(one);
    if (holdsUp(one)) return results;
  }
  return results;
}

/** What stands in the place of an answer that was not waited for any longer. */
const tooLate = (said: LocalText): Interpreted => ({
  proved: { status: 'refused', reason: { code: 'interpreter-late', text: said } },
  passes: [],
  problem: { kind: 'late', line: null, text: said },
});

/** Of an answer, at the last shape. Null where the interpreter did not come to it. */
export function scoreAtLast(puzzle: Puzzle, tried: readonly Tried[]): Score | null {
  const last = tried[puzzle.shapes.length - 1];
  return last ? scoreOf(last.interpreted, workloadOf(puzzle), last.params) : null;
}

/** The solution's score: still being counted, counted, or not to be had. */
export type Ours = Score | 'counting' | 'uncounted';

/**
 * Counts the solution at the last shape, anew rather than written down: it follows the shader. Never rejects, as an answer
 * is judged without it.
 * @param seed of the answer's own count: what is read may hang on the numbers
 */
export async function countOurs(
  interpreter: Interpreter,
  puzzle: Puzzle,
  seed: number,
): Promise<Exclude<Ours, 'counting'>> {
  const kernel = kernelOf(puzzle, OURS, solutionOf(codeOf(puzzle)));
  const params = puzzle.shapes[puzzle.shapes.length - 1];
  try {
    const told = await interpreter.prove({ kernel, params, seed, limitSteps: LIMIT_STEPS });
    return (told.status === 'done' && scoreOf(told.value, workloadOf(puzzle), params)) || 'uncounted';
  } catch {
    return 'uncounted';
  }
}
