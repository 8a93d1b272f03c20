/**
 * Pages that exist before script runs: at build, the home page, the lab, the list of lessons and each lesson become a file
 * each per language, with their text, title, description and picture. What they say comes from src/prerender.tsx.
 *
 * The site's own address is known only where LOCKSTEP_SITE names it (`https://example.org/lockstep/`): then pages name
 * themselves and their pictures by whole addresses, and there is a sitemap. Without it everything is relative.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ROOT } from './install.mjs';
import { inAscii, lostHtml, pageHtml, sitemap } from './page-html.mjs';
import { siteAddress } from './site-address.mjs';
import { withSources } from './sources.mjs';

/** @typedef {import('vite').Rolldown.OutputChunk} Chunk */
/** @typedef {import('vite').Rolldown.OutputBundle} Bundle */

/** @returns {import('vite').Plugin} */
export const prerenderedPages = () => ({
  name: 'prerendered-pages',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    async handler(_, bundle) {
      const index = bundle['index.html'];
      if (index?.type !== 'asset') return;
      const embed = bundle['embed/index.html'];
      if (embed?.type === 'asset') embed.source = inAscii(String(embed.source));
      const template = String(index.source);
      const site = siteAddress(process.env.LOCKSTEP_SITE);
      const { pages, early, lost } = await drawn((url) => builtFile(bundle, url));
      for (const page of pages) {
        const files = filesOf(bundle, page.modules);
        const source = pageHtml(template, { ...page, ...early, site, files, cssOf: (file) => cssOf(bundle, file) });
        if (page.folder === '') index.source = source;
        else this.emitFile({ type: 'asset', fileName: `${page.folder}index.html`, source });
      }
      // Static hosts send it, from the root and with status 404, for every address that they have nothing for.
      this.emitFile({ type: 'asset', fileName: '404.html', source: lostHtml(template, { ...lost, site }) });
      if (site === null) return;
      this.emitFile({ type: 'asset', fileName: 'sitemap.xml', source: sitemap(site, pages) });
      this.emitFile({ type: 'asset', fileName: 'robots.txt', source: `User-agent: *\nSitemap: ${site}sitemap.xml\n` });
    },
  },
});

/**
 * `vite preview` as other hosts do: a folder is answered for with its page, asked for without its slash led to it, and
 * what there is not is answered for with 404.html.
 * @returns {import('vite').Plugin}
 */
export const previewAsHosts = () => ({
  name: 'preview-as-hosts',
  configurePreviewServer({ middlewares, config }) {
    const folder = resolve(config.root, config.build.outDir);
    const none = resolve(folder, '404.html');
    middlewares.use((request, response, next) => {
      const { pathname, search } = new URL(request.url ?? '/', 'http://host');
      const place = resolve(folder, `.${unescaped(pathname)}`);
      if (existsSync(resolve(place, 'index.html'))) {
        if (pathname.endsWith('/')) return next();
        response.writeHead(301, { Location: `${pathname}/${search}` }).end();
        return;
      }
      // Without it the build is older than this, or none.
      if (statSync(place, { throwIfNoEntry: false })?.isFile() || !existsSync(none)) return next();
      response.writeHead(404, { ...config.preview.headers, 'Content-Type': 'text/html' });
      createReadStream(none).pipe(response);
    });
  },
});

/** @param {string} pathname @returns {string} as it stands where it is no escaped text */
function unescaped(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/**
 * Pages as the app's own components draw them.
 * @param {(url: string) => string} addressOf
 */
async function drawn(addressOf) {
  return withSources(async (load) => {
    const { drawPages, EARLY_SCRIPT, earlyStyles, lostScript, NO_SUCH_PAGE, startScript } =
      /** @type {typeof import('../prerender.tsx')} */ (await load('/src/prerender.tsx'));
    return {
      pages: await drawPages(),
      early: { script: EARLY_SCRIPT, start: startScript, styles: earlyStyles(addressOf) },
      lost: { texts: NO_SUCH_PAGE, script: lostScript },
    };
  });
}

/** @param {Bundle} bundle @param {string} url of a file, as it is named before the build */
function builtFile(bundle, url) {
  const name = basename(url);
  const found = Object.values(bundle).find((file) => file.type === 'asset' && file.names.includes(name));
  if (!found) throw new Error(`The build has no ${name}; see prerender.mjs.`);
  return `./${found.fileName}`;
}

/** @param {Bundle} bundle @param {string} file */
function cssOf(bundle, file) {
  const found = bundle[file];
  if (found?.type !== 'asset') throw new Error(`The build has no ${file}; see prerender.mjs.`);
  return String(found.source);
}

/**
 * Styles and scripts of a page beyond the entry's, in the order in which the app loads them.
 * @param {Bundle} bundle @param {readonly string[]} modules below the root of the project
 */
function filesOf(bundle, modules) {
  const chunks = /** @type {Chunk[]} */ (Object.values(bundle).filter(({ type }) => type === 'chunk'));
  /** @type {Set<string>} */
  const styles = new Set();
  /** @type {Set<string>} */
  const scripts = new Set();
  /** @param {Chunk} chunk */
  const take = (chunk) => {
    if (scripts.has(chunk.fileName)) return;
    scripts.add(chunk.fileName);
    for (const name of chunk.imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk') take(imported);
    }
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
  };
  for (const module of modules) {
    const id = `${ROOT.replaceAll('\\', '/').replace(/\/$/, '')}/${module}`;
    const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(id));
    if (!chunk) throw new Error(`The build has no ${module}; see prerender.tsx.`);
    take(chunk);
  }
  return { styles: [...styles], scripts: [...scripts] };
}
