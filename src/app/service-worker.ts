/** Registers the service worker, and loads the page once more where that gives it shared memory. */
import { atRest } from '../ui/frame/at-rest.ts';
import type { KeepAnswer, KeepRequest, Offline } from './offline.ts';

const RELOADED = 'lockstep.reloaded';

/**
 * At most one reload per tab, ever: the mark is set before it and never cleared, and where session storage is refused
 * there is none. `busy` spares a visitor who has already started a run or chosen a picture; isolation then comes with the next visit.
 * A newer build is told of in `offline` and loads nothing by itself.
 * @param script a file of this page's build, by its address
 */
export async function startServiceWorker(busy: () => boolean, offline: Offline, script: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    // Where no reload is to come, nothing is in a hurry: what is kept for later visits takes line and processor from this.
    if (crossOriginIsolated) await atRest();
    // Workers read their options when they start: wait for control, so that the reload goes through the service worker.
    const { serviceWorker } = navigator;
    await serviceWorker.register('./service-worker.js', { scope: './', updateViaCache: 'none' });
    const registration = await serviceWorker.ready;
    if (!crossOriginIsolated && !busy() && markReloaded()) {
      location.reload();
      return;
    }
    const request: KeepRequest = { keep: script };
    const keep = () => (serviceWorker.controller ?? registration.active)?.postMessage(request);
    // A page that comes from the network may be newer than the service worker that is there at first.
    let met = false;
    serviceWorker.addEventListener('message', ({ data }: MessageEvent<KeepAnswer>) => {
      if (data.same) offline.setState({ ready: data.kept });
      else if (met) offline.setState({ newer: true });
      met ||= data.same;
    });
    serviceWorker.startMessages();
    // The service worker of a new build takes over a moment later, and has that build to keep.
    serviceWorker.addEventListener('controllerchange', keep);
    keep();
    // Registering again does not look for one, and the browser does so in its own time.
    await registration.update();
    // A tab may stay open for days. Nothing is fetched while something is measured.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && !busy()) void registration.update().catch(() => undefined);
    });
  } catch {
    // Refused (a private window, a policy): everything works, without isolation where the host sends no headers.
  }
}

/** False when it was marked before or cannot be. */
function markReloaded(): boolean {
  try {
    if (sessionStorage.getItem(RELOADED)) return false;
    sessionStorage.setItem(RELOADED, '1');
    return true;
  } catch {
    return false;
  }
}
