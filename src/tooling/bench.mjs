/** `npm run bench`: builds the command line when its sources have changed, then runs it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const { buildHeadless, headlessIsStale } = await import('./build.mjs');
if (headlessIsStale()) await buildHeadless();
const { ensureBrowser } = await import('./browser.mjs');
const args = process.argv.slice(2);
const needsBrowser = !args.includes('--list') && !args.includes('--help') && !args.join(' ').includes('dawn');
if (needsBrowser && !ensureBrowser()) process.exit(1);

const child = spawn(process.execPath, [join(ROOT, 'dist-headless', 'bench.mjs'), ...args], { stdio: 'inherit' });
// Ctrl+C reaches the child too, which ends its run and prints what it has.
process.on('SIGINT', () => {});
child.on('exit', (code) => process.exit(code ?? 1));
