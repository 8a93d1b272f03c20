/** Kernels among the drafts: one text each (engine/kernel/kernel-file.ts), under an address of its own. */
import type { Kernel, Workload } from '../../engine/contract.ts';
import { isKernelName, LONGEST_KERNEL, printKernel, readKernel } from '../../engine/kernel/kernel-file.ts';
import { drawSeed } from '../../engine/random.ts';
import { type Drafts, KERNEL_DRAFTS } from '../../ui/state/drafts.ts';

export interface KernelDraft {
  /** What follows `#/workbench/` in its address: workload and key. */
  readonly path: string;
  readonly kernel: Kernel;
  /** As it is stored: whoever changes it must have seen it. */
  readonly text: string;
  /** ISO 8601, UTC; null where it is not known. */
  readonly changed: string | null;
}

const idOf = (path: string): string => KERNEL_DRAFTS + path;

/** Null where there is none, or one that this version cannot read; it then stays where it is. */
export function openDraft(drafts: Pick<Drafts, 'list'>, path: string): KernelDraft | null {
  const found = drafts.list(KERNEL_DRAFTS).find(({ id }) => id === idOf(path));
  return (found && readDraft(found)) ?? null;
}

/** A draft that this version cannot read: another has written it. It can still be saved as a file. */
export type UnreadableDraft = Pick<KernelDraft, 'path' | 'text' | 'changed'>;

export const listUnreadable = (drafts: Pick<Drafts, 'list'>): readonly UnreadableDraft[] =>
  drafts
    .list(KERNEL_DRAFTS)
    .flatMap(({ id, text, changed = null }) =>
      readKernel(text).ok ? [] : [{ path: id.slice(KERNEL_DRAFTS.length), text, changed }],
    );

/** Changed last first. */
export const listDrafts = (drafts: Pick<Drafts, 'list'>): readonly KernelDraft[] =>
  drafts.list(KERNEL_DRAFTS).flatMap((draft) => readDraft(draft) ?? []);

function readDraft({ id, text, changed }: ReturnType<Drafts['list']>[number]): KernelDraft | null {
  const read = readKernel(text);
  return read.ok ? { path: id.slice(KERNEL_DRAFTS.length), kernel: read.kernel, text, changed: changed ?? null } : null;
}

/** A name that neither a variant nor another draft of the workload has: the one wished for, or that with a number. */
export function freeName(wished: string, workload: Workload, drafts: Pick<Drafts, 'list'>): string {
  const taken = new Set([
    ...workload.variants.map(({ id }) => id),
    ...listDrafts(drafts).flatMap(({ kernel }) => (kernel.workload === workload.id ? [kernel.name] : [])),
  ]);
  const base = isKernelName(wished) ? wished : 'mine';
  for (let number = 1; ; number++) {
    // A name has forty characters at most.
    const name = number === 1 ? base : `${base.slice(0, 36)}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Keeps a new kernel, at least until the page is closed. @returns its path; null where there is no room */
export function addDraft(drafts: Pick<Drafts, 'write'>, kernel: Kernel): string | null {
  const key = drawSeed().toString(16).padStart(8, '0');
  const path = `${kernel.workload}/${key}`;
  const text = printKernel(kernel);
  return text.length <= LONGEST_KERNEL && drafts.write(idOf(path), text) !== 'refused' ? path : null;
}

export type Saved =
  /** Until the page is closed where the browser refuses to store it. */
  | { readonly state: 'kept' | 'untilClosed'; readonly path: string; readonly text: string }
  /** Another tab has changed it meanwhile: both are kept, this one under another path and name. */
  | { readonly state: 'apart'; readonly path: string; readonly text: string; readonly kernel: Kernel }
  /** No room: export or delete some. */
  | { readonly state: 'full' }
  /** More than `LONGEST_KERNEL` characters, which nobody could read again. What was kept before stays. */
  | { readonly state: 'tooLong' };

/** @param seen the text as this page last read or wrote it */
export function saveDraft(
  drafts: Drafts,
  { path, text: seen }: Pick<KernelDraft, 'path' | 'text'>,
  kernel: Kernel,
  workload: Workload,
): Saved {
  const text = printKernel(kernel);
  if (text.length > LONGEST_KERNEL) return { state: 'tooLong' };
  const stored = drafts.read(idOf(path));
  if (stored === null || stored === seen || stored === text) {
    const state = drafts.write(idOf(path), text);
    return state === 'refused' ? { state: 'full' } : { state, path, text };
  }
  const copy = { ...kernel, name: freeName(kernel.name, workload, drafts) };
  const apart = addDraft(drafts, copy);
  return apart === null ? { state: 'full' } : { state: 'apart', path: apart, text: printKernel(copy), kernel: copy };
}

export const deleteDraft = (drafts: Pick<Drafts, 'write'>, path: string): void => void drafts.write(idOf(path), null);
