/** Parts of a link that all versions write alike, read. What comes out is not yet trusted. */
import type { Params, ParamValue } from '../../engine/contract.ts';
import { type BitReader, UnreadableError } from './bits.ts';
import type { LogScale } from './scale.ts';
import { type SharedRow, type SharedTimes, STATUSES } from './shared-result.ts';

/** More cases than this do not fit in a link. */
export const MAX_CASES = 512;
/** A sender's own limits are far lower; these keep a made-up link from costing more than a moment. */
export const MAX_TEXTS = 1024;
export const MAX_LIST = 16;

export type Text = (place: number) => string;

export function count(body: BitReader, max: number): number {
  const value = body.varint();
  if (value > max) throw new UnreadableError('A list is too long.');
  return value;
}

export function pick<T>(list: readonly T[], place: number): T {
  if (place >= list.length) throw new UnreadableError('A place is outside its list.');
  return list[place];
}

/** Everything below names a text by its place in this list. */
export function readTexts(body: BitReader): Text {
  const texts = Array.from({ length: count(body, MAX_TEXTS) }, () => body.text());
  body.align();
  return (place) => pick(texts, place);
}

export interface WorkloadPart {
  readonly id: string;
  readonly version: number;
  readonly sets: readonly Params[];
}

/** Id, version, names and kinds of its parameters, and its parameter sets column by column. */
export function readWorkload(body: BitReader, text: Text): WorkloadPart {
  const id = text(body.varint());
  const version = body.varint();
  const nameCount = count(body, MAX_LIST);
  const setCount = count(body, MAX_CASES);
  const columns = Array.from({ length: nameCount }, (): [string, ParamValue[]] => {
    const name = text(body.varint());
    const numeric = body.bits(1) === 0;
    const codes = body.column(setCount, numeric ? Number.MAX_SAFE_INTEGER : MAX_TEXTS);
    return [name, numeric ? codes : codes.map(text)];
  });
  const sets = Array.from({ length: setCount }, (_, set) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[set]])),
  );
  return { id, version, sets };
}

/** Who ran: what the versions write differently is read before, the rows alike. */
export interface ContenderPart extends Pick<SharedRow, 'variant' | 'build' | 'on' | 'gpu'> {
  readonly workload: WorkloadPart;
}

/**
 * Contender, parameter set and status of each row; reason of those that are not ok; times of those that are; errors.
 * @param readTimes of so many rows
 */
export function readRows(
  body: BitReader,
  text: Text,
  contenders: readonly ContenderPart[],
  readTimes: (body: BitReader, rowCount: number) => readonly SharedTimes[],
  errorScale: LogScale,
): SharedRow[] {
  const rowCount = count(body, MAX_CASES);
  const places = body.column(rowCount, MAX_CASES);
  const sets = body.column(rowCount, MAX_CASES);
  const statuses = body.column(rowCount, STATUSES.length - 1).map((code) => STATUSES[code]);
  const reasons = body.column(statuses.filter((status) => status !== 'ok').length, MAX_TEXTS)[Symbol.iterator]();
  const times = readTimes(body, statuses.filter((status) => status === 'ok').length)[Symbol.iterator]();
  const checked = statuses.filter((status) => status === 'ok' || status === 'wrong').length;
  const errors = body.column(checked, errorScale.top + 1)[Symbol.iterator]();

  return statuses.map((status, i) => {
    const { workload, variant, build, on, gpu } = pick(contenders, places[i]);
    const reason = status === 'ok' ? 0 : (reasons.next().value ?? 0);
    const error = status === 'ok' || status === 'wrong' ? (errors.next().value ?? 0) : 0;
    return {
      workload: workload.id,
      version: workload.version,
      variant,
      build,
      on,
      gpu,
      params: pick(workload.sets, sets[i]),
      status,
      reason: reason === 0 ? null : text(reason - 1),
      timed: status === 'ok' ? (times.next().value ?? null) : null,
      maxError: error === 0 ? null : errorScale.decode(error - 1),
      warnings: [],
    };
  });
}

/** Numbers on a scale. */
export const readScaled = (body: BitReader, scale: LogScale, rowCount: number): number[] =>
  body.column(rowCount, scale.top).map((code) => scale.decode(code));

/**
 * Each code with which of the timed rows have it, value and limit.
 * @param parts of one, in which values that are not whole are counted
 */
export function readWarnings(body: BitReader, rows: readonly SharedRow[], text: Text, parts: number): SharedRow[] {
  const timed = rows.filter(({ status }) => status === 'ok').length;
  const found = Array.from({ length: count(body, MAX_LIST) }, () => {
    const code = text(body.varint());
    const present = body.column(timed, 1);
    const amount = present.filter((flag) => flag === 1).length;
    const values = readExact(body, amount, parts);
    const limits = readExact(body, amount, parts);
    let next = 0;
    return present.map((flag) => {
      if (flag === 0) return null;
      const at = next++;
      return { code, value: values?.[at], limit: limits?.[at] };
    });
  });
  let at = -1;
  return rows.map((row) => {
    if (row.status !== 'ok') return row;
    at++;
    return { ...row, warnings: found.flatMap((column) => column[at] ?? []) };
  });
}

function readExact(body: BitReader, length: number, parts: number): number[] | null {
  const kind = body.bits(2);
  if (kind === 0) return null;
  const values = body.column(length, Number.MAX_SAFE_INTEGER);
  return kind === 1 ? values : values.map((value) => value / parts);
}
