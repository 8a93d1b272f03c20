/** What to call an adapter, also where a browser says nothing of it (Firefox). */
import type { AdapterInfo, Locale, LocalText, SecondGpu } from '../engine/contract.ts';
import type { SummaryEnvironment, SummaryRow } from './summary.ts';

const UNNAMED: LocalText = { en: 'GPU without a name', 'zh-CN': '未透露型号的 GPU' };

/** The most telling of what the browser says; browsers often blank the device's name, some everything. */
export function adapterName(
  info: Pick<AdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'>,
  locale: Locale,
): string {
  const { vendor, architecture, device, description } = info;
  return description || [vendor, architecture, device].filter(Boolean).join(' ') || UNNAMED[locale];
}

type Gpus = Pick<SummaryEnvironment, 'adapter' | 'secondAdapter'>;

/** The adapter that a row was measured with; null where it is not known. */
export const adapterOf = ({ gpu }: Pick<SummaryRow, 'gpu'>, { adapter, secondAdapter }: Gpus): AdapterInfo | null =>
  gpu ? (secondAdapter ?? null) : adapter;

/** `Intel Iris Xe`, of two that are called alike `Intel Arc (2)`: a row must say on which of them it ran. */
export function gpuName(gpus: Gpus, gpu: SecondGpu | undefined, locale: Locale): string {
  const of = (adapter: AdapterInfo | null | undefined) => (adapter ? adapterName(adapter, locale) : null);
  const first = of(gpus.adapter);
  const second = of(gpus.secondAdapter);
  if (!gpu) return first ?? UNNAMED[locale];
  if (second === null) return SECOND_GPU[locale];
  return second === first ? `${second} (2)` : second;
}

/** Where it has no name. */
export const SECOND_GPU: LocalText = { en: 'second GPU', 'zh-CN': '第二个 GPU' };

/** Both in a result that used two, else the one; null where there is no GPU. */
export function gpuNames(gpus: Gpus, locale: Locale): string | null {
  if (!gpus.adapter) return null;
  const first = gpuName(gpus, undefined, locale);
  return gpus.secondAdapter ? `${first} + ${gpuName(gpus, 'second', locale)}` : first;
}
