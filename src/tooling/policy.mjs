/**
 * The content security policy of every page, written into it at build so that any host has it, and that of workers, which have
 * none of the page's and which hosts that read public/_headers send with their scripts. Nothing leads to another host.
 */
import { createHash } from 'node:crypto';

/**
 * Styles may stand in a page: an inlined sheet for the first drawing, those that CodeMirror and React Aria write, the `style`
 * attributes of formulas and code. None of them runs anything, and what a style may fetch is bounded by the rest.
 * WebAssembly is compiled by the page (features) and by workers. `blob:` is a picture that is shown or saved.
 */
const PAGE = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'self'"],
  'form-action': ["'none'"],
};

/** The threads of TensorFlow.js begin as blobs; a library's worker has its own, which bounds them as well. */
const WORKER = {
  'default-src': ["'none'"],
  'script-src': ["'self'", 'blob:', "'wasm-unsafe-eval'"],
  'connect-src': ["'self'", 'blob:', 'data:'],
  'worker-src': ["'self'", 'blob:'],
};

/** @param {Readonly<Record<string, readonly string[]>>} directives */
const written = (directives) =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');

/** As a header with a worker's script. */
export const WORKER_POLICY = written(WORKER);

/** Of a script that stands in a page. @param {string} text between its tags, to the letter */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const CHARSET = /<meta charset="utf-8" ?\/?>/i;
const POLICY = /\s*<meta http-equiv="Content-Security-Policy" content="[^"]*">/;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs;

/**
 * The page with its policy, before anything that it is about: its own inline scripts run, and no other. One that is there already
 * is replaced.
 * @param {string} html @returns {string} @throws where the page names no charset
 */
export function withPolicy(html) {
  const page = html.replace(POLICY, '');
  if (!CHARSET.test(page)) throw new Error('A page without a charset has no place for its policy; see policy.mjs.');
  // As an HTML parser hands the text on: with line feeds alone.
  const scripts = [...page.matchAll(INLINE_SCRIPT)].map(([, text]) => hashOf(text.replaceAll(/\r\n?/g, '\n')));
  const policy = written({ ...PAGE, 'script-src': [...PAGE['script-src'], ...new Set(scripts)] });
  return page.replace(
    CHARSET,
    (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/** Every HTML file of a build. Behind whatever else makes or changes one. @returns {import('vite').Plugin} */
export const contentPolicy = () => ({
  name: 'content-policy',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.html')) file.source = withPolicy(String(file.source));
      }
    },
  },
});

/** Scripts as hosts send them that read public/_headers. @returns {import('vite').Plugin} */
export const previewPolicy = () => ({
  name: 'preview-policy',
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      if (/\/(assets|libraries)\/[^?]*\.m?js(\?|$)/.test(request.url ?? ''))
        response.setHeader('Content-Security-Policy', WORKER_POLICY);
      // What an isolated page of another site may frame.
      if (/\/embed\/(\?|$)/.test(request.url ?? '')) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      next();
    });
  },
});
