/** A class as one file, and back. Hand-ins stand in the file as links, so that any page that collects reads it. */
import * as v from 'valibot';
import type { LocalText, Workload } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import { cleanName } from '../history/record.ts';
import { linkProblem } from '../share/problems.ts';
import { reasonAgainst } from './assignment.ts';
import { type KeptClass, type KeptHandIn, sortIn } from './class.ts';
import { MOST_LINKS, readKept } from './collect.ts';
import { taskKey } from './task.ts';
import { readTask } from './task-link.ts';

const FORMAT = 'lockstep-class';
/** Raise it when an older app would misread the file; older files are read for ever. */
const SCHEMA = 1;
const LONGEST = 20_000;

const PREFIXES = { h: '#/class/', r: '#/' } as const;

export function toClassFile({ id, name, createdAt, assignment }: KeptClass, handIns: readonly KeptHandIn[]): string {
  const links = handIns.map((one) => ({
    at: one.at,
    link: `${PREFIXES[one.text.startsWith('r/') ? 'r' : 'h']}${one.text}`,
  }));
  const file = {
    format: FORMAT,
    schema: SCHEMA,
    id,
    name,
    createdAt,
    assignment: `#/class/a/${assignment}`,
    handIns: links,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

const file = v.object({
  format: v.literal(FORMAT),
  schema: v.pipe(v.number(), v.minValue(1)),
  id: v.pipe(v.string(), v.uuid()),
  name: v.string(),
  createdAt: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/)),
  assignment: v.pipe(v.string(), v.regex(/^#\/class\/a\/\d{1,6}\.[\w-]+$/), v.maxLength(LONGEST)),
  handIns: v.array(v.unknown()),
});

const handIn = v.object({
  at: v.pipe(v.number(), v.finite()),
  link: v.pipe(v.string(), v.regex(/^#\/(?:class\/h|r)\/\d{1,6}\.[\w-]*$/), v.maxLength(LONGEST)),
});

export type ReadClassFile =
  | {
      readonly ok: true;
      readonly kept: KeptClass;
      readonly handIns: readonly KeptHandIn[];
      /** Hand-ins of the file that are none: passed over. */
      readonly broken: number;
      /** More of them than a class has: not read. */
      readonly tooMany: number;
    }
  /** Null: it does not say that it is a class at all. */
  | { readonly ok: false; readonly problem: LocalText | null };

/**
 * Never throws: whatever it is given, it answers.
 * @param unnamed what a class is called that has no name
 */
export function readClassFile(content: string, workloads: readonly Workload[], unnamed: string): ReadClassFile {
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, problem: null };
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT) {
    return { ok: false, problem: null };
  }
  const checked = v.safeParse(file, value);
  if (!checked.success) return { ok: false, problem: DAMAGED };
  const { schema, id, createdAt, assignment } = checked.output;
  if (schema > SCHEMA) return { ok: false, problem: linkProblem('newer').text };
  const kept = {
    id,
    name: cleanName(checked.output.name) ?? unnamed,
    createdAt,
    assignment: assignment.slice('#/class/a/'.length),
  };
  const opened = readTask(kept.assignment, workloads);
  if (!opened.ok) return { ok: false, problem: opened.problem };
  const { handIns } = checked.output;
  const listed = handIns.slice(0, MOST_LINKS).map((one) => v.safeParse(handIn, one));
  const given = listed.flatMap((one) => (one.success ? { at: one.output.at, text: textOf(one.output.link) } : []));
  const found = given.map((one) => readKept(one.text, workloads));
  const { keep } = sortIn({ assignment: opened.task, entries: [], refused: [] }, found, (place) => given[place].at);
  return {
    ok: true,
    kept,
    handIns: keep,
    broken: listed.length - given.length,
    tooMany: handIns.length - listed.length,
  };
}

const textOf = (link: string) => link.replace(/^#\/(?:class\/)?/, '');

/** Whether a class of this file may be laid into one that is here. */
export function sameAssignment(a: string, b: string, workloads: readonly Workload[]): boolean {
  const [one, other] = [readTask(a, workloads), readTask(b, workloads)];
  return one.ok && other.ok && reasonAgainst(taskKey(one.task), taskKey(other.task)) === null;
}

const DAMAGED = text(
  'The file says that it is a class of Lockstep, but parts of it are missing or changed. Export it again where it was made.',
  '文件自称是 Lockstep 的班级文件，但有部分缺失或被改动。请在生成它的地方重新导出。',
);
