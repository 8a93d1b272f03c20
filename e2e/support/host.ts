/** A static host that knows nothing of us: no isolation headers, any sub-path. It can be stopped and given another build. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

export interface HostOptions {
  /** Where it serves from, with a slash at both ends. */
  readonly path?: string;
  /** The build; the one under test by default. */
  readonly folder?: string;
  /** The name it is reached by; only `localhost` counts as secure. */
  readonly name?: string;
  /** Sends the isolation headers, as a host does that knows of us. */
  readonly isolated?: boolean;
  /** The file that it sends where it has none, below the build: with status 404, or as if it were the page (`index.html`). */
  readonly instead?: '404.html' | 'index.html';
  /** Compresses what is text, for who takes it. */
  readonly gzip?: boolean;
}

export interface Host {
  readonly url: string;
  /** Serves this folder from now on. */
  use(folder: string): void;
  /** Closes every connection; the address is then dead. May be called twice. */
  stop(): Promise<void>;
}

export const DIST = process.env.LOCKSTEP_DIST ?? 'dist';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Pictures and typefaces are packed already. */
const PACKABLE = /^text\/|javascript|json|svg|wasm/;

const ISOLATION = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

export async function startHost({
  path = '/',
  folder = DIST,
  name = 'localhost',
  isolated = false,
  instead,
  gzip = false,
}: HostOptions = {}): Promise<Host> {
  let served = folder;
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const inside = asked.startsWith(path) ? normalize(asked.slice(path.length) || '.') : null;
    const named = inside === null || inside.startsWith('..') ? null : join(served, inside);
    const isFolder = named !== null && existsSync(named) && statSync(named).isDirectory();
    if (isFolder && !asked.endsWith('/')) {
      response.writeHead(301, { Location: `${asked}/` }).end();
      return;
    }
    const wanted = isFolder ? join(named, 'index.html') : named;
    const found = wanted !== null && existsSync(wanted) && statSync(wanted).isFile();
    const file = found ? wanted : inside !== null && instead && join(served, instead);
    if (!file) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not here');
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const packed = gzip && PACKABLE.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const encoding = packed ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {};
    const status = found || instead === 'index.html' ? 200 : 404;
    response.writeHead(status, { 'Content-Type': type, ...encoding, ...(isolated ? ISOLATION : {}) });
    const body = createReadStream(file);
    (packed ? body.pipe(createGzip()) : body).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${name}:${port}${path}`,
    use(next) {
      served = next;
    },
    async stop() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
