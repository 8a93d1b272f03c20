import { startTransition, useCallback, useRef, useState } from 'react';
import { type ClassReader, createClassReader, type OpenedClass } from '../../results/class/class-reader.ts';
import type { WholeClass } from '../../results/class/classes.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { breathe } from '../../ui/state/breathe.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useChanges } from '../../ui/state/use-changes.ts';
import { workloads } from '../../workloads/registry.ts';

export type ClassState =
  | { readonly status: 'loading' }
  | { readonly status: 'gone' }
  | { readonly status: 'trouble'; readonly trouble: StorageTrouble }
  | { readonly status: 'ready'; readonly whole: WholeClass; readonly opened: OpenedClass };

/** Milliseconds for which hand-ins are read before the page has its turn. */
const SLICE_MS = 12;

/** A class, read again after every change in this tab or another one; what was there stays the same object. */
export function useClass(id: string): { readonly state: ClassState; reload(): void } {
  const services = useServices();
  const [state, setState] = useState<ClassState>({ status: 'loading' });
  const reader = useRef<ClassReader>(null);
  const turn = useRef(0);

  const reload = useCallback(async () => {
    const own = ++turn.current;
    const show = (next: ClassState) => {
      // A later change is being read: that one tells.
      if (own === turn.current) startTransition(() => setState(next));
    };
    reader.current ??= createClassReader(workloads);
    try {
      const whole = await (await services.classes()).get(id);
      if (!whole) return show({ status: 'gone' });
      const { kept, handIns } = whole;
      let since = performance.now();
      for (const handIn of handIns) {
        if (performance.now() - since > SLICE_MS) {
          await breathe();
          since = performance.now();
        }
        if (own !== turn.current) return;
        reader.current.prepare(kept, handIn);
      }
      show({ status: 'ready', whole, opened: reader.current.open(kept, handIns) });
    } catch (error) {
      show({ status: 'trouble', trouble: storageTrouble(error) });
    }
  }, [services, id]);
  useClassChanges(reload);
  return { state, reload: () => void reload() };
}

/** Calls once now and after every change. */
export const useClassChanges = (call: () => unknown): void => useChanges(useServices().classes, call);
