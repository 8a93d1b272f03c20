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
  readRows,
  readScaled,
  readTexts,
  readWarnings,
  readWorkload,
  type Text,
} from './columns.ts';
import { ERROR, type LogScale, OFFSET, PHASE, TIME } from './scale.ts';
import { ADAPTER_TEXTS, ONS, RUNTIMES, type SharedResult, type SharedRow, type SharedTimes } from './shared-result.ts';

/** @throws UnreadableError */
export function decode1(bytes: Uint8Array): SharedResult {
  const body = new BitReader(bytes);
  const text = readTexts(body);
  const head = readHead(body, text);
  const rows = readCases(body, text);
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

function readCases(body: BitReader, text: Text): SharedRow[] {
  const workloads = Array.from({ length: count(body, MAX_LIST) }, () => readWorkload(body, text));
  const contenderCount = count(body, MAX_CASES);
  const owners = body.column(contenderCount, MAX_LIST);
  const variants = body.column(contenderCount, MAX_TEXTS);
  const ons = body.column(contenderCount, ONS.length - 1);
  const contenders = owners.map((owner, i) => ({
    workload: pick(workloads, owner),
    variant: text(variants[i]),
    build: null,
    gpu: null,
    on: ONS[ons[i]],
  }));
  return readRows(body, text, contenders, readTimes, ERROR);
}

function readTimes(body: BitReader, rowCount: number): SharedTimes[] {
  const read = (scale: LogScale) => readScaled(body, scale, rowCount);
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
