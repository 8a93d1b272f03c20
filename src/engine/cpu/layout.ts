/** Where each tensor lies in the memory of a session. */

import { ARRAYS } from '../arrays.ts';
import type { Dtype, TensorData, TensorSpecs, Tensors } from '../contract.ts';
import type { Rotation } from '../rotation.ts';
import { ELEMENT_BYTES, elementCount } from '../sizes.ts';

interface Region {
  readonly dtype: Dtype;
  readonly length: number;
  /** Leading dimension: what a range of rows refers to. */
  readonly rows: number;
  /** Byte offsets: an input's in each copy, an output's in each place, one for state and for scratch. */
  readonly offsets: readonly number[];
  readonly role: 'input' | 'output' | 'state' | 'scratch';
}

export interface Layout extends Rotation {
  readonly tensors: Readonly<Record<string, Region>>;
  readonly bytes: number;
}

/** Rows [begin, end) of the outputs, as far as they have so many. */
export interface Rows {
  readonly begin: number;
  readonly end: number;
}

/** All rows of every output, however many each has. */
export const WHOLE: Rows = { begin: 0, end: Infinity };

/** A cache line: no two threads write to the same one, and SIMD loads are aligned. */
const ALIGN = 64;
/** No system has smaller pages. */
const PAGE_BYTES = 4096;

/** @param base first free byte (WebAssembly modules keep the first 64 KiB for themselves) */
export function layoutOf(
  specs: {
    readonly inputs: TensorSpecs;
    readonly outputs: TensorSpecs;
    readonly scratch: TensorSpecs;
    readonly state?: TensorSpecs;
  },
  { copies, places }: Rotation,
  base: number,
): Layout {
  const tensors: Record<string, Region> = {};
  let end = base;
  const lay = (role: Region['role'], group: TensorSpecs, times: number) => {
    for (const [name, spec] of Object.entries(group)) {
      const length = elementCount(spec);
      const offsets: number[] = [];
      for (let at = 0; at < times; at++) {
        offsets.push(end);
        end += Math.ceil((length * ELEMENT_BYTES[spec.dtype]) / ALIGN) * ALIGN;
      }
      tensors[name] = { dtype: spec.dtype, length, rows: spec.shape[0], offsets, role };
    }
  };
  lay('input', specs.inputs, copies);
  lay('output', specs.outputs, places);
  lay('state', specs.state ?? {}, 1);
  lay('scratch', specs.scratch, 1);
  return { tensors, copies, places, bytes: end };
}

/** Which of a tensor's `offsets` an iteration works with. */
const turnOf = ({ offsets }: Region, iteration: number): number => iteration % offsets.length;

/** The byte offset of a tensor in an iteration. */
export const offsetOf = (layout: Layout, name: string, iteration: number): number => {
  const region = layout.tensors[name];
  return region.offsets[turnOf(region, iteration)];
};

export const hasState = (layout: Layout): boolean => Object.values(layout.tensors).some(({ role }) => role === 'state');

/** Rows of the outputs, which are those of the last stage where threads that share nothing take some each. */
export const rowsOf = (layout: Layout): number =>
  Object.values(layout.tensors).find(({ role }) => role === 'output')?.rows ?? 0;

/** Whether all that is written has as many rows, so that each thread could write some of them into memory of its own. */
export const isByRows = (layout: Layout): boolean =>
  Object.values(layout.tensors).every(
    ({ role, rows }) => role !== 'state' && (role !== 'output' || rows === rowsOf(layout)),
  );

/** What each thread answers for where threads do not share memory. */
export function shareOf(layout: Layout, thread: number, threads: number): Rows {
  if (threads === 1) return WHOLE;
  const rows = rowsOf(layout);
  return { begin: Math.floor((rows * thread) / threads), end: Math.floor((rows * (thread + 1)) / threads) };
}

/** Typed arrays over the memory, for an iteration. */
export function viewTensors(layout: Layout, buffer: ArrayBufferLike, iteration: number): Record<string, TensorData> {
  return Object.fromEntries(
    Object.entries(layout.tensors).map(([name, { dtype, length }]) => [
      name,
      new ARRAYS[dtype](buffer as ArrayBuffer, offsetOf(layout, name, iteration), length),
    ]),
  );
}

/** Writes the inputs to one copy or to several. */
export function writeInputs(layout: Layout, buffer: ArrayBufferLike, inputs: Tensors, copies: readonly number[]): void {
  for (const copy of copies) write(layout, buffer, inputs, 'input', copy);
}

/** Sets the state to what it is at the start. */
export const writeState = (layout: Layout, buffer: ArrayBufferLike, start: Tensors): void =>
  write(layout, buffer, start, 'state', 0);

function write(layout: Layout, buffer: ArrayBufferLike, from: Tensors, what: Region['role'], copy: number): void {
  const views = viewTensors(layout, buffer, copy);
  for (const [name, { role }] of Object.entries(layout.tensors)) if (role === what) views[name].set(from[name]);
}

/** The state as it is, in arrays of its own. */
export function readState(layout: Layout, buffer: ArrayBufferLike): Tensors {
  const views = viewTensors(layout, buffer, 0);
  const state = Object.entries(layout.tensors).filter(([, { role }]) => role === 'state');
  return Object.fromEntries(state.map(([name]) => [name, views[name].slice()]));
}

function outputsOf<T>(layout: Layout, make: (region: Region, name: string) => T): Record<string, T> {
  const outputs: Record<string, T> = {};
  for (const [name, region] of Object.entries(layout.tensors)) {
    if (region.role === 'output') outputs[name] = make(region, name);
  }
  return outputs;
}

/**
 * Arrays for rows of the outputs, every page of them touched: the system hands out memory on first touch, which costs
 * more than the copy and which an application that goes on with the same arrays pays once.
 */
export function newOutputs(layout: Layout, { begin, end }: Rows): Record<string, TensorData> {
  return outputsOf(layout, ({ dtype, length, rows }) => {
    const array = new ARRAYS[dtype](((Math.min(end, rows) - begin) * length) / rows);
    const step = PAGE_BYTES / ELEMENT_BYTES[dtype];
    for (let at = 0; at < array.length; at += step) array[at] = 1;
    return array;
  });
}

/** Copies rows of what an iteration wrote into `target`, which has their size. */
export function readOutputs(
  layout: Layout,
  buffer: ArrayBufferLike,
  iteration: number,
  { begin, end }: Rows,
  target: Tensors,
): void {
  const views = viewTensors(layout, buffer, iteration);
  outputsOf(layout, ({ length, rows }, name) =>
    target[name].set(views[name].subarray((begin * length) / rows, (Math.min(end, rows) * length) / rows)),
  );
}

/** Joins the parts that threads hold, in thread order. */
export function joinOutputs(layout: Layout, parts: readonly Tensors[], target: Tensors): void {
  outputsOf(layout, (_, name) => {
    let at = 0;
    for (const part of parts) {
      target[name].set(part[name], at);
      at += part[name].length;
    }
  });
}
