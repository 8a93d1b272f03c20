/** The build of ONNX Runtime Web for the CPU (MLAS), its files served as our own. */
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';

export { mjs, ort, wasm };
