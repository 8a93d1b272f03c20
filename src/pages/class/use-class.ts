import { startTransition, useCallback, useRef, useState } from 'react';
import { type ClassReader, createClassReader } from '../../results/class/class-reader.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useChanges } from '../../ui/state/use-changes.ts';
import { workloads } from '../../workloads/registry.ts';
import { type ReadClass, readClass } from './read-class.ts';

export type ClassState =
  | { readonly status: 'loading' }
  | { readonly status: 'gone' }
  | { readonly status: 'trouble'; readonly trouble: StorageTrouble }
  | ({ readonly status: 'ready'; readonly reader: ClassReader } & ReadClass);

/** A class, read again after every change in this tab or another one; what was there stays the same object. */
export function useClass(id: string): { readonly state: ClassState; reload(): void } {
  const services = useServices();
  const [state, setState] = useState<ClassState>({ status: 'loading' });
  const [reader] = useState(() => createClassReader(workloads));
  const turn = useRef(0);

  const reload = useCallback(async () => {
    const own = ++turn.current;
    // A later change is being read: that one tells.
    const wanted = () => own === turn.current;
    const show = (next: ClassState | (() => ClassState)) => {
      if (wanted()) startTransition(() => setState(next));
    };
    try {
      const read = await readClass(await services.classes(), id, reader, wanted);
      show(read ? { status: 'ready', reader, ...read } : { status: 'gone' });
    } catch (error) {
      show(() => ({ status: 'trouble', trouble: storageTrouble(error) }));
    }
  }, [services, id, reader]);
  useClassChanges(reload);
  return { state, reload: () => void reload() };
}

/** Calls once now and after every change. */
export const useClassChanges = (call: () => unknown): void => useChanges(useServices().classes, call);
