/** How the service worker answers for a page: from the network, in time, or from what is kept. */

/** Waiting longer for a page than this means the network is no use, where there is a page to show instead. */
const PAGE_TIMEOUT_MS = 4000;

/**
 * Pages that may stand for an address, best first: its own, then the home page's, which shows any page behind the `#`.
 * @param scope the folder that the app is served from
 */
export function pagesFor(address: string, scope: string): readonly string[] {
  const { origin, pathname } = new URL(address);
  const path = `${origin}${pathname}`;
  const home = new URL('index.html', scope).href;
  const own = path.endsWith('/') ? `${path}index.html` : path;
  return own === home ? [home] : [own, home];
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
