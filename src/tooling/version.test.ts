import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './install.mjs';
import { version } from './version.mjs';

test('a build is named by package.json, and by the commit where Git has one', () => {
  const { version: number } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  let commit = '';
  try {
    commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    // Unpacked without Git.
  }
  const [own, short] = version().split('+');
  expect(own).toBe(number);
  if (short !== undefined) expect(short).toMatch(/^[0-9a-f]{7,40}$/);
  expect(commit.startsWith(short ?? '')).toBe(true);
});
