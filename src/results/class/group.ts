/** What kind of machine it is, as coarse as a class may know it. */
import type { AdapterInfo } from '../../engine/contract.ts';
import type { SummaryEnvironment } from '../summary.ts';

/** In the order of their codes in links: never sort, only append. `software`: the "GPU" is the CPU. `none`: no WebGPU. */
export const DEVICE_GROUPS = ['discrete', 'integrated', 'apple', 'phone', 'software', 'none'] as const;
export type DeviceGroup = (typeof DEVICE_GROUPS)[number];

const PHONE_OS = /android|\bios\b|ipados/i;
/** Makers of GPUs for phones, tablets and small boards. */
const MOBILE_VENDORS = /\b(?:arm|qualcomm|img-?tec|imagination|samsung|broadcom|hisilicon|mediatek)\b/;
const INTEL_CARD = /xe-\d?hp|gen-12hp|arc\S* (?:pro )?[ab]\d/;
/** Letters that cards are sold under. */
const AMD_CARD = /\b(?:rx|vii|pro|r[5-9]|instinct|firepro)\b/;
/** `Radeon(TM) Graphics`, `Radeon 780M`, `Radeon Vega 8 Graphics`: without them. */
const AMD_INSIDE = /radeon(?:\(tm\))? (?:graphics|\d{3}m\b|vega \d+ )|\b8\d60s\b/;
/** Of this architecture five generations of processors were built, and few cards (Vega 56 and 64, Radeon VII). */
const AMD_MOSTLY_INSIDE = /\bgcn-5\b/;
const NVIDIA_INSIDE = /tegra|orin|xavier|\bgb10\b/;

/**
 * One function, from what the browser says: WebGPU itself does not tell cards from graphics inside a processor. Browsers
 * that blank the name leave vendor and architecture; AMD's processors and cards share architectures and count as cards
 * then, but for the one that is in processors by far the most.
 */
export function groupOf({ adapter, os }: Pick<SummaryEnvironment, 'adapter' | 'os'>): DeviceGroup {
  if (!adapter) return 'none';
  if (adapter.software) return 'software';
  if (PHONE_OS.test(os)) return 'phone';
  return groupOfAdapter(adapter, os);
}

function groupOfAdapter({ vendor, architecture, device, description }: AdapterInfo, os: string): DeviceGroup {
  const said = [vendor, architecture, device, description].join(' ').toLowerCase();
  if (/\bapple\b/.test(said)) return 'apple';
  if (/nvidia|geforce|quadro/.test(said)) return NVIDIA_INSIDE.test(said) ? 'integrated' : 'discrete';
  if (/\bamd\b|\bati\b|radeon/.test(said)) {
    if (AMD_INSIDE.test(said)) return 'integrated';
    return AMD_MOSTLY_INSIDE.test(said) && !AMD_CARD.test(said) ? 'integrated' : 'discrete';
  }
  if (/intel/.test(said)) return INTEL_CARD.test(said) ? 'discrete' : 'integrated';
  // The same chips in laptops and boards: part of a processor there.
  if (MOBILE_VENDORS.test(said)) return 'integrated';
  // Firefox and Safari name nothing. A Mac has what Apple builds; elsewhere most machines have no card.
  return /mac ?os/i.test(os) ? 'apple' : 'integrated';
}
