import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { whyUnwritable, writeAsked } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const there = join(folder, 'there.json');
writeFileSync(there, 'old');
mkdirSync(join(folder, 'sub'));

test('what can be written to is not refused', () => {
  expect(whyUnwritable('--json', null)).toBeNull();
  expect(whyUnwritable('--json', there)).toBeNull();
  expect(whyUnwritable('--json', join(folder, 'new.json'))).toBeNull();
});

test.each([
  ['a folder', join(folder, 'sub')],
  ['a name that ends as a folder does', join(folder, 'new/')],
  ['no name', ''],
  ['a folder that is not there', join(folder, 'nowhere', 'out.json')],
  ['a file where a folder should be', join(there, 'out.json')],
  ['a name that no disk takes', join(folder, 'n'.repeat(5000))],
])('%s is refused before anything runs', (_, file) => {
  expect(whyUnwritable('--json', file)).toMatch(/^--json (takes a file|cannot write)/);
});

/** Root may write to every file of a disk; Linux refuses even root a setting of the kernel that only tells. */
const READ_ONLY = '/proc/sys/kernel/osrelease';

test('a file that may only be read is refused before anything runs', () => {
  const asRoot = process.getuid?.() === 0 && existsSync(READ_ONLY);
  const file = asRoot ? READ_ONLY : join(folder, 'read-only.json');
  if (!asRoot) {
    writeFileSync(file, '');
    chmodSync(file, 0o444);
  }
  expect(whyUnwritable('--json', file)).toContain('cannot write');
});

test('a file that cannot be written after all is told, and ends nothing', () => {
  const [error, log] = [vi.spyOn(console, 'error').mockReturnValue(), vi.spyOn(console, 'log').mockReturnValue()];
  try {
    expect(writeAsked('--json', join(folder, 'sub'), 'text')).toBe(false);
    expect(error.mock.calls.join()).toContain('--json could not write');
    expect(writeAsked('--json', there, 'text')).toBe(true);
    expect(readFileSync(there, 'utf8')).toBe('text');
    expect(log.mock.calls.join()).toContain(`Written: ${there}`);
  } finally {
    error.mockRestore();
    log.mockRestore();
  }
});
