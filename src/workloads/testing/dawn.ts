/** Gives Node what a browser has, `navigator.gpu`, through Dawn: tests of real kernels then run here as they do there. */
import { create, globals } from 'webgpu';

Object.assign(globalThis, globals);
// Node 20 has no `navigator`.
globalThis.navigator ??= {} as Navigator;
Object.defineProperty(navigator, 'gpu', {
  // Rounding timestamps protects web pages from each other; here it would only coarsen the clock. Kernels that take an
  // experiment are proved where an adapter offers it.
  value: create(['disable-dawn-features=timestamp_quantization', 'enable-dawn-features=allow_unsafe_apis']),
  configurable: true,
});
