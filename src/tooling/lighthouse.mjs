/**
 * `npm run lighthouse`: Lighthouse as for a phone, of the built app from a static host that compresses, in the Chromium
 * that tests use. A table of the scores, the audits that cost points, and exit code 1 where a score is below its bar.
 * `--runs 1` is quicker, `--only lab` takes one page. Performance depends on the machine and on what else it does: each
 * page is measured three times, and the run in the middle counts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './install.mjs';

/** The pages, and the least that each may have; in all else it has to have everything. */
const PAGES = [
  { name: 'home', address: '', performance: 92 },
  { name: 'lab', address: 'lab/', performance: 80 },
  { name: 'lesson', address: 'lessons/adding-arrays/', performance: 80 },
];
const CATEGORIES = /** @type {const} */ (['performance', 'accessibility', 'best-practices', 'seo']);
const FOLDER = join(ROOT, '.cache/lighthouse');

const { only, runs } = options();
ensureInstalled();
const { ensureBrowser, findBrowser, chromiumLaunchOptions } = await import('./browser.mjs');
const { appIsStale, buildApp } = await import('./build.mjs');
if (!ensureBrowser()) process.exit(1);
if (appIsStale()) await buildApp();
const { default: lighthouse } = await import('lighthouse');
const { default: puppeteer } = await import('puppeteer-core');
const { default: Table } = await import('cli-table3');
const { createServer } = await import('vite');

// What the tests serve the build from, read as it stands there.
const vite = await createServer({ root: ROOT, server: { middlewareMode: true }, appType: 'custom', logLevel: 'warn' });
const { startHost } = await vite.ssrLoadModule('/e2e/support/host.ts');
const host = await startHost({ isolated: true, gzip: true });
const browser = await puppeteer.launch({
  executablePath: findBrowser() ?? undefined,
  args: chromiumLaunchOptions().args,
});
mkdirSync(FOLDER, { recursive: true });

/** @type {boolean[]} */
const held = [];
const table = new Table({ head: ['page', ...CATEGORIES, 'machine'], style: { head: [], border: [] } });
/** @type {string[]} */
const lost = [];
try {
  for (const page of PAGES.filter(({ name }) => !only || name === only)) {
    const taken = [];
    for (let run = 1; run <= runs; run++) {
      console.log(`${page.name}, ${run} of ${runs} …`);
      taken.push(await measure(page.address));
    }
    taken.sort((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'));
    const result = taken[Math.floor(taken.length / 2)];
    writeFileSync(join(FOLDER, `${page.name}.json`), JSON.stringify(result, null, 1));
    const bars = CATEGORIES.map((category) => (category === 'performance' ? page.performance : 100));
    const scores = CATEGORIES.map((category) => scoreOf(result, category));
    held.push(...scores.map((score, index) => score >= bars[index]));
    const told = scores.map((score, index) => `${score} ${score >= bars[index] ? '≥' : '<'} ${bars[index]}`);
    table.push([page.name, ...told, Math.round(result.environment.benchmarkIndex)]);
    lost.push(...CATEGORIES.flatMap((category) => costly(result, category).map((audit) => `${page.name}: ${audit}`)));
  }
} finally {
  await browser.close();
  await host.stop();
  await vite.close();
}
console.log(`\n${table.toString()}`);
if (lost.length) console.log(`\nWhat costs points:\n${lost.map((audit) => `  ${audit}`).join('\n')}`);
console.log(
  `\nMachine: how fast Lighthouse found it. Where that differs between runs it has other work, which costs performance.\nReports are in ${FOLDER}.`,
);
process.exit(held.every(Boolean) ? 0 : 1);

function options() {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, runs: { type: 'string', default: '3' } } });
    const wanted = Number(values.runs);
    if (!Number.isInteger(wanted) || wanted < 1) throw new Error('--runs is a whole number from 1.');
    const names = PAGES.map(({ name }) => name);
    if (values.only && !names.includes(values.only)) throw new Error(`--only is one of ${names.join(', ')}.`);
    return { only: values.only, runs: wanted };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}
Usage: npm run lighthouse -- [--only ${PAGES.map(({ name }) => name).join('|')}] [--runs N]`);
    process.exit(2);
  }
}

/** Lighthouse's own settings for a phone. @param {string} address @returns {Promise<import('lighthouse').Result>} */
async function measure(address) {
  const port = Number(new URL(browser.wsEndpoint()).port);
  const found = await lighthouse(`${host.url}${address}`, { port, output: 'json', onlyCategories: [...CATEGORIES] });
  if (!found) throw new Error('Lighthouse gave no result.');
  if (found.lhr.runtimeError) throw new Error(found.lhr.runtimeError.message);
  return found.lhr;
}

/** 0 to 100. @param {import('lighthouse').Result} result @param {string} category */
function scoreOf(result, category) {
  return Math.round(100 * (result.categories[category].score ?? 0));
}

/** Audits that count and are not as they should be. @param {import('lighthouse').Result} result @param {string} category */
function costly(result, category) {
  return result.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (result.audits[id].score ?? 1) < 0.9)
    .map(({ id }) => {
      const { title, displayValue = '' } = result.audits[id];
      return `${category}: ${title} ${displayValue}`.trimEnd();
    });
}
