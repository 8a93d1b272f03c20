/**
 * Puts the code and WebAssembly of the libraries that are compared with into a folder of its own, `libraries/`: it is
 * fetched when one is first run, and kept out of what the service worker stores.
 */
const OF_A_LIBRARY = /node_modules\/(@tensorflow|onnxruntime-web|@jax-js|ml-matrix)\//;

/** @param {readonly string[]} sources */
const folder = (sources) =>
  sources.some((source) => OF_A_LIBRARY.test(source.replaceAll('\\', '/'))) ? 'libraries' : 'assets';

export const libraryFiles = {
  /** @param {{ moduleIds: readonly string[] }} chunk */
  chunkFileNames: ({ moduleIds }) => `${folder(moduleIds)}/[name]-[hash].js`,
  /** @param {{ originalFileNames: readonly string[] }} asset */
  assetFileNames: ({ originalFileNames }) => `${folder(originalFileNames)}/[name]-[hash][extname]`,
};

/**
 * TensorFlow.js hands its threads the text of a function of its own bundle, which a minifier has torn from what it
 * refers to. They get the file as it was published instead.
 * @returns {import('vite').Plugin}
 */
export const tensorflowThreads = () => ({
  name: 'tensorflow-threads',
  apply: 'build',
  transform(code, id) {
    if (!/tfjs-backend-wasm\/dist\/backend_wasm\.js$/.test(id.replaceAll('\\', '/'))) return null;
    const torn = /`var WasmBackendModuleThreadedSimd = ` \+\s*wasmFactoryThreadedSimd\.toString\(\)/;
    if (!torn.test(code))
      throw new Error('TensorFlow.js starts its threads in another way now; see library-files.mjs.');
    return {
      code: `import threadSource from '../wasm-out/tfjs-backend-wasm-threaded-simd.js?raw';\n${code.replace(torn, 'threadSource')}`,
      map: null,
    };
  },
});
