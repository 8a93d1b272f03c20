/** A class as a table. */
import { formatCase } from '../../engine/case-id.ts';
import type { Workload } from '../../engine/contract.ts';
import { COUNTED } from '../../engine/interpret/api.ts';
import { type Cell, csvOf } from '../export/csv.ts';
import { type Class, type HandedIn, isPuzzleClass, type MeasuredClass, type PuzzleClass } from './model.ts';
import { nicknameText } from './nickname.ts';
import { answerOf } from './question.ts';

/** One row a hand-in; numbers with a point. */
export const toClassCsv = (of: Class, workloads: readonly Workload[]): string =>
  isPuzzleClass(of) ? puzzleCsv(of) : measuredCsv(of, workloads);

const WHEN_AND_HOW = ['started at (UTC)', 'handed in as'];
const whenAndHow = ({ startedAt, source }: HandedIn): Cell[] => [new Date(startedAt * 1000).toISOString(), source];

/** Counts by element of the output, barriers by thread. */
function puzzleCsv({ entries }: PuzzleClass): string {
  const header = [
    ...['run', 'nickname', 'group', 'puzzle', 'solved', 'checked by'],
    ...COUNTED,
    ...['adapter', 'browser', ...WHEN_AND_HOW],
  ];
  const rows = entries.map((entry): Cell[] => {
    const { id, group, puzzle, solved, byGpu, counts, adapter, browser } = entry;
    return [
      ...[id, nicknameOf(entry), group, puzzle, solved ? 'yes' : 'no', byGpu ? 'GPU' : 'interpreter'],
      ...COUNTED.map((name) => counts?.[name] ?? null),
      ...[adapter, browser, ...whenAndHow(entry)],
    ];
  });
  return csvOf([header, ...rows]);
}

/** One pair of columns a case, in ms; who is software stands beside the group. */
function measuredCsv({ assignment, entries }: MeasuredClass, workloads: readonly Workload[]): string {
  const names = assignment.cases.map((id) =>
    formatCase(id, workloads.find((one) => one.id === id.workload)?.params ?? null),
  );
  const header = [
    ...['run', 'nickname', 'group', 'guess', 'measured', 'measured low', 'measured high', 'adapter', 'browser'],
    ...WHEN_AND_HOW,
    ...names.flatMap((name) => [`${name} (ms)`, `${name} low`, `${name} high`]),
  ];
  const rows = entries.map((entry): Cell[] => {
    const answer = answerOf(assignment, entry, workloads);
    const times = assignment.cases.map((_, place) => entry.rows.find((row) => row.case === place)?.kernel ?? null);
    return [
      ...[entry.id, nicknameOf(entry), entry.group, entry.guess],
      ...[answer?.median ?? null, answer?.low ?? null, answer?.high ?? null, entry.adapter, entry.browser],
      ...whenAndHow(entry),
      ...times.flatMap((time) => [time?.median ?? null, time?.low ?? null, time?.high ?? null]),
    ];
  });
  return csvOf([header, ...rows]);
}

const nicknameOf = ({ nickname }: HandedIn) => (nickname && nicknameText(nickname)?.en) ?? null;
