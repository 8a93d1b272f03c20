/**
 * The bundle budget: all JavaScript that a browser loads before the home page stands. That is the entry, what it
 * imports at once, and what it says in one language. e2e/budget.spec.ts checks the same in a browser.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIST = process.env.LOCKSTEP_DIST ?? 'dist';
/** @type {Record<string, { file: string, imports?: string[] }>} */
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));

/** A chunk and all that it imports at once. @param {string} key @param {Set<string>} found */
function withImports(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no chunk for ${key}; build again, or name what replaced it here.`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) withImports(imported, found);
  return found;
}

export default ['en', 'zh-CN'].map((language) => ({
  name: `first load of the home page, JavaScript (${language})`,
  path: [...withImports(`src/i18n/${language}/first.ts`, withImports('index.html'))].map((file) => join(DIST, file)),
  gzip: true,
  limit: '130 kB',
}));
