/** The kernel that is open: what stands in it, kept with every change. */
import { useRef, useState } from 'react';
import type { Kernel, Workload } from '../../engine/contract.ts';
import { printKernel } from '../../engine/kernel/kernel-file.ts';
import { useServices } from '../../ui/state/services.tsx';
import { type KernelDraft, type Saved, saveDraft } from './kernel-drafts.ts';

export interface OpenKernel {
  readonly kernel: Kernel;
  /** Identifies what stands there now: a result belongs to the text that it was made from. */
  readonly text: string;
  /** Where it is kept. */
  readonly path: string;
  /** What became of the last change. */
  readonly saved: Saved['state'];
  change(update: (kernel: Kernel) => Kernel): void;
}

export function useKernel(draft: KernelDraft, workload: Workload): OpenKernel {
  const { drafts } = useServices();
  const [shown, setShown] = useState<Omit<OpenKernel, 'change'>>(() => ({
    kernel: draft.kernel,
    text: printKernel(draft.kernel),
    path: draft.path,
    saved: 'kept',
  }));
  // Changes may come faster than they are drawn.
  const now = useRef({ kernel: draft.kernel, path: draft.path, seen: draft.text });
  const change = (update: (kernel: Kernel) => Kernel) => {
    const { path, seen, kernel: before } = now.current;
    const kernel = update(before);
    const saved = saveDraft(drafts, { path, text: seen }, kernel, workload);
    if (saved.state === 'full' || saved.state === 'tooLong') now.current = { kernel, path, seen };
    else now.current = { kernel: saved.state === 'apart' ? saved.kernel : kernel, path: saved.path, seen: saved.text };
    const text = 'text' in saved ? saved.text : printKernel(kernel);
    setShown((last) => ({
      kernel: now.current.kernel,
      text,
      path: now.current.path,
      // That there are two now is to be read for as long as the page is open.
      saved: saved.state === 'kept' ? (last.saved === 'apart' ? 'apart' : 'kept') : saved.state,
    }));
  };
  return { ...shown, change };
}
