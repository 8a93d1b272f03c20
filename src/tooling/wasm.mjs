/**
 * Compiles every workload's AssemblyScript (`src/workloads/<id>/assembly/index.ts`) into four modules beside it:
 * {simd, relaxed} × {own memory, shared memory}. The host chooses by what the browser validates and whether the page is
 * isolated. The memory is imported; its first 64 KiB are the module's own, tensors follow.
 */
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const WORKLOADS = fileURLToPath(new URL('../workloads/', import.meta.url));

/** What decides how all of them are compiled, the compiler's version among it. */
const COMPILER = ['./wasm-compile.mjs', '../../package-lock.json'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/**
 * @param {string} entry an AssemblyScript file
 * @param {Set<string>} [found] takes them
 * @returns {Set<string>} it and all that it imports, and what that imports
 */
export function sourcesOf(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const [, path] of readFileSync(entry, 'utf8').matchAll(/ from '(\.\.?\/[^']+)'/g)) {
    sourcesOf(join(dirname(entry), `${path.replace(/\.ts$/, '')}.ts`), found);
  }
  return found;
}

/** @param {string} entry @returns {number} newest change to what its module is made from, ms */
const newest = (entry) => Math.max(...[...sourcesOf(entry), ...COMPILER].map((file) => statSync(file).mtimeMs));

/** @returns {import('./wasm-compile.mjs').Module[]} what is out of date */
function stale() {
  const modules = [];
  for (const id of readdirSync(WORKLOADS)) {
    const folder = join(WORKLOADS, id, 'assembly');
    const entry = join(folder, 'index.ts');
    if (!existsSync(entry)) continue;
    mkdirSync(join(folder, 'build'), { recursive: true });
    const changed = newest(entry);
    for (const relaxed of [false, true]) {
      for (const shared of [false, true]) {
        const out = join(folder, 'build', `${relaxed ? 'relaxed' : 'simd'}${shared ? '-shared' : ''}.wasm`);
        if (!existsSync(out) || statSync(out).mtimeMs <= changed) modules.push({ entry, out, relaxed, shared });
      }
    }
  }
  return modules;
}

/** Builds what is out of date, on all cores. @returns {Promise<number>} how many modules were written */
export async function buildWasm() {
  const modules = stale();
  const written = modules.length;
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), written) }, () => compileAll(modules)));
  return written;
}

/** Takes modules off the list and has each compiled by one thread, until none is left. @param {import('./wasm-compile.mjs').Module[]} modules */
async function compileAll(modules) {
  const thread = new Worker(new URL('./wasm-compile.mjs', import.meta.url));
  try {
    for (let module = modules.shift(); module; module = modules.shift()) {
      thread.postMessage(module);
      const [problem] = await once(thread, 'message');
      if (problem) throw new Error(problem);
    }
  } finally {
    await thread.terminate();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`${await buildWasm()} WebAssembly modules built`);
