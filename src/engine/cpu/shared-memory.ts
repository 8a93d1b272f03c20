/** Whether threads may share memory here: WebKit can be isolated and have no `SharedArrayBuffer` all the same. */
export const canShareMemory = (): boolean =>
  globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer !== 'undefined';
