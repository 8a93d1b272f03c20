/** Packages of the system that tests need, installed where that may be done unasked: as root on Debian or Ubuntu. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const APT = '/usr/bin/apt-get';

/** @returns {string | null} why apt cannot be used here, in plain words; null where it can */
export function whyNoApt() {
  return process.platform === 'linux' && existsSync(APT) ? null : 'there is no apt here (Debian, Ubuntu)';
}

/**
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
  const failed = apt(['update']) ?? apt(['install', '-y', '--no-install-recommends', ...names]);
  if (failed !== null) return `${missing}: ${failed}`;
  return there() ? null : `${missing}: the packages do not bring what is needed`;
}

/** @param {readonly string[]} args @returns {string | null} the last line of what apt complains of; null when it is content */
export function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr, error } = spawnSync(APT, ['-q', ...args], { env, encoding: 'utf8' });
  if (status === 0) return null;
  const said = `${stdout ?? ''}\n${stderr ?? ''}`.split('\n').filter((line) => /^(E|Err|W):/.test(line));
  return said.at(-1) ?? `apt-get ${args[0]} ended with ${error?.message ?? `code ${status}`}`;
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
