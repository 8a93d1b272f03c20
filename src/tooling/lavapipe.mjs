/**
 * Mesa's lavapipe: a Vulkan driver that computes on the CPU, with another compiler than Chromium's SwiftShader, with
 * subgroups of 8 and 16-bit floats. Dawn in Node and Firefox find it when they are started with its environment;
 * headless Chromium does not.
 *
 *   node src/tooling/lavapipe.mjs npm run bench -- 'matmul:*:n=128' --runtime dawn
 *
 * The driver is fetched with apt once and unpacked into a folder of the user's (LOCKSTEP_LAVAPIPE names another); nothing
 * of the system is touched, and root is not needed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apt, aptSource, persist, whyNoApt } from './system-packages.mjs';

/** @typedef {{ env: Record<string, string>, version: string } | { missing: string }} Lavapipe */

/** Dawn refuses older ones: they lack indexing of arrays of buffers (Debian 12 itself has 22.3). */
const OLDEST_MESA = 24;

/** Where newer packages for a release are, beside the release itself. */
const NEWER = /** @type {Readonly<Record<string, string>>} */ ({ debian: 'backports', ubuntu: 'updates' });

/** What a process has loaded before it comes to the driver: two of these in one process do not go together. */
const OF_THE_SYSTEM = /^(libc6|libc-bin|libgcc-s1|libcrypt1|libstdc\+\+6|gcc-[\d.]+-base)_/;

const FOLDER = resolve(
  process.env.LOCKSTEP_LAVAPIPE ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'lockstep', 'lavapipe'),
);
/** Written last: a folder without it is half made. */
const READY = join(FOLDER, 'ready.json');

/** Fetches the driver the first time. @returns {Lavapipe} with the environment to start Dawn or Firefox in */
export function lavapipe() {
  if (!existsSync(READY)) {
    const missing = whyNoApt() ?? fetchInTurn();
    if (missing !== null) return { missing: `no lavapipe: ${missing}` };
  }
  const { libraries, version } = JSON.parse(readFileSync(READY, 'utf8'));
  const icd = join(FOLDER, 'icd.json');
  return {
    version,
    env: {
      VK_DRIVER_FILES: icd,
      // The name that loaders before 1.3.207 know.
      VK_ICD_FILENAMES: icd,
      // Mesa looks for a place for Wayland's sockets, and complains without one.
      XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? tmpdir(),
      LD_LIBRARY_PATH: [...libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  };
}

/**
 * Two commands may ask for the driver at the same time: whoever comes second waits for what the first one fetches.
 * @returns {string | null} why there is none, in plain words; null when it lies in its folder
 */
function fetchInTurn() {
  mkdirSync(FOLDER, { recursive: true });
  const own = [process.execPath, fileURLToPath(import.meta.url), '--fetch'];
  // The lock is on the folder above, as this one is made anew. Standard output may be read by a shell.
  const { status, stderr, error } = spawnSync('flock', [dirname(FOLDER), ...own], {
    stdio: ['ignore', process.stderr.fd, 'pipe'],
    encoding: 'utf8',
  });
  return status === 0 ? null : stderr?.trim() || `fetching it ended with ${error?.message ?? `code ${status}`}`;
}

/** @returns {string | null} why there is none, in plain words; null when it lies in its folder */
function fetchDriver() {
  if (existsSync(READY)) return null;
  const source = aptSource();
  if (!source) return 'the sources of apt name no archive of this system';
  console.log('Fetching Mesa with its software driver lavapipe (once, about 70 MB) …');
  rmSync(FOLDER, { recursive: true, force: true });
  for (const folder of ['lists/partial', 'archives/partial', 'root'])
    mkdirSync(join(FOLDER, folder), { recursive: true });
  const { id, codename, mirror } = source;
  const suites = [codename, ...(NEWER[id] ? [`${codename}-${NEWER[id]}`] : [])];
  const sources = join(FOLDER, 'sources.list');
  writeFileSync(sources, suites.map((suite) => `deb ${mirror} ${suite} main\n`).join(''));
  // As if nothing were installed: the driver comes with every library that it loads, whatever the system has.
  const installed = join(FOLDER, 'installed');
  writeFileSync(installed, '');
  const own = [
    ['Dir::Etc::SourceList', sources],
    ['Dir::Etc::SourceParts', '/dev/null'],
    ['Dir::State::Lists', join(FOLDER, 'lists')],
    ['Dir::State::Status', installed],
    ['Dir::Cache', FOLDER],
    ['Dir::Cache::Archives', join(FOLDER, 'archives')],
    ['APT::Sandbox::User', ''],
    ['Acquire::Retries', '3'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const install = ['-y', '--no-install-recommends', '--download-only', '-t', suites[suites.length - 1], 'install'];
  return (
    persist(() => apt([...own, 'update']) ?? apt([...own, ...install, 'mesa-vulkan-drivers', 'libvulkan1'])) ?? unpack()
  );
}

/** @returns {string | null} why it could not be unpacked */
function unpack() {
  const archives = join(FOLDER, 'archives');
  const root = join(FOLDER, 'root');
  const packages = readdirSync(archives).filter((name) => name.endsWith('.deb'));
  const version = packages.map((name) => /^mesa-vulkan-drivers_(?:\d+%3a)?([\d.]+)/.exec(name)?.[1]).find(Boolean);
  if (!version) return 'the archive has no mesa-vulkan-drivers';
  if (Number.parseInt(version, 10) < OLDEST_MESA)
    return `this system's newest Mesa is ${version}, and Dawn wants ${OLDEST_MESA} or newer`;
  for (const name of packages) {
    if (OF_THE_SYSTEM.test(name)) continue;
    const { status, stderr } = spawnSync('dpkg', ['-x', join(archives, name), root], { encoding: 'utf8' });
    if (status !== 0) return `${name} could not be unpacked: ${stderr}`;
  }
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => join(root, file));
  const driver = files.find((file) => basename(file) === 'libvulkan_lvp.so');
  if (!driver) return 'the package mesa-vulkan-drivers brings no libvulkan_lvp.so';
  // Some packages still unpack to /lib beside /usr/lib.
  const libraries = [...new Set(files.filter((file) => /\.so(\.\d+)*$/.test(file)).map(dirname))].filter(
    (folder) => basename(folder) === basename(dirname(driver)),
  );
  for (const folder of ['archives', 'lists']) rmSync(join(FOLDER, folder), { recursive: true });
  const icd = { file_format_version: '1.0.0', ICD: { api_version: '1.3.0', library_path: driver } };
  writeFileSync(join(FOLDER, 'icd.json'), JSON.stringify(icd));
  writeFileSync(`${READY}.new`, JSON.stringify({ libraries, version }));
  renameSync(`${READY}.new`, READY);
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  // `--fetch` is what stands behind the lock.
  const found = command === '--fetch' ? { missing: fetchDriver() } : lavapipe();
  if ('missing' in found) {
    if (found.missing !== null) console.error(found.missing);
    process.exit(found.missing === null ? 0 : 1);
  }
  if (!command) {
    for (const [name, value] of Object.entries(found.env)) console.log(`export ${name}='${value}'`);
  } else {
    const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...found.env } });
    process.exit(status ?? 1);
  }
}
