/** What pages share. Made once by main.tsx and handed down; nothing here is a module singleton. */
import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { GpuPower } from '../../engine/contract.ts';
import type { Classes } from '../../results/class/classes.ts';
import type { History } from '../../results/history/history.ts';
import type { BenchQueries } from '../bench/client.ts';
import type { Lease, LeaseState } from '../bench/lease.ts';
import type { BesideState, BesideStore } from './beside-store.ts';
import type { Drafts } from './drafts.ts';
import type { GpuStore } from './gpu-store.ts';
import type { LimitState, LimitStore } from './limit-store.ts';
import type { RunState, RunStore } from './run-store.ts';
import type { Preferences } from './storage.ts';
import type { Unsaved } from './unsaved.ts';

export interface Services {
  readonly bench: BenchQueries;
  /** The way to measure anything. */
  readonly lease: Lease;
  readonly run: RunStore;
  readonly limit: LimitStore;
  readonly gpu: GpuStore;
  readonly beside: BesideStore;
  readonly preferences: Preferences;
  readonly drafts: Drafts;
  readonly unsaved: Unsaved;
  /** Past runs; loaded on first use. */
  history(): Promise<History>;
  /** Classes that are kept here; loaded on first use. */
  classes(): Promise<Classes>;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('useServices needs a ServicesProvider above it');
  return services;
}

/** Draws again when what `selector` picks has changed; it must return a stable value. */
export function useRun<T>(selector: (state: RunState) => T): T {
  return useStore(useServices().run, selector);
}

/** The same of who has the bench. */
export function useLease<T>(selector: (state: LeaseState) => T): T {
  return useStore(useServices().lease, selector);
}

/** The same of what is known of this machine's limits. */
export function useLimit<T>(selector: (state: LimitState) => T): T {
  return useStore(useServices().limit, selector);
}

/** The same of the reference machine that is laid behind results. */
export function useBesideState<T>(selector: (state: BesideState) => T): T {
  return useStore(useServices().beside, selector);
}

/** Which of this machine's GPUs is used. */
export const useGpuPower = (): GpuPower => useStore(useServices().gpu, ({ power }) => power);
