/**
 * `npm run screenshots`: pictures of every page and every step of every lesson in .cache/screenshots, and a sheet with all
 * of them. `--only lessons/mandelbrot --width 360 --theme dark --lang zh` takes fewer; what was taken before stays.
 * `--accept` (`npm run screenshots:accept`) takes anew the ten that `npm test` compares with, in e2e/visual.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT, run } from './install.mjs';

const FOLDER = join(ROOT, '.cache/screenshots');
const ALL = { lang: ['en', 'zh'], theme: ['light', 'dark'], width: ['360', '800', '1440', '2200'] };

const { only, accept, ...chosen } = options();
ensureInstalled();
const { ensureBrowser } = await import('./browser.mjs');
const { appIsStale, buildApp } = await import('./build.mjs');
if (!ensureBrowser()) process.exit(1);
if (appIsStale()) await buildApp();

if (accept) {
  const taken = run('npx', ['playwright', 'test', '--project=page', 'e2e/visual.spec.ts', '--update-snapshots=all']);
  console.log(taken ? '\nLook at what has changed in e2e/visual before you commit it.' : '\nNot all could be taken.');
  process.exit(taken ? 0 : 1);
}

if (!only && Object.keys(chosen).length === 0) rmSync(FOLDER, { recursive: true, force: true });
const wanted = {
  only: only ?? '',
  languages: chosen.lang ?? ALL.lang,
  themes: chosen.theme ?? ALL.theme,
  widths: (chosen.width ?? ALL.width).map(Number),
  folder: FOLDER,
};
const complete = run('npx', ['playwright', 'test', '--config', 'playwright.screenshots.config.ts'], {
  LOCKSTEP_SCREENSHOTS: JSON.stringify(wanted),
});
mkdirSync(FOLDER, { recursive: true });
writeFileSync(join(FOLDER, 'index.html'), contactSheet(pictures()));
console.log(`\nOpen ${join(FOLDER, 'index.html')} to look at them all.`);
process.exit(complete ? 0 : 1);

/** Of the command line; a width that is not among the usual ones is one more. */
function options() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string' },
        width: { type: 'string', multiple: true },
        theme: { type: 'string', multiple: true },
        lang: { type: 'string', multiple: true },
        accept: { type: 'boolean' },
      },
    });
    const strange = [
      ...(values.lang ?? []).filter((lang) => !ALL.lang.includes(lang)),
      ...(values.theme ?? []).filter((theme) => !ALL.theme.includes(theme)),
      ...(values.width ?? []).filter((width) => !/^[1-9]\d{2,3}$/.test(width)),
    ];
    if (strange.length) throw new Error(`There is no ${strange.join(', ')}.`);
    return values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}
Usage: npm run screenshots -- [--only PAGE] [--width ${ALL.width.join('|')}] [--theme light|dark] [--lang en|zh]`);
    process.exit(2);
  }
}

/** Every picture in the folder, by the name of its page: `lang/theme/width`. @returns {Map<string, string[]>} */
function pictures() {
  const found = new Map();
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  for (const file of files.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    const [, look, name] = /^(\w+\/\w+\/\d+)\/(.+)\.png$/.exec(file.replaceAll('\\', '/')) ?? [];
    if (name) found.set(name, [...(found.get(name) ?? []), look]);
  }
  return found;
}

/** @param {Map<string, string[]>} taken @returns {string} HTML */
function contactSheet(taken) {
  const rows = [...taken].map(([name, looks]) => {
    const shots = looks.map((look) => {
      const file = `${look}/${name}.png`;
      return `<a href="${file}"><img src="${file}" loading="lazy" alt=""><span>${look}</span></a>`;
    });
    return `<h2>${name}</h2><div>${shots.join('')}</div>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Lockstep, every page</title>
<style>
body { margin: 1rem; font-family: system-ui; background: #888 }
div { display: flex; gap: 0.5rem; overflow-x: auto }
a { display: grid; flex: none; color: inherit; text-decoration: none }
img { height: 420px; min-width: 120px; max-width: 720px; object-fit: cover; object-position: top; background: #aaa }
</style>
${rows.join('\n')}
`;
}
