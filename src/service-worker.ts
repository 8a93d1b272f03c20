/**
 * Two jobs. Isolation: a host that sends no COOP/COEP gets them added here, so that threads may share memory. Offline:
 * the whole build is kept after the first visit.
 *
 * Pages come from the network first and name hashed files, so a page never mixes two builds. Files of the last build
 * but one are kept for tabs that are still open on it.
 */
import type { KeepAnswer, KeepRequest } from './app/offline.ts';
import { answerPage, pageFor } from './app/page-request.ts';

interface ManifestEntry {
  readonly url: string;
  readonly revision: string | null;
}

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface AskedEvent extends LifeEvent {
  readonly data: KeepRequest;
  /** Null where the page is gone. */
  readonly source: { postMessage(message: KeepAnswer): void } | null;
}

interface RequestEvent extends LifeEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** TypeScript cannot load the types of service workers beside those of pages; this is the part in use. */
interface ServiceWorkerScope {
  readonly __WB_MANIFEST: readonly ManifestEntry[];
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'message', listener: (event: AskedEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}

declare const self: ServiceWorkerScope;

const FILES = self.__WB_MANIFEST;
const PREFIX = 'lockstep-';
const KEPT_BUILDS = 2;
/** Files fetched side by side: as many connections as a browser opens to one host anyway. */
const AT_ONCE = 6;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
// Asked for by the page once it stands: the install itself stays instant, so that isolation does not wait for it.
self.addEventListener('message', (event) => event.waitUntil(keepFor(event)));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  event.respondWith(answer(request, url).then((response) => isolated(response, url)));
});

const absolute = (path: string) => new URL(path, self.registration.scope).href;

/** Keeps this build, and tells the page that asked whether it is its own. */
async function keepFor({ data, source }: AskedEvent): Promise<void> {
  const kept = await keepBuild().catch(() => false);
  source?.postMessage({ kept, same: FILES.some(({ url }) => absolute(url) === data.keep) });
}

/** Alike for the same files, different when any of them changed. */
async function buildName(): Promise<string> {
  const text = FILES.map(({ url, revision }) => `${url} ${revision}`).join('\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return PREFIX + [...new Uint8Array(digest, 0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A cache counts as complete once its page is in, which is therefore stored last.
 * @returns whether it is
 */
async function keepBuild(): Promise<boolean> {
  const name = await buildName();
  const page = absolute('index.html');
  const cache = await caches.open(name);
  if (await cache.match(page)) return true;
  const others = FILES.filter(({ url }) => absolute(url) !== page);
  for (let first = 0; first < others.length; first += AT_ONCE) {
    const stored = await Promise.all(others.slice(first, first + AT_ONCE).map((file) => keepFile(cache, file)));
    if (stored.includes(false)) return false;
  }
  const response = await fetch(page, { cache: 'no-cache' });
  if (!response.ok) return false;
  await cache.put(page, response);
  const builds = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== name);
  await Promise.all(builds.slice(0, Math.max(0, builds.length - (KEPT_BUILDS - 1))).map((key) => caches.delete(key)));
  return true;
}

/** @returns false where the file is not to be had: the build stays incomplete, and is tried again next time */
async function keepFile(cache: Cache, { url, revision }: ManifestEntry): Promise<boolean> {
  const address = absolute(url);
  if (await cache.match(address)) return true;
  const response =
    (revision === null ? await caches.match(address, { ignoreVary: true }) : undefined) ??
    (await fetch(address, { cache: revision === null ? 'default' : 'no-cache' }));
  if (response.ok) await cache.put(address, response);
  return response.ok;
}

async function answer(request: Request, url: URL): Promise<Response> {
  if (request.mode === 'navigate')
    return answerPage(
      (signal) => fetch(request, { signal }),
      () => keptPage(request.url),
    );
  const hashed = url.href.startsWith(absolute('assets/'));
  const kept = await caches.match(url.href, { ignoreVary: true });
  if (hashed && kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** From the newest complete build. */
async function keptPage(address: string): Promise<Response | undefined> {
  const builds = (await caches.keys()).filter((key) => key.startsWith(PREFIX)).reverse();
  for (const name of builds) {
    const build = await caches.open(name);
    if (!(await build.match(absolute('index.html')))) continue;
    return pageFor(address, self.registration.scope, (file) => build.match(file));
  }
  return undefined;
}

/** What other sites may frame, isolated or not, is told apart by its folder. */
function isolated(response: Response, url: URL): Response {
  // A redirect that the browser is to follow itself, and an error, cannot be rewritten.
  if (response.status === 0 || response.type === 'opaqueredirect') return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  const framed = url.href.startsWith(absolute('embed/'));
  headers.set('Cross-Origin-Resource-Policy', framed ? 'cross-origin' : 'same-origin');
  const body = [204, 205, 304].includes(response.status) ? null : response.body;
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}
