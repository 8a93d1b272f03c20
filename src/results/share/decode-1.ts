/** Reads version 1 of the bytes in a link (`encode-1.ts` has the layout). What comes out is not yet trusted. */
import type { Params, ParamValue } from '../../engine/contract.ts';
import { BitReader, UnreadableError } from './bits.ts';
import { MAX_CASES } from './encode-1.ts';
import { ERROR, OFFSET, PHASE, TIME } from './scale.ts';
import { ADAPTER_TEXTS, ONS, RUNTIMES, type SharedResult, type SharedRow, STATUSES } from './shared-result.ts';

/** A sender's own limits are far lower; these keep a made-up link from costing more than a moment. */
const MAX_TEXTS = 1024;
const MAX_LIST = 16;

type Text = (place: number) => string;

/** @throws UnreadableError */
export function decode1(bytes: Uint8Array): SharedResult {
  const body = new BitReader(bytes);
  const texts = Array.from({ length: count(body, MAX_TEXTS) }, () => body.text());
  const text = (place: number) => pick(texts, place);
  body.align();
  const head = readHead(body, text);
  const rows = readRows(body, text);
  return { ...head, rows: readWarnings(body, rows, text) };
}

function count(body: BitReader, max: number): number {
  const value = body.varint();
  if (value > max) throw new UnreadableError('A list is too long.');
  return value;
}

function pick<T>(list: readonly T[], place: number): T {
  if (place >= list.length) throw new UnreadableError('A place is outside its list.');
  return list[place];
}

function readHead(body: BitReader, text: Text): Omit<SharedResult, 'rows'> {
  const runtime = RUNTIMES[body.bits(1)];
  const crossOriginIsolated = body.bits(1) === 1;
  const hasQuantum = body.bits(1) === 1;
  const hasAdapter = body.bits(1) === 1;
  const software = body.bits(1) === 1;
  const cores = body.varint();
  const browser = text(body.varint());
  const os = text(body.varint());
  const timestampQuantumUs = hasQuantum ? body.varint() / 1e6 : null;
  const [vendor, architecture, device, description] = hasAdapter ? ADAPTER_TEXTS.map(() => text(body.varint())) : [];
  const adapter = hasAdapter ? { vendor, architecture, device, description, software } : null;
  return {
    environment: { runtime, browser, os, cores, crossOriginIsolated, timestampQuantumUs, adapter },
    startedAt: body.varint(),
    budgetMs: body.varint(),
    seed: body.varint(),
  };
}

interface WorkloadPart {
  readonly id: string;
  readonly version: number;
  readonly sets: readonly Params[];
}

function readRows(body: BitReader, text: Text): SharedRow[] {
  const workloads = Array.from({ length: count(body, MAX_LIST) }, () => readWorkload(body, text));
  const contenderCount = count(body, MAX_CASES);
  const owners = body.column(contenderCount, MAX_LIST);
  const variants = body.column(contenderCount, MAX_TEXTS);
  const ons = body.column(contenderCount, ONS.length - 1);
  const contenders = owners.map((owner, i) => ({
    workload: pick(workloads, owner),
    variant: text(variants[i]),
    on: ONS[ons[i]],
  }));

  const rowCount = count(body, MAX_CASES);
  const places = body.column(rowCount, MAX_CASES);
  const sets = body.column(rowCount, MAX_CASES);
  const statuses = body.column(rowCount, STATUSES.length - 1).map((code) => STATUSES[code]);
  const reasons = body.column(statuses.filter((status) => status !== 'ok').length, MAX_TEXTS)[Symbol.iterator]();
  const times = readTimes(body, statuses.filter((status) => status === 'ok').length)[Symbol.iterator]();
  const checked = statuses.filter((status) => status === 'ok' || status === 'wrong').length;
  const errors = body.column(checked, ERROR.top + 1)[Symbol.iterator]();

  return statuses.map((status, i) => {
    const { workload, variant, on } = pick(contenders, places[i]);
    const reason = status === 'ok' ? 0 : (reasons.next().value ?? 0);
    const error = status === 'ok' || status === 'wrong' ? (errors.next().value ?? 0) : 0;
    return {
      workload: workload.id,
      version: workload.version,
      variant,
      on,
      params: pick(workload.sets, sets[i]),
      status,
      reason: reason === 0 ? null : text(reason - 1),
      timed: status === 'ok' ? (times.next().value ?? null) : null,
      maxError: error === 0 ? null : ERROR.decode(error - 1),
      warnings: [],
    };
  });
}

function readWorkload(body: BitReader, text: Text): WorkloadPart {
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

function readTimes(body: BitReader, rowCount: number): NonNullable<SharedRow['timed']>[] {
  const read = (scale: { top: number; decode(code: number): number }) =>
    body.column(rowCount, scale.top).map((code) => scale.decode(code));
  const medians = read(TIME);
  const below = read(OFFSET);
  const above = read(OFFSET);
  const least = read(OFFSET);
  const samples = body.column(rowCount, 2 ** 32);
  const compile = read(PHASE);
  const upload = read(PHASE);
  const readback = read(PHASE);
  return medians.map((median, i) => ({
    median,
    low: median * Math.exp(-below[i]),
    high: median * Math.exp(above[i]),
    min: median * Math.exp(-least[i]),
    samples: samples[i],
    compileMs: compile[i],
    uploadMs: upload[i],
    readbackMs: readback[i],
  }));
}

function readWarnings(body: BitReader, rows: readonly SharedRow[], text: Text): SharedRow[] {
  const timed = rows.filter(({ status }) => status === 'ok').length;
  const found = Array.from({ length: count(body, MAX_LIST) }, () => {
    const code = text(body.varint());
    const present = body.column(timed, 1);
    const amount = present.filter((flag) => flag === 1).length;
    const values = readExact(body, amount);
    const limits = readExact(body, amount);
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

function readExact(body: BitReader, length: number): number[] | null {
  const kind = body.bits(2);
  if (kind === 0) return null;
  const values = body.column(length, Number.MAX_SAFE_INTEGER);
  return kind === 1 ? values : values.map((value) => value / 1000);
}
