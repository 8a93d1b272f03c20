import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../app/address.ts';
import { PAGES } from '../app/pages.ts';
import { LOCALES } from '../i18n/index.ts';
import { ROOT } from './install.mjs';
import { WORKER_POLICY, withPolicy } from './policy.mjs';

const page = (body: string) => `<!doctype html><html><head><meta charset="utf-8" /></head><body>${body}</body></html>`;
const policyOf = (html: string) => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';

test('the scripts that stand in a page run by their hash, others by none', () => {
  const policy = policyOf(withPolicy(page('<script>alert(1)</script><script type="module" src="./a.js"></script>')));
  // Of `alert(1)`, as any other tool has it.
  expect(policy).toContain(
    "script-src 'self' 'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';",
  );
  expect(policy).not.toContain("'unsafe-eval'");
  expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
  expect(policy).toMatch(/^default-src 'none'; /);
});

test('it stands before all else, once, and is made anew for a page that was changed', () => {
  const first = withPolicy(page('<script>one()</script>'));
  expect(first).toMatch(/<head><meta charset="utf-8" \/>\s*<meta http-equiv/);
  const second = withPolicy(first.replace('one()', 'two()'));
  expect(second.match(/http-equiv/g)).toHaveLength(1);
  expect(policyOf(second)).not.toBe(policyOf(first));
  expect(() => withPolicy('<html></html>')).toThrow('charset');
});

interface Rule {
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** public/_headers, as Netlify and Cloudflare Pages read it. */
function rules(): readonly Rule[] {
  const found: { path: string; headers: [string, string][] }[] = [];
  for (const line of readFileSync(join(ROOT, 'public/_headers'), 'utf8').split('\n')) {
    if (/^\//.test(line)) found.push({ path: line.trim(), headers: [] });
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name) found.at(-1)?.headers.push([name.toLowerCase(), value]);
  }
  return found;
}

/** What a host sends with a path: of rules that agree on a name, all. */
const headersOf = (path: string) =>
  rules()
    .filter((rule) => (rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path))
    .flatMap(({ headers }) => headers);
const valuesOf = (path: string, name: string) =>
  headersOf(path).flatMap(([own, value]) => (own === name ? [value] : []));

test('hosts that read public/_headers isolate every file', () => {
  for (const path of [
    '/',
    '/lessons/',
    '/assets/a.js',
    '/libraries/a.wasm',
    '/embed/',
    '/service-worker.js',
    '/data/a',
  ]) {
    expect(valuesOf(path, 'cross-origin-embedder-policy'), path).toEqual(['require-corp']);
  }
});

test('of all pages other sites may frame the one that is made for it', () => {
  for (const { route } of PAGES) {
    for (const locale of LOCALES) {
      const path = `/${folderOf(route, locale)}`;
      expect(valuesOf(path, 'content-security-policy'), path).toEqual(["frame-ancestors 'self'"]);
      expect(valuesOf(path, 'cross-origin-resource-policy'), path).toEqual([]);
    }
  }
  expect(valuesOf('/index.html', 'content-security-policy')).toEqual(["frame-ancestors 'self'"]);
  expect(valuesOf('/embed/', 'content-security-policy')).toEqual([]);
  expect(valuesOf('/embed/', 'cross-origin-resource-policy')).toEqual(['cross-origin']);
});

test('scripts come with the policy of workers', () => {
  for (const path of ['/assets/bench-worker-x.js', '/libraries/x.js']) {
    expect(valuesOf(path, 'content-security-policy')).toEqual([WORKER_POLICY]);
  }
});
