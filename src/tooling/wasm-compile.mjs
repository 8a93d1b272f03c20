/** Compiles modules for wasm.mjs in a thread of its own, each as it is asked for; answers with what went wrong, or null. */
import { parentPort } from 'node:worker_threads';
import asc from 'assemblyscript/asc';

/** @typedef {{ entry: string, out: string, relaxed: boolean, shared: boolean }} Module */

/** @param {Module} module @returns {Promise<string | null>} */
async function compile({ entry, out, relaxed, shared }) {
  const enable = ['simd', ...(relaxed ? ['relaxed-simd'] : []), ...(shared ? ['threads'] : [])];
  const { error, stderr } = await asc.main([
    entry,
    '--outFile',
    out,
    '--runtime',
    'stub',
    '--importMemory',
    ...(shared ? ['--sharedMemory', '--maximumMemory', '65536'] : []),
    ...enable.flatMap((feature) => ['--enable', feature]),
    '-O3',
    '--noAssert',
    '--converge',
  ]);
  return error ? `${entry} does not compile:\n${stderr.toString()}` : null;
}

parentPort?.on('message', async (module) => parentPort?.postMessage(await compile(module)));
