/**
 * Version 2 of the bytes in a link. Never changes: links live for ever. `decode-2.ts` reads it.
 *
 * texts      count, then each text once; everything below names a text by its place in this list
 * machine    flags (runtime, isolation, clock step, drawing), cores, browser, os, clock step in ps, adapters: its own and,
 *            where cases ran on it, the second of two
 * protocol   start in s, budget in ms, seed
 * workloads  id, version, names and kinds of its parameters, and its parameter sets column by column
 * contenders workload, variant, build, where it runs, which adapter
 * rows       contender, parameter set, status; reason of those that are not ok; times of those that are (`scale.ts`)
 * warnings   code, which of the timed rows have it, value and limit
 * blocks     what later versions of the app add: tag, length in bytes, bytes; a tag that is not known is passed over.
 *            1: the Lockstep that measured, in UTF-8
 *
 * Rows are stored in columns (`BitWriter.column`): neighbours are alike, and a column takes the bits that its span needs.
 */
import type { Params } from '../../engine/contract.ts';
import type { Spread } from '../summary.ts';
import { BitWriter } from './bits.ts';
import { MAX_CASES } from './columns.ts';
import { DEVICE, ERROR_2, type LogScale, NARROW, PARTS_2, PHASE_2, TIME, TRIP } from './scale.ts';
import {
  ADAPTER_TEXTS,
  BLOCKS,
  GPUS,
  ONS,
  RUNTIMES,
  type SharedResult,
  type SharedRow,
  STATUSES,
} from './shared-result.ts';

/** A list in which everything has one place, in order of first use. */
class Places<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  of(key: string, value: T): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}

/** @throws RangeError for more than `MAX_CASES` cases */
export function encode2(result: SharedResult): Uint8Array {
  if (result.rows.length > MAX_CASES) throw new RangeError(`A link holds ${MAX_CASES} cases at most.`);
  const texts = new Places<string>();
  const text = (value: string) => texts.of(value, value);
  const body = new BitWriter();
  writeHead(body, result, text);
  const timed = writeRows(body, result.rows, text);
  writeWarnings(body, timed, text);
  writeBlocks(body, result);

  const head = new BitWriter();
  head.varint(texts.values.length);
  for (const value of texts.values) head.text(value);
  return Uint8Array.from([...head.finish(), ...body.finish()]);
}

type Text = (value: string) => number;

function writeBlocks(body: BitWriter, { environment: { lockstep } }: SharedResult): void {
  body.varint(lockstep === undefined ? 0 : 1);
  if (lockstep === undefined) return;
  const bytes = new TextEncoder().encode(lockstep);
  body.varint(BLOCKS.lockstep);
  body.varint(bytes.length);
  body.bytes(bytes);
}

const whole = (value: number) => Math.min(Math.max(0, Math.round(value) || 0), Number.MAX_SAFE_INTEGER);

function writeHead(body: BitWriter, { environment, startedAt, budgetMs, seed }: SharedResult, text: Text): void {
  const { adapter, secondAdapter, timestampQuantumUs, drawing } = environment;
  body.bits(RUNTIMES.indexOf(environment.runtime), 1);
  body.bits(environment.crossOriginIsolated ? 1 : 0, 1);
  body.bits(timestampQuantumUs === null ? 0 : 1, 1);
  body.bits(drawing === null ? 0 : drawing ? 2 : 1, 2);
  body.varint(whole(environment.cores));
  body.varint(text(environment.browser));
  body.varint(text(environment.os));
  if (timestampQuantumUs !== null) body.varint(whole(timestampQuantumUs * 1e6));
  const adapters = adapter ? [adapter, ...(secondAdapter ? [secondAdapter] : [])] : [];
  body.varint(adapters.length);
  for (const one of adapters) {
    for (const name of ADAPTER_TEXTS) body.varint(text(one[name]));
    body.bits(one.software ? 1 : 0, 1);
  }
  body.varint(whole(startedAt));
  body.varint(whole(budgetMs));
  body.varint(whole(seed));
}

interface WorkloadPart {
  readonly id: string;
  readonly version: number;
  readonly names: readonly string[];
  readonly sets: Places<Params>;
}

/** @returns the timed rows */
function writeRows(body: BitWriter, rows: readonly SharedRow[], text: Text): SharedRow[] {
  const workloads = new Places<WorkloadPart>();
  const contenders = new Places<{ workload: number; variant: string; build: string | null; on: number; gpu: number }>();
  const places = rows.map((row) => {
    const names = Object.keys(row.params);
    const { workload: id, version, variant, build, on, gpu } = row;
    const part = { id, version, names, sets: new Places<Params>() };
    const workload = workloads.of(JSON.stringify([id, version, names]), part);
    const contender = contenders.of(JSON.stringify([workload, variant, build, on, gpu]), {
      workload,
      variant,
      build,
      on: on === null ? 0 : ONS.indexOf(on) + 1,
      gpu: GPUS.indexOf(gpu),
    });
    return { contender, set: workloads.values[workload].sets.of(JSON.stringify(row.params), row.params) };
  });

  body.varint(workloads.values.length);
  for (const workload of workloads.values) writeWorkload(body, workload, text);
  body.varint(contenders.values.length);
  body.column(contenders.values.map(({ workload }) => workload));
  body.column(contenders.values.map(({ variant }) => text(variant)));
  body.column(contenders.values.map(({ build }) => (build === null ? 0 : text(build) + 1)));
  body.column(contenders.values.map(({ on }) => on));
  body.column(contenders.values.map(({ gpu }) => gpu));

  body.varint(rows.length);
  body.column(places.map(({ contender }) => contender));
  body.column(places.map(({ set }) => set));
  body.column(rows.map(({ status }) => STATUSES.indexOf(status)));
  const reasons = rows.filter(({ status }) => status !== 'ok');
  body.column(reasons.map(({ reason }) => (reason === null ? 0 : text(reason) + 1)));
  const timed = rows.filter(({ status }) => status === 'ok');
  writeTimes(body, timed);
  const checked = rows.filter(({ status }) => status === 'ok' || status === 'wrong');
  body.column(checked.map(({ maxError }) => (maxError === null ? 0 : ERROR_2.encode(maxError) + 1)));
  return timed;
}

function writeWorkload(body: BitWriter, { id, version, names, sets }: WorkloadPart, text: Text): void {
  body.varint(text(id));
  body.varint(version);
  body.varint(names.length);
  body.varint(sets.values.length);
  for (const name of names) {
    const values = sets.values.map((params) => params[name]);
    const numbers = values.filter((value) => typeof value === 'number');
    const numeric = numbers.length === values.length;
    body.varint(text(name));
    body.bits(numeric ? 0 : 1, 1);
    body.column(numeric ? numbers.map(whole) : values.map((value) => text(`${value}`)));
  }
}

/** The median by itself, the rest by how far it lies from it. */
function writeTimes(body: BitWriter, rows: readonly SharedRow[]): void {
  const times = rows.flatMap(({ timed }) => timed ?? []);
  const write = (scale: LogScale, values: readonly number[]) => body.column(values.map((value) => scale.encode(value)));
  write(
    TIME,
    times.map(({ median }) => median),
  );
  writeSpread(body, times);
  body.column(times.map(({ median, min }) => NARROW.encode(Math.log(median / min))));
  write(
    PHASE_2,
    times.map(({ compileMs }) => compileMs),
  );
  write(
    PHASE_2,
    times.map(({ uploadMs }) => uploadMs),
  );
  write(
    PHASE_2,
    times.map(({ readbackMs }) => readbackMs),
  );

  body.column(times.map(({ deviceMs }) => (deviceMs === null ? 0 : 1)));
  body.column(times.flatMap(({ median, deviceMs }) => (deviceMs === null ? [] : DEVICE.encode(deviceMs / median))));

  body.column(times.map(({ roundTripMs }) => (roundTripMs ? 1 : 0)));
  const trips = times.flatMap(({ median, roundTripMs }) => (roundTripMs ? { median, trip: roundTripMs } : []));
  body.column(trips.map(({ median, trip }) => TRIP.encode(trip.median / median)));
  writeSpread(
    body,
    trips.map(({ trip }) => trip),
  );

  body.column(times.map(({ firstUseMs }) => (firstUseMs ? 1 : 0)));
  const first = times.flatMap(({ firstUseMs }) => firstUseMs ?? []);
  write(
    PHASE_2,
    first.map(({ uploadMs }) => uploadMs),
  );
  write(
    PHASE_2,
    first.map(({ runMs }) => runMs),
  );
}

function writeSpread(body: BitWriter, intervals: readonly Spread[]): void {
  body.column(intervals.map(({ median, low }) => NARROW.encode(Math.log(median / low))));
  body.column(intervals.map(({ median, high }) => NARROW.encode(Math.log(high / median))));
  body.column(intervals.map(({ samples }) => whole(samples)));
}

function writeWarnings(body: BitWriter, rows: readonly SharedRow[], text: Text): void {
  const codes = [...new Set(rows.flatMap(({ warnings }) => warnings.map(({ code }) => code)))];
  body.varint(codes.length);
  for (const code of codes) {
    const found = rows.map(({ warnings }) => warnings.find((warning) => warning.code === code));
    const present = found.filter((warning) => warning !== undefined);
    body.varint(text(code));
    body.column(found.map((warning) => (warning ? 1 : 0)));
    writeExact(
      body,
      present.map(({ value }) => value),
    );
    writeExact(
      body,
      present.map(({ limit }) => limit),
    );
  }
}

/** Nothing, whole numbers, or parts of one. */
function writeExact(body: BitWriter, values: readonly (number | undefined)[]): void {
  const given = values.filter((value) => value !== undefined);
  const kind = given.length < values.length ? 0 : given.every((value) => Number.isInteger(value)) ? 1 : 2;
  body.bits(kind, 2);
  if (kind) body.column(given.map((value) => whole(kind === 1 ? value : value * PARTS_2)));
}
