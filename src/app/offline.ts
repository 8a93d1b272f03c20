/** What is known of the kept build, for the frame to tell. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface OfflineState {
  /** The whole build is kept: everything works without a network. */
  readonly ready: boolean;
  /** A newer build than this page's is there; it comes when the page is loaded again, and only then. */
  readonly newer: boolean;
}

export type Offline = StoreApi<OfflineState>;

export const createOffline = (): Offline => createStore(() => ({ ready: false, newer: false }));

/** What a page asks of the service worker: to keep its build. `script` is a file of the page's own build, by its address. */
export interface KeepRequest {
  readonly keep: string;
}

/** And its answer, once it has. */
export interface KeepAnswer {
  /** Whether the build is kept whole. */
  readonly kept: boolean;
  /** Whether that file is of the same build. */
  readonly same: boolean;
}
