import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import type { KeptClass, KeptHandIn } from '../../results/class/class.ts';
import { type ClassReader, createClassReader } from '../../results/class/class-reader.ts';
import type { Class } from '../../results/class/model.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { breathe } from '../../ui/state/breathe.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';

export type ShownClass =
  | { readonly status: 'loading' }
  | { readonly status: 'trouble'; readonly trouble: StorageTrouble }
  /** It was deleted, or is kept in another browser. */
  | { readonly status: 'missing' }
  | { readonly status: 'unreadable'; readonly problem: LocalText }
  | {
      readonly status: 'ready';
      readonly class: Class;
      readonly kept: KeptClass;
      readonly handIns: ReadonlyMap<string, KeptHandIn>;
    };

/** Milliseconds for which hand-ins are read before the page has its turn. */
const SLICE_MS = 12;

/** A class of this browser, read again after every change in this tab or another one; what was there stays the same object. */
export function useClass(id: string): { readonly shown: ShownClass; reload(): Promise<void> } {
  const services = useServices();
  const [shown, setShown] = useState<ShownClass>({ status: 'loading' });
  const reader = useRef<ClassReader>(null);
  const turn = useRef(0);

  const reload = useCallback(async () => {
    const own = ++turn.current;
    const show = (next: ShownClass) => {
      // A later change is being read: that one tells.
      if (own === turn.current) startTransition(() => setShown(next));
    };
    reader.current ??= createClassReader(workloads);
    try {
      const whole = await (await services.classes()).get(id);
      if (!whole) return show({ status: 'missing' });
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
      const opened = reader.current.open(kept, handIns);
      show(
        opened.ok
          ? { status: 'ready', class: opened.class, kept, handIns: opened.handIns }
          : { status: 'unreadable', problem: opened.problem },
      );
    } catch (error) {
      show({ status: 'trouble', trouble: storageTrouble(error) });
    }
  }, [services, id]);

  useEffect(() => {
    let wanted = true;
    let end = () => {};
    services.classes().then(
      (classes) => {
        if (wanted) end = classes.subscribe(() => void reload());
      },
      // Whoever reads says so.
      () => undefined,
    );
    void reload();
    return () => {
      wanted = false;
      turn.current++;
      end();
    };
  }, [services, reload]);

  return { shown, reload };
}
