import { expect, test } from 'vitest';
import { isWarningCode } from '../warning-codes.ts';
import { reasonOf } from './reasons.ts';
import type { SharedRow } from './shared-result.ts';

/** Where reasons come from; definitions of workloads bring words of their own along. */
const SOURCES = import.meta.glob<string>(
  ['../../{engine,headless,workers}/**/*.ts', '!../../**/*.test.ts', '!../../**/testing/**', '!../../engine/follow/**'],
  { query: '?raw', import: 'default', eager: true },
);

/** Says why something has no time, and warns of what has one. */
const BOTH = ['hidden'];

const CODES = [
  ...new Set(
    Object.values(SOURCES).flatMap((text) => [...text.matchAll(/\bcode: '([a-z-]+)'/g)].map(([, code]) => code)),
  ),
].filter((code) => !isWarningCode(code) || BOTH.includes(code));

const row = (code: string): SharedRow => ({
  ...{ workload: 'none', version: 1, variant: 'none', build: null, on: 'gpu', gpu: null, params: {} },
  ...{ status: 'failed', reason: code, timed: null, maxError: null, warnings: [] },
});

test('every reason that a measurement can end with has words for whoever opens the link', () => {
  expect(CODES.length).toBeGreaterThan(25);
  const unknown = reasonOf(row('never-heard-of'), undefined)?.text;
  expect(CODES.filter((code) => reasonOf(row(code), undefined)?.text === unknown)).toEqual([]);
  expect(unknown?.en).toContain('has no words for');
});
