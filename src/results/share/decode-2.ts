/** Reads version 2 of the bytes in a link (`encode-2.ts` has the layout). What comes out is not yet trusted. */
import type { Spread, SummaryEnvironment } from '../summary.ts';
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
import { DEVICE, ERROR_2, type LogScale, NARROW, PARTS_2, PHASE_2, TIME, TRIP } from './scale.ts';
import {
  ADAPTER_TEXTS,
  BLOCKS,
  GPUS,
  ONS,
  RUNTIMES,
  type SharedResult,
  type SharedRow,
  type SharedTimes,
} from './shared-result.ts';

/** @throws UnreadableError */
export function decode2(bytes: Uint8Array): SharedResult {
  const body = new BitReader(bytes);
  const text = readTexts(body);
  const head = readHead(body, text);
  const rows = readWarnings(body, readCases(body, text), text, PARTS_2);
  const environment = { ...head.environment, ...measuredBy(readBlocks(body)) };
  return { ...head, environment, rows };
}

function readHead(body: BitReader, text: Text): Omit<SharedResult, 'rows'> {
  const runtime = RUNTIMES[body.bits(1)];
  const crossOriginIsolated = body.bits(1) === 1;
  const hasQuantum = body.bits(1) === 1;
  const drawn = body.bits(2);
  const cores = body.varint();
  const browser = text(body.varint());
  const os = text(body.varint());
  const timestampQuantumUs = hasQuantum ? body.varint() / 1e6 : null;
  const adapters = Array.from({ length: count(body, MAX_LIST) }, () => {
    const [vendor, architecture, device, description] = ADAPTER_TEXTS.map(() => text(body.varint()));
    return { vendor, architecture, device, description, software: body.bits(1) === 1 };
  });
  const drawing = drawn === 0 ? null : drawn === 2;
  const [adapter = null, secondAdapter] = adapters;
  const gpus = { adapter, ...(secondAdapter && { secondAdapter }) };
  return {
    environment: { runtime, browser, os, cores, crossOriginIsolated, timestampQuantumUs, drawing, ...gpus },
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
  const builds = body.column(contenderCount, MAX_TEXTS);
  const ons = body.column(contenderCount, ONS.length);
  const gpus = body.column(contenderCount, GPUS.length - 1);
  const contenders = owners.map((owner, i) => ({
    workload: pick(workloads, owner),
    variant: text(variants[i]),
    build: builds[i] === 0 ? null : text(builds[i] - 1),
    on: ons[i] === 0 ? null : ONS[ons[i] - 1],
    gpu: GPUS[gpus[i]],
  }));
  return readRows(body, text, contenders, readTimes, ERROR_2);
}

function readTimes(body: BitReader, rowCount: number): SharedTimes[] {
  const medians = readScaled(body, TIME, rowCount);
  const kernels = readSpread(body, medians);
  const least = readScaled(body, NARROW, rowCount);
  const compile = readScaled(body, PHASE_2, rowCount);
  const upload = readScaled(body, PHASE_2, rowCount);
  const readback = readScaled(body, PHASE_2, rowCount);
  /** Calls back for the rows that have it, by their place among those. */
  const some = <T>(flags: readonly number[], of: (at: number) => T) => {
    let next = 0;
    return flags.map((flag) => (flag === 1 ? of(next++) : null));
  };
  const given = (flags: readonly number[]) => medians.filter((_, i) => flags[i] === 1);

  const hasDevice = body.column(rowCount, 1);
  const devices = readShifted(body, DEVICE, given(hasDevice));
  const hasTrip = body.column(rowCount, 1);
  const trips = readSpread(body, readShifted(body, TRIP, given(hasTrip)));
  const hasFirst = body.column(rowCount, 1);
  const firstCount = given(hasFirst).length;
  const [uploads, runs] = [0, 1].map(() => readScaled(body, PHASE_2, firstCount));

  const deviceMs = some(hasDevice, (at) => devices[at]);
  const roundTripMs = some(hasTrip, (at) => trips[at]);
  const first = some(hasFirst, (at) => at);
  return kernels.map((kernel, i) => ({
    ...kernel,
    min: kernel.median * Math.exp(-least[i]),
    compileMs: compile[i],
    uploadMs: upload[i],
    readbackMs: readback[i],
    deviceMs: deviceMs[i],
    roundTripMs: roundTripMs[i],
    firstUseMs: firstUse(first[i], compile[i]),
  }));

  function firstUse(at: number | null, compileMs: number) {
    return at === null ? null : { compileMs, uploadMs: uploads[at], runMs: runs[at] };
  }
}

const readShifted = (body: BitReader, scale: LogScale, medians: readonly number[]): number[] =>
  readScaled(body, scale, medians.length).map((factor, i) => factor * medians[i]);

function readSpread(body: BitReader, medians: readonly number[]): Spread[] {
  const [below, above] = [0, 1].map(() => readScaled(body, NARROW, medians.length));
  const samples = body.column(medians.length, 2 ** 32);
  return medians.map((median, i) => ({
    median,
    low: median * Math.exp(-below[i]),
    high: median * Math.exp(above[i]),
    samples: samples[i],
  }));
}

/** By tag. Those without a meaning to this version are passed over; each must be whole all the same. */
function readBlocks(body: BitReader): ReadonlyMap<number, Uint8Array> {
  const blocks = Array.from({ length: count(body, MAX_LIST) }, () => {
    const tag = body.varint();
    const length = body.varint();
    body.align();
    const bytes: number[] = [];
    while (bytes.length < length) bytes.push(body.bits(8));
    return [tag, Uint8Array.from(bytes)] as const;
  });
  return new Map(blocks);
}

function measuredBy(blocks: ReadonlyMap<number, Uint8Array>): Pick<SummaryEnvironment, 'lockstep'> {
  const bytes = blocks.get(BLOCKS.lockstep);
  return bytes?.length ? { lockstep: new TextDecoder().decode(bytes) } : {};
}
