/**
 * Reads version 1 of the bytes in a link, which were written until round trips were measured. Never changes: links live
 * for ever. What comes out is not yet trusted.
 *
 * texts      count, then each text once; everything below names a text by its place in this list
 * machine    flags, cores, browser, os, clock step in ps, adapter
 * protocol   start in s, budget in ms, seed
 * workloads  id, version, names and kinds of its parameters, and its parameter sets column by column
 * contenders workload, variant, where it runs
 * rows       contender, parameter set, status; reason of those that are not ok; times of those that are (`scale.ts`)
 * warnings   code, which of the timed rows have it, value and limit
 *
 * Rows are stored in columns (`BitWriter.column`): neighbours are alike, and a column takes the bits that its span needs.
 */
import { BitReader } from './bits.ts';
import {
  count,
  MAX_CASES,
  MAX_LIST,
  MAX_TEXTS,
  pick,
  readTexts,
  readWarnings,
  readWorkload,
  type Text,
} from './columns.ts';
import { ERROR, OFFSET, PHASE, TIME } from './scale.ts';
import { ADAPTER_TEXTS, ONS, RUNTIMES, type SharedResult, type SharedRow, STATUSES } from './shared-result.ts';

/** @throws UnreadableError */
export function decode1(bytes: Uint8Array): SharedResult {
  const body = new BitReader(bytes);
  const text = readTexts(body);
  const head = readHead(body, text);
  const rows = readRows(body, text);
  return { ...head, rows: readWarnings(body, rows, text, 1000) };
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
    environment: { runtime, browser, os, cores, crossOriginIsolated, timestampQuantumUs, drawing: null, adapter },
    startedAt: body.varint(),
    budgetMs: body.varint(),
    seed: body.varint(),
  };
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
      build: null,
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
    deviceMs: null,
    roundTripMs: null,
    firstUseMs: null,
  }));
}
