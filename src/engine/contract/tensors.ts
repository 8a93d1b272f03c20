/** Arrays and their shapes. */

export type Dtype = 'f32' | 'u32' | 'i32' | 'u8';

/** `shape` is outermost first; a picture is [height, width, 4] of `u8`, which a GPU binds as packed rgba8 `u32`. */
export interface TensorSpec {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

export type TensorData = Float32Array | Uint32Array | Int32Array | Uint8Array;
export type TensorSpecs = Readonly<Record<string, TensorSpec>>;
export type Tensors = Readonly<Record<string, TensorData>>;
