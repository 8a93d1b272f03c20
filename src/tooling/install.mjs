/**
 * Brings a fresh clone to the point where everything else can run. Only Node's own modules are used here, because
 * nothing else is installed yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const STAMP = `${ROOT}node_modules/.lockstep-install`;

/**
 * Runs a command in the project's folder with its output shown.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to this process's own
 * @returns {boolean} whether it succeeded
 */
export function run(command, args, env = {}) {
  // npm and npx are .cmd files on Windows, which only a shell can start.
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell, env: { ...process.env, ...env } }).status === 0;
}

/**
 * Runs an installer without its output, which says much and means little; where it fails, its last lines are shown.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to this process's own
 * @returns {boolean} whether it succeeded
 */
export function runQuietly(command, args, env = {}) {
  const shell = process.platform === 'win32';
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: ROOT,
    shell,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...env },
  });
  if (status === 0) return true;
  const said = `${stdout ?? ''}\n${stderr ?? ''}\n${error?.message ?? ''}`.split('\n').filter((line) => line.trim());
  console.error(`${command} ${args.join(' ')} did not succeed. Its last lines:`);
  for (const line of said.slice(-TAIL)) console.error(`  ${line}`);
  return false;
}
const TAIL = 15;

/** Installs the packages when the lock file has changed since the last time. Exits with a plain message when it cannot. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Lockstep needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
    );
    process.exit(1);
  }
  const lock = createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('Installing the npm packages, once; this takes a minute or two …');
  if (!runQuietly('npm', ['ci', '--no-audit', '--no-fund'])) {
    console.error('npm could not install the packages. Check the network, then run the command again.');
    process.exit(1);
  }
  writeFileSync(STAMP, lock);
}
