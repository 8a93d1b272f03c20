import { useCallback, useEffect, useState } from 'react';
import { type OpenedClass, openClass } from '../../results/class/class.ts';
import type { WholeClass } from '../../results/class/classes.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';

export type ClassState =
  | { readonly status: 'loading' }
  | { readonly status: 'gone' }
  | { readonly status: 'trouble'; readonly trouble: StorageTrouble }
  | { readonly status: 'ready'; readonly whole: WholeClass; readonly opened: OpenedClass };

/** A class, read again after every change in this tab or another one. */
export function useClass(id: string): { readonly state: ClassState; reload(): void } {
  const services = useServices();
  const [state, setState] = useState<ClassState>({ status: 'loading' });
  const reload = useCallback(async () => {
    try {
      const whole = await (await services.classes()).get(id);
      setState(
        whole
          ? { status: 'ready', whole, opened: openClass(whole.kept, whole.handIns, workloads) }
          : { status: 'gone' },
      );
    } catch (error) {
      setState({ status: 'trouble', trouble: storageTrouble(error) });
    }
  }, [services, id]);
  useClassChanges(reload);
  return { state, reload: () => void reload() };
}

/** Calls once now and after every change. */
export function useClassChanges(call: () => void): void {
  const services = useServices();
  useEffect(() => {
    let wanted = true;
    let end = () => {};
    services.classes().then(
      (classes) => {
        if (wanted) end = classes.subscribe(call);
      },
      // Whoever reads says so.
      () => undefined,
    );
    call();
    return () => {
      wanted = false;
      end();
    };
  }, [services, call]);
}
