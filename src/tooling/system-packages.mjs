/** Packages of the system that tests need, installed where that may be done unasked: as root on Debian or Ubuntu. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const APT = '/usr/bin/apt-get';

/** @returns {string | null} why apt cannot be used here, in plain words; null where it can */
export function whyNoApt() {
  return process.platform === 'linux' && existsSync(APT) ? null : 'there is no apt here (Debian, Ubuntu)';
}

/**
 * Others may install packages at the same time, another of our commands among them: each waits until it is its turn.
 * @param {readonly string[]} names of packages
 * @param {() => boolean} there whether what they bring is there
 * @returns {string | null} why it is not there and could not be installed; null when it is there
 */
export function ensurePackages(names, there) {
  if (there()) return null;
  const missing = `${names.join(', ')} not installed`;
  const noApt = whyNoApt();
  if (noApt) return `${missing}: ${noApt}`;
  if (process.getuid?.() !== 0) return `${missing}: apt-get install ${names.join(' ')} needs root`;
  console.log(`Installing ${names.join(', ')} (once) …`);
  const failed = persist(() => {
    const refused =
      aptOfTheSystem(['update']) ?? aptOfTheSystem(['install', '-y', '--no-install-recommends', ...names]);
    // Whatever was interrupted before is in the way until it has been brought to its end.
    if (refused?.includes('dpkg --configure -a')) spawnSync('dpkg', ['--configure', '-a'], { env: quiet() });
    return refused;
  });
  if (failed !== null) return `${missing}: ${failed}`;
  return there() ? null : `${missing}: the packages do not bring what is needed`;
}

/**
 * What depends on the network, again after a while where it fails: a mirror that is just being renewed refuses, and so does
 * a list that somebody else is just fetching.
 * @param {() => string | null} attempt null when it succeeded
 * @returns {string | null} why the last one failed
 */
export function persist(attempt) {
  let failed = attempt();
  for (const seconds of PAUSES_S) {
    if (failed === null) break;
    console.log(`That did not succeed (${failed}); once more in ${seconds} s …`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);
    failed = attempt();
  }
  return failed;
}
const PAUSES_S = [5, 30];

const quiet = () => ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive' });

/** One of ours at a time, and behind whoever else has dpkg's lock. @param {readonly string[]} args */
const aptOfTheSystem = (args) =>
  complaint('flock', ['/var/lib/apt', APT, '-q', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3', ...args]);

/** @param {readonly string[]} args @returns {string | null} the last line of what apt complains of; null when it is content */
export const apt = (args) => complaint(APT, ['-q', ...args]);

/** @param {string} command that is apt or leads to it @param {readonly string[]} args @returns {string | null} */
function complaint(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { env: quiet(), encoding: 'utf8' });
  if (status === 0) return null;
  const said = `${stdout ?? ''}\n${stderr ?? ''}`.split('\n').filter((line) => /^(E|Err|W):/.test(line));
  return said.at(-1) ?? `${command} ended with ${error?.message ?? `code ${status}`}`;
}

/**
 * The system's own release and the mirror that it gets it from.
 * @returns {{ id: string, codename: string, mirror: string } | null} null where its sources name none
 */
export function aptSource() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  /** @param {string} name */
  const field = (name) => new RegExp(`^${name}="?([^"\n]+)`, 'm').exec(release)?.[1] ?? '';
  const codename = field('VERSION_CODENAME');
  const format = '$(RELEASE) $(REPO_URI) $(COMPONENT)';
  const { stdout } = spawnSync(APT, ['indextargets', '--format', format, 'Created-By: Packages'], { encoding: 'utf8' });
  const line = (stdout ?? '').split('\n').find((one) => one.startsWith(`${codename} `) && one.endsWith(' main'));
  return line ? { id: field('ID'), codename, mirror: line.split(' ')[1] } : null;
}
