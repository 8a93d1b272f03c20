/** Finds what was handed in, in whatever a teacher pastes or drops: a chat log, a mail, a table's column, files. Pure. */
import type { LocalText, Workload } from '../../engine/contract.ts';
import { crc32 } from '../share/envelope.ts';
import { type OpenedLink, readResult } from '../share/link.ts';
import { type LinkKind, readLinks } from '../share/links-in.ts';
import type { Summary } from '../summary.ts';
import { assignmentKey, reasonAgainst } from './assignment.ts';
import { entryOf, rowsOf } from './entry.ts';
import {
  type Assignment,
  type AssignmentKey,
  type Entry,
  isPuzzle,
  type PuzzleEntry,
  type Refused,
  type RefusedReason,
  type Task,
} from './model.ts';
import { type OpenedHandIn, readHandIn } from './read-hand-in.ts';
import { refusalOf, refusalText } from './task.ts';

/** More than any class is. */
export const MOST_LINKS = 2000;

/** `h/1.<data>` of a hand-in, `r/2.<data>` of a shared result: as it stands in a link behind `#/class/` or `#/`. */
export interface Found {
  readonly text: string;
  readonly opened: OpenedHandIn | OpenedLink;
}

export interface Collected {
  /** Each once, in the order in which they stand. */
  readonly found: readonly Found[];
  /** Whether there was more than is ever looked through. */
  readonly cutOff: boolean;
}

/** Whatever it is given, it answers. */
export function findHandIns(given: string, workloads: readonly Workload[]): Collected {
  const { found, cutOff } = readLinks(given, (kind, data) => read(kind, data, workloads), isWhole, MOST_LINKS);
  return { found: [...new Map(found.map((one) => [one.text, one])).values()], cutOff };
}

/** One of another version is all there, as far as anybody can tell. */
function isWhole({ opened }: Found): boolean {
  const code = codeOf(opened);
  return code === null || code === 'newer' || code === 'unknown';
}

function read(kind: LinkKind, data: string, workloads: readonly Workload[]): Found {
  const opened = kind === 'h' ? readHandIn(data, workloads) : readResult(data, workloads);
  return { text: `${kind}/${data}`, opened };
}

/** What is kept of something that came in, read again. */
export function readKept(kept: string, workloads: readonly Workload[]): Found {
  return read(kept.startsWith('r/') ? 'r' : 'h', kept.slice(2), workloads);
}

const codeOf = (opened: OpenedHandIn | OpenedLink) =>
  opened.ok ? null : 'code' in opened ? opened.code : opened.problem.code;

export type Admitted =
  | { readonly ok: true; readonly entry: Entry | PuzzleEntry }
  | { readonly ok: false; readonly refused: Refused };

/** Whether it belongs to the class, and why not. Nothing of another plan, seed, version or puzzle is laid beside the others. */
export function admit(task: Task, { text: kept, opened }: Found): Admitted {
  if (!opened.ok) {
    const problem = 'code' in opened ? opened.problem : opened.problem.text;
    return refuse(idOfText(kept), codeOf(opened) ?? 'damaged', problem);
  }
  if ('summary' in opened) return admitResult(task, opened.summary, kept);
  const { entry } = opened;
  const refusal = refusalOf(task, entry);
  if (refusal) return refuse(entry.id, refusal.reason, refusal.text);
  if (isPuzzle(task) || 'puzzle' in entry) return { ok: true, entry };
  const rows = entry.rows.filter((row) => row.case < task.cases.length);
  return { ok: true, entry: { ...entry, rows } };
}

/** A shared result of the same plan counts, without a guess. */
function admitResult(task: Task, summary: Summary, kept: string): Admitted {
  if (isPuzzle(task)) return refuse(idOfText(kept), 'plan', refusalText(task, 'plan'));
  const reason = reasonAgainst(keyOfResult(task, summary), assignmentKey(task));
  if (reason) return refuse(idOfText(kept), reason, refusalText(task, reason));
  const entry = entryOf(summary, task, { guess: null, nickname: null, limits: null, showAdapter: true });
  return { ok: true, entry };
}

/** As if it were asked the assignment's question. */
function keyOfResult(assignment: Assignment, { measurements, seed, budgetMs }: Summary): AssignmentKey {
  const own = assignmentKey(assignment);
  const { cases, seconds } = assignment;
  const named = new Set(cases.map(({ workload, version }) => `${workload}@${version}`));
  const known = new Set(cases.map(({ workload }) => workload));
  const versions = measurements.map((row) => row.case.split(':')[0]);
  const otherVersion = versions.some((version) => !named.has(version) && known.has(version.split('@')[0]));
  const whole = measurements.length === cases.length && rowsOf(measurements, assignment).length === cases.length;
  return {
    version: otherVersion ? own.version ^ 1 : own.version,
    plan: whole && budgetMs === 1000 * seconds ? own.plan : own.plan ^ 1,
    seed,
  };
}

const refuse = (id: string, reason: RefusedReason, problem: LocalText): Admitted => ({
  ok: false,
  refused: { id, reason, text: problem },
});

const idOfText = (kept: string): string => `x${crc32(new TextEncoder().encode(kept)).toString(16).padStart(8, '0')}`;
