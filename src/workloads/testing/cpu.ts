/** Runs CPU variants in a test as the engine would, on one thread and in awkward portions. */

import type {
  JsVariant,
  Params,
  Stage,
  TensorData,
  TensorSpecs,
  Tensors,
  Variant,
  WasmVariant,
  WorkersVariant,
  Workload,
} from '../../engine/contract.ts';
import { WASM_BASE } from '../../engine/cpu/wasm.ts';

export type CpuVariant<P extends Params> = JsVariant<P> | WorkersVariant<P> | WasmVariant<P>;

export const cpuVariants = <P extends Params>(workload: Workload<P>): (readonly [string, CpuVariant<P>])[] =>
  workload.variants.flatMap((variant: Variant<P>) =>
    variant.on === 'gpu' || variant.on === 'library' ? [] : [[variant.id, variant] as const],
  );

export const lengthOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

const ARRAYS = { f32: Float32Array, u32: Uint32Array, i32: Int32Array, u8: Uint8Array } as const;

/** Full of rubbish, so that a kernel cannot rely on zeros. */
function rubbish(specs: TensorSpecs): Record<string, TensorData> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, { dtype, shape }]) => [
      name,
      new ARRAYS[dtype](lengthOf(shape)).fill(dtype === 'f32' ? Number.NaN : 77),
    ]),
  );
}

/** Stage by stage, last portion first: their order must not matter. */
function portions(stages: readonly Stage[], rowsAtOnce: number) {
  return stages.flatMap(({ entry, arg, rows }) =>
    Array.from({ length: Math.ceil(rows / rowsAtOnce) }, (_, n) => {
      const begin = n * rowsAtOnce;
      return { entry, arg, begin, end: Math.min(rows, begin + rowsAtOnce) };
    }).reverse(),
  );
}

/**
 * The outputs of one variant after one iteration, and the state of a workload that has some.
 * @param inputs and the state before; what else is among them (outputs of the iteration before) is not looked at
 * @param rowsAtOnce length of a portion; an odd one finds kernels that count on an alignment
 * @throws Error when the kernel changed an input or wrote beyond its tensors
 */
export async function runCpu<P extends Params>(
  workload: Workload<P>,
  variant: CpuVariant<P>,
  p: P,
  inputs: Tensors,
  rowsAtOnce = 5,
): Promise<Tensors> {
  const specs = workload.tensors(p);
  const written = Object.keys({ ...specs.outputs, ...specs.state });
  const io = { ...copyOf(inputs), ...rubbish({ ...specs.outputs, ...(variant.scratch?.(p) ?? {}) }) };
  const result = variant.on === 'wasm' ? await runWasm(variant, p, io, rowsAtOnce) : io;
  if (variant.on === 'js') variant.kernel(io, p);
  if (variant.on === 'workers') {
    for (const { entry, begin, end } of portions(variant.stages(p), rowsAtOnce)) {
      variant.kernel(io, p, entry, begin, end);
    }
  }
  for (const name of Object.keys(specs.inputs)) {
    if (!sameBytes(inputs[name], result[name])) throw new Error(`${variant.id} changed its input ${name}.`);
  }
  return Object.fromEntries(written.map((name) => [name, result[name]]));
}

const copyOf = (tensors: Tensors): Record<string, TensorData> =>
  Object.fromEntries(Object.entries(tensors).map(([name, data]) => [name, data.slice()]));

const bytesOf = (data: TensorData) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

const sameBytes = (a: TensorData, b: TensorData) => Buffer.compare(bytesOf(a), bytesOf(b)) === 0;

/** Between tensors lies a gap that nobody may write to. */
const GAP = 64;
const MARK = 0xa5;

async function runWasm<P extends Params>(variant: WasmVariant<P>, p: P, io: Tensors, rowsAtOnce: number) {
  const places = new Map<string, number>();
  let top = WASM_BASE;
  for (const [name, data] of Object.entries(io)) {
    places.set(name, top);
    top += Math.ceil(data.byteLength / 64) * 64 + GAP;
  }
  const shared = variant.threads === 'all';
  const memory = new WebAssembly.Memory({ initial: Math.ceil(top / 65536), maximum: 65536, shared });
  const bytes = new Uint8Array(memory.buffer).fill(MARK, WASM_BASE);
  const at = (name: string) => places.get(name) ?? Number.NaN;
  for (const [name, data] of Object.entries(io)) bytes.set(bytesOf(data), at(name));
  const module = await variant.module({ relaxed: false, shared });
  const { instance } = await WebAssembly.instantiate(module, { env: { memory } });
  for (const { entry, arg, begin, end } of portions(variant.stages(p), rowsAtOnce)) {
    const stage = instance.exports[entry];
    if (typeof stage !== 'function') throw new Error(`The module exports no ${entry}.`);
    stage(...variant.args(p, at), ...(arg === undefined ? [] : [arg]), begin, end);
  }
  const result: Record<string, TensorData> = {};
  for (const [name, data] of Object.entries(io)) {
    const end = at(name) + data.byteLength;
    if (bytes.subarray(end, end + GAP).some((byte) => byte !== MARK)) {
      throw new Error(`${variant.id} wrote beyond the end of ${name}.`);
    }
    const Kind = data.constructor as (typeof ARRAYS)[keyof typeof ARRAYS];
    result[name] = new Kind(bytes.slice(at(name), end).buffer);
  }
  return result;
}
