/** Where each tensor lies in the memory of a session. */

import type { Dtype, TensorData, TensorSpecs, Tensors } from '../contract.ts';
import { elementCount } from '../sizes.ts';

interface Place {
  readonly dtype: Dtype;
  readonly length: number;
  /** Leading dimension: what a range of rows refers to. */
  readonly rows: number;
  /** Byte offset per copy of the inputs; outputs and scratch have the same place in every copy. */
  readonly offsets: readonly number[];
  readonly role: 'input' | 'output' | 'scratch';
}

export interface Layout {
  readonly tensors: Readonly<Record<string, Place>>;
  readonly copies: number;
  readonly bytes: number;
}

const BYTES: Readonly<Record<Dtype, number>> = { f32: 4, u32: 4, i32: 4, u8: 1 };
const ARRAYS = { f32: Float32Array, u32: Uint32Array, i32: Int32Array, u8: Uint8Array } as const;
/** A cache line: no two threads write to the same one, and SIMD loads are aligned. */
const ALIGN = 64;

/** @param base first free byte (WebAssembly modules keep the first 64 KiB for themselves) */
export function layoutOf(
  specs: { readonly inputs: TensorSpecs; readonly outputs: TensorSpecs; readonly scratch: TensorSpecs },
  copies: number,
  base: number,
): Layout {
  const tensors: Record<string, Place> = {};
  let end = base;
  const place = (role: Place['role'], group: TensorSpecs, times: number) => {
    for (const [name, spec] of Object.entries(group)) {
      const length = elementCount(spec);
      const offsets: number[] = [];
      for (let copy = 0; copy < times; copy++) {
        offsets.push(end);
        end += Math.ceil((length * BYTES[spec.dtype]) / ALIGN) * ALIGN;
      }
      const all = times === copies ? offsets : Array.from({ length: copies }, () => offsets[0]);
      tensors[name] = { dtype: spec.dtype, length, rows: spec.shape[0], offsets: all, role };
    }
  };
  place('input', specs.inputs, copies);
  place('output', specs.outputs, 1);
  place('scratch', specs.scratch, 1);
  return { tensors, copies, bytes: end };
}

/** Typed arrays over the memory, for one copy of the inputs. */
export function viewTensors(layout: Layout, buffer: ArrayBufferLike, copy: number): Record<string, TensorData> {
  return Object.fromEntries(
    Object.entries(layout.tensors).map(([name, { dtype, length, offsets }]) => [
      name,
      new ARRAYS[dtype](buffer as ArrayBuffer, offsets[copy], length),
    ]),
  );
}

/** Writes the inputs to their place, in one copy or in all of them. */
export function writeInputs(layout: Layout, buffer: ArrayBufferLike, inputs: Tensors, copies: readonly number[]): void {
  for (const copy of copies) {
    const views = viewTensors(layout, buffer, copy);
    for (const [name, { role }] of Object.entries(layout.tensors)) if (role === 'input') views[name].set(inputs[name]);
  }
}

/** Copies the outputs out, rows [begin, end) of `total` of them. */
export function readOutputs(layout: Layout, buffer: ArrayBufferLike, begin: number, end: number): Tensors {
  const views = viewTensors(layout, buffer, 0);
  const outputs: Record<string, TensorData> = {};
  for (const [name, { role, rows, length }] of Object.entries(layout.tensors)) {
    if (role === 'output') outputs[name] = views[name].slice((begin * length) / rows, (end * length) / rows);
  }
  return outputs;
}

/** Joins the parts that threads hold, in thread order. */
export function joinOutputs(layout: Layout, parts: readonly Tensors[]): Tensors {
  const outputs: Record<string, TensorData> = {};
  for (const [name, { role, dtype, length }] of Object.entries(layout.tensors)) {
    if (role !== 'output') continue;
    const whole = new ARRAYS[dtype](length);
    let at = 0;
    for (const part of parts) {
      whole.set(part[name], at);
      at += part[name].length;
    }
    outputs[name] = whole;
  }
  return outputs;
}
