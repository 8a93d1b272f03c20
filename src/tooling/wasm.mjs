/**
 * Compiles every workload's AssemblyScript (`src/workloads/<id>/assembly/index.ts`) into four modules beside it:
 * {simd, relaxed} × {own memory, shared memory}. The host chooses by what the browser validates and whether the page is
 * isolated. The memory is imported; its first 64 KiB are the module's own, tensors follow.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORKLOADS = fileURLToPath(new URL('../workloads/', import.meta.url));

/** @param {string} folder @returns {number} newest change below it, or to what its files take from other workloads, ms */
function newest(folder) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
  const imported = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/ from '(\.\.\/[^']+)'/g)].map(([, path]) => join(folder, `${path}.ts`)),
  );
  return Math.max(...[...files, ...imported].map((file) => statSync(file).mtimeMs));
}

/** Builds what is out of date. @returns {Promise<number>} how many modules were written */
export async function buildWasm() {
  let written = 0;
  for (const id of readdirSync(WORKLOADS)) {
    const folder = join(WORKLOADS, id, 'assembly');
    if (!existsSync(join(folder, 'index.ts'))) continue;
    mkdirSync(join(folder, 'build'), { recursive: true });
    for (const relaxed of [false, true]) {
      for (const shared of [false, true]) {
        const name = `${relaxed ? 'relaxed' : 'simd'}${shared ? '-shared' : ''}.wasm`;
        const out = join(folder, 'build', name);
        if (existsSync(out) && statSync(out).mtimeMs > newest(folder)) continue;
        await compile(join(folder, 'index.ts'), out, relaxed, shared);
        written++;
      }
    }
  }
  return written;
}

/**
 * @param {string} entry
 * @param {string} out
 * @param {boolean} relaxed
 * @param {boolean} shared
 */
async function compile(entry, out, relaxed, shared) {
  const { default: asc } = await import('assemblyscript/asc');
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
  if (error) throw new Error(`${entry} does not compile:\n${stderr.toString()}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`${await buildWasm()} WebAssembly modules built`);
