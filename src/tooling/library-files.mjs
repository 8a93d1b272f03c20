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
