/** How the service worker answers for a page: from the network, in time, or from what is kept. */
import { hashAddress } from './lost.ts';

/** Waiting longer for a page than this means the network is no use, where there is a page to show instead. */
const PAGE_TIMEOUT_MS = 4000;

/**
 * What a kept build answers for an address: its own page, else a redirect, as hosts answer, because a page finds its files
 * from its own address alone: the app shows behind the `#` what no page is kept of.
 * @param scope the folder that the app is served from
 * @param kept resolves to the file with this address, undefined where the build has none
 */
export async function pageFor(
  address: string,
  scope: string,
  kept: (file: string) => Promise<Response | undefined>,
): Promise<Response> {
  const { origin, pathname, search } = new URL(address);
  const path = `${origin}${pathname}`;
  const isFolder = path.endsWith('/');
  const own = await kept(isFolder ? `${path}index.html` : path);
  if (own) return own;
  const hasFolder = !isFolder && (await kept(`${path}/index.html`)) !== undefined;
  return Response.redirect(hasFolder ? `${path}/${search}` : hashAddress(address, scope));
}

/**
 * The limit is for the first byte and holds only where a page is kept: on a slow host's first visit there is none, and
 * a slow body must not be cut off.
 * @param kept resolves to the page of the newest complete build
 * @throws (rejects) what the network says, where no page is kept
 */
export async function answerPage(
  network: (signal: AbortSignal) => Promise<Response>,
  kept: () => Promise<Response | undefined>,
): Promise<Response> {
  const instead = await kept();
  const controller = new AbortController();
  const timer = instead && setTimeout(() => controller.abort(), PAGE_TIMEOUT_MS);
  try {
    const response = await network(controller.signal);
    return response.status < 500 ? response : (instead ?? response);
  } catch (error) {
    if (instead) return instead;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
