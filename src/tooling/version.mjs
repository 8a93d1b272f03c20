/** Which Lockstep is built, for `define` of Vite; src/engine/version.ts is where the sources find it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

/** What package.json says, and behind a `+` the short name of the commit where Git has one of this very folder. */
export function version() {
  const { version: number } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const commit = commitOf(ROOT);
  return commit === null ? number : `${number}+${commit}`;
}

/** @param {string} folder @returns {string | null} of the folder itself: unpacked below another project, it is not that one's commit */
function commitOf(folder) {
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    if (realpathSync(git('rev-parse', '--show-toplevel')) !== realpathSync(folder)) return null;
    const commit = git('rev-parse', '--short', 'HEAD');
    return /^[0-9a-f]+$/.test(commit) ? commit : null;
  } catch {
    // No Git, or nothing that it keeps.
    return null;
  }
}

export const versionDefine = { __LOCKSTEP_VERSION__: JSON.stringify(version()) };
