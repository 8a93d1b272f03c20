import { createContext, useContext } from 'react';

/** Whether the browser has promised to keep what a page stores; null while nobody has asked, or it has not answered. */
export const KeptContext = createContext<boolean | null>(null);

export const useKept = (): boolean | null => useContext(KeptContext);
