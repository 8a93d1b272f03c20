/** Finds what was handed in, in whatever a teacher pastes or drops: a chat log, a mail, a table's column, files. Pure. */
import type { LocalText, Workload } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import { crc32 } from '../share/envelope.ts';
import { type OpenedLink, readResult } from '../share/link.ts';
import { type LinkKind, readLinks } from '../share/links-in.ts';
import type { Summary } from '../summary.ts';
import { assignmentKey, reasonAgainst } from './assignment.ts';
import { entryOf, rowsOf } from './entry.ts';
import type { Assignment, AssignmentKey, Entry, Refused, RefusedReason } from './model.ts';
import { type OpenedHandIn, readHandIn } from './read-hand-in.ts';

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

export type Admitted = { readonly ok: true; readonly entry: Entry } | { readonly ok: false; readonly refused: Refused };

/** Whether it belongs to the class, and why not. Nothing of another plan, seed or version is laid beside the others. */
export function admit(assignment: Assignment, { text: kept, opened }: Found): Admitted {
  if (!opened.ok) {
    const problem = 'code' in opened ? opened.problem : opened.problem.text;
    return refuse(idOfText(kept), codeOf(opened) ?? 'damaged', problem);
  }
  if ('summary' in opened) return admitResult(assignment, opened.summary, kept);
  const { entry } = opened;
  const reason = reasonAgainst(assignmentKey(assignment), entry.key);
  if (reason) return refuse(entry.id, reason, REASONS[reason]);
  const rows = entry.rows.filter((row) => row.case < assignment.cases.length);
  return { ok: true, entry: { ...entry, rows } };
}

/** A shared result of the same plan counts, without a guess. */
function admitResult(assignment: Assignment, summary: Summary, kept: string): Admitted {
  const reason = reasonAgainst(keyOfResult(assignment, summary), assignmentKey(assignment));
  if (reason) return refuse(idOfText(kept), reason, REASONS[reason]);
  const entry = entryOf(summary, assignment, { guess: null, nickname: null, limits: null, showAdapter: true });
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

const REASONS: Readonly<Record<'plan' | 'seed' | 'version', LocalText>> = {
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
