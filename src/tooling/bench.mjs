/** `npm run bench`: builds the command line when its sources have changed, then runs it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const [{ buildHeadless, headlessIsStale }, { HEADLESS_DIST }] = await Promise.all([
  import('./build.mjs'),
  import('./headless.config.mjs'),
]);
if (headlessIsStale()) {
  console.error('Building the command line …');
  await buildHeadless();
}
const { ensureBrowser } = await import('./browser.mjs');
const args = process.argv.slice(2);
const words = ` ${args.join(' ')} `;
const needsBrowser = !/ --(list|help|version|check) /.test(words) && !/ --runtime[ =]dawn /.test(words);
if (needsBrowser && !ensureBrowser()) process.exit(1);

const child = spawn(process.execPath, [join(HEADLESS_DIST, 'bench.mjs'), ...args], { stdio: 'inherit' });
// Ctrl+C reaches the child too, which ends its run and prints what it has.
process.on('SIGINT', () => {});
// A second Ctrl+C ends it at once, without a code of its own.
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
