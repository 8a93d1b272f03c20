/**
 * `node src/tooling/train-language.mjs`: trains the language models that the lessons fetch, one for each language, and writes
 * public/data/language/<language>.lsm. `--help` says what can be chosen.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const [{ build }, { buildWasm }, { default: config, HEADLESS_DIST }] = await Promise.all([
  import('vite'),
  import('./wasm.mjs'),
  import('./headless.config.mjs'),
]);
await buildWasm();
await build(config.trainer);
const out = join(ROOT, 'public/data/language');
mkdirSync(out, { recursive: true });
const args = [join(HEADLESS_DIST, 'train.mjs'), '--out', out, ...process.argv.slice(2)];
spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
