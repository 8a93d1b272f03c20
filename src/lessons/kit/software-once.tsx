import { createContext, type ReactNode, useContext, useId, useState } from 'react';
import type { AdapterInfo } from '../../engine/contract.ts';
import { SoftwareLine, SoftwareNotice } from '../../ui/gpu/gpu-notice.tsx';

/** Which notice was the first of a visit; it stays whole while it is there. */
interface Told {
  by: string | null;
}

const VisitContext = createContext<Told | null>(null);

/** From opening a lesson to leaving it, over all of its steps. */
export function Visit({ children }: { children: ReactNode }) {
  const [told] = useState<Told>(() => ({ by: null }));
  return <VisitContext value={told}>{children}</VisitContext>;
}

/** Goes with every figure of a software adapter: in full once in a visit to a lesson, then in a line. */
export function SoftwareOnce({ adapter }: { adapter: AdapterInfo }) {
  const told = useContext(VisitContext);
  const id = useId();
  // The first to be drawn takes it; drawn again, it finds itself.
  if (told) told.by ??= id;
  return told && told.by !== id ? <SoftwareLine adapter={adapter} /> : <SoftwareNotice adapter={adapter} />;
}
