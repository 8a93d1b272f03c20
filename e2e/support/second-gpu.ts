/**
 * The browser names another GPU to whoever asks for the frugal one. Runs in a page (`addInitScript`) or in the bench worker
 * (`addWorkerInitScript`); whatever is opened is a real device of the machine's own adapter.
 */
export function secondGpu(): void {
  if (typeof GPU === 'undefined') return;
  const ask = GPU.prototype.requestAdapter;
  GPU.prototype.requestAdapter = async function (options) {
    const adapter = await ask.call(this, options);
    if (!adapter || options?.powerPreference !== 'low-power') return adapter;
    const info = {
      vendor: 'acme',
      architecture: '',
      device: '',
      description: 'Acme Frugal',
      isFallbackAdapter: false,
    };
    Object.defineProperty(adapter, 'info', { value: info });
    return adapter;
  };
}
