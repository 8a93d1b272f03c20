/** What to call an adapter. One home: Firefox names none, and each place had an empty name or a question mark. */
import type { AdapterInfo, Locale, LocalText } from '../engine/contract.ts';

const UNNAMED: LocalText = { en: 'GPU without a name', 'zh-CN': '未透露型号的 GPU' };

/** The most telling of what the browser says; browsers often blank the device's name, some everything. */
export function adapterName(
  info: Pick<AdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'>,
  locale: Locale,
): string {
  const { vendor, architecture, device, description } = info;
  return description || [vendor, architecture, device].filter(Boolean).join(' ') || UNNAMED[locale];
}
