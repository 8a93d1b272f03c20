/** What a class is given, a plan or a puzzle: its key, and why something handed in does not belong to it. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { assignmentKey, hash, reasonAgainst } from './assignment.ts';
import { type AssignmentKey, type Entry, isPuzzle, type PuzzleEntry, type Task } from './model.ts';

/** Null for one that this version does not have. */
export const puzzleOf = (id: string): Puzzle | null => PUZZLES.find((one) => one.id === id) ?? null;

/** Of all puzzles: raise it when an answer to one may be right in the one version and wrong in the other. */
export const PUZZLES_VERSION = 1;

/** @param version of the puzzles, where it was answered */
export const puzzleKey = (puzzle: string, version = PUZZLES_VERSION): AssignmentKey => ({
  plan: hash(`puzzle ${puzzle}`),
  seed: 0,
  version: hash(`puzzles@${version}`),
});

export const taskKey = (task: Task): AssignmentKey => (isPuzzle(task) ? puzzleKey(task.puzzle) : assignmentKey(task));

type Reason = 'plan' | 'seed' | 'version';

/** Why it cannot lie beside what is handed in to this task; null where it can. */
export function refusalOf(
  task: Task,
  entry: Entry | PuzzleEntry,
): { readonly reason: Reason; readonly text: LocalText } | null {
  const reason = isPuzzle(task) === 'puzzle' in entry ? reasonAgainst(taskKey(task), entry.key) : 'plan';
  return reason && { reason, text: refusalText(task, reason) };
}

export const refusalText = (task: Task, reason: Reason): LocalText =>
  isPuzzle(task) ? PUZZLE_REASONS[reason === 'version' ? 'version' : 'plan'] : REASONS[reason];

const REASONS: Readonly<Record<Reason, LocalText>> = {
  plan: text(
    'It is of another assignment: other cases, another time limit or another question. It cannot be laid beside these.',
    '它属于另一份任务单：测量项、限时或问题不同，不能和这里的结果放在一起。',
  ),
  seed: text(
    'It ran the same plan with another seed, so with other inputs. Results of two seeds are not laid side by side.',
    '方案相同，但种子不同，输入数据也就不同。种子不同的结果不放在一起。',
  ),
  version: text(
    'It was measured with another version of the workload, whose times do not compare with these. Let that machine load the page again and run it once more.',
    '它测的是另一个版本的任务，用时不能与这里的相比。请让那台机器重新加载页面，再测一次。',
  ),
};

const PUZZLE_REASONS: Readonly<Record<'plan' | 'version', LocalText>> = {
  plan: text(
    'It is of another puzzle, or of an assignment that is measured. It does not count among the answers to this one.',
    '它答的是另一道谜题，或属于要测量的任务单，不能算作这一题的答案。',
  ),
  version: text(
    'It was checked with another version of this puzzle. Let that machine load the page again and check it once more.',
    '它是用这道谜题的另一个版本检查的。请让那台机器重新加载页面，再检查一次。',
  ),
};
