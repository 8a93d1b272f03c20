/**
 * What a class is given, as it stands behind `#/class/a/`: version 1 is a plan (`assignment-link.ts`), version 2 a puzzle,
 *
 *     puzzle map en      its id, language
 *
 * sealed like every link. Older apps say of a puzzle that they cannot read it yet.
 */
import type { LocalText, Workload } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import { open, seal } from '../share/envelope.ts';
import { type LinkProblemCode, linkProblem } from '../share/problems.ts';
import { readVersioned } from '../share/versioned.ts';
import { assignmentData, readAssignment } from './assignment-link.ts';
import { CLASS_DICTIONARY_1 } from './dictionary.ts';
import { isPuzzle, type Task } from './model.ts';
import { puzzleOf } from './task.ts';

const PUZZLE_VERSION = 2;

/** @returns `1.<data>` or `2.<data>`. @throws RangeError for more than a link holds: a very long kernel */
export function taskData(task: Task, workloads: readonly Workload[]): string {
  if (!isPuzzle(task)) return assignmentData(task, workloads);
  const line = `puzzle ${task.puzzle} ${task.language}`;
  return `${PUZZLE_VERSION}.${seal(new TextEncoder().encode(line), CLASS_DICTIONARY_1)}`;
}

export type OpenedTask =
  | { readonly ok: true; readonly task: Task }
  | { readonly ok: false; readonly code: LinkProblemCode | 'unknown'; readonly problem: LocalText };

/** Never throws: whatever it is given, it answers. */
export function readTask(link: string, workloads: readonly Workload[]): OpenedTask {
  const found = readVersioned(link, PUZZLE_VERSION);
  if (!found.ok) return refused(found.code);
  if (found.version < PUZZLE_VERSION) {
    const opened = readAssignment(link, workloads);
    return opened.ok ? { ok: true, task: opened.assignment } : opened;
  }
  const opened = open(found.data, CLASS_DICTIONARY_1);
  if (!opened.ok) return refused(opened.code);
  const line = new TextDecoder().decode(opened.bytes);
  const [, puzzle, language] = /^puzzle ([a-z\d-]{1,40}) (en|zh-CN)$/.exec(line) ?? [];
  if (puzzle === undefined) return refused('damaged');
  if (!puzzleOf(puzzle)) return { ok: false, code: 'unknown', problem: UNKNOWN };
  return { ok: true, task: { puzzle, language: language === 'en' ? 'en' : 'zh-CN' } };
}

const refused = (code: LinkProblemCode): OpenedTask => ({ ok: false, code, problem: linkProblem(code).text });

const UNKNOWN = text(
  'It names a puzzle that this version of Lockstep does not have. Load the page again to get the current version, or open the link on the site where it was made.',
  '其中的谜题在当前版本的 Lockstep 里没有。请重新加载页面以获取最新版本，或到生成它的网站打开。',
);
