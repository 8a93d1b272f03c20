/**
 * All that Lockstep keeps in a browser about whoever uses it, in one list, and how it goes. A value of local storage or a
 * store of the database that is missing here is a type error; whatever else keeps something is found by kept.test.ts.
 */
import { deleteDB, type StoreNames } from 'idb';
import { DATABASE, type Layout } from '../../results/history/database.ts';
import { answered } from '../../results/history/patience.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { KERNEL_DRAFTS } from '../../ui/state/drafts.ts';
import type { Services } from '../../ui/state/services.tsx';
import { PREFIX, type Stored } from '../../ui/state/storage.ts';

/** In the order in which a visitor is told of them. */
export const KEPT = ['runs', 'classes', 'course', 'puzzles', 'kernels', 'texts', 'tuned', 'limits', 'looks'] as const;
export type Kept = (typeof KEPT)[number];

/** What each value of local storage is told as. */
const OF_STORAGE: Readonly<Record<keyof Stored, readonly Kept[]>> = {
  theme: ['looks'],
  language: ['looks'],
  course: ['course'],
  drafts: ['kernels', 'texts'],
  puzzles: ['puzzles'],
  tuned: ['tuned'],
  limits: ['limits'],
  gpu: ['looks'],
  beside: ['looks'],
};

/** What each store of the database is told as. */
const OF_DATABASE: Readonly<Record<StoreNames<Layout>, readonly Kept[]>> = {
  runs: ['runs'],
  entries: ['runs'],
  classes: ['classes'],
  handIns: ['classes'],
};

/** Names, for the test that looks for what is missing. */
export const TOLD: readonly Kept[] = [...Object.values(OF_STORAGE), ...Object.values(OF_DATABASE)].flat();

/** Every database; each name begins with the first. */
const DATABASES: readonly string[] = [DATABASE];

type Readable = Pick<Services, 'preferences' | 'history' | 'classes'>;

const COUNTS: Readonly<Record<Kept, (from: Readable) => number | Promise<number>>> = {
  runs: async ({ history }) => (await history()).count(),
  classes: async ({ classes }) => (await (await classes()).list()).length,
  course: ({ preferences }) => Object.keys(preferences.read('course')).length,
  puzzles: ({ preferences }) => preferences.read('puzzles').length,
  kernels: ({ preferences }) => preferences.read('drafts').filter(({ id }) => id.startsWith(KERNEL_DRAFTS)).length,
  texts: ({ preferences }) => preferences.read('drafts').filter(({ id }) => !id.startsWith(KERNEL_DRAFTS)).length,
  tuned: ({ preferences }) => Object.keys(preferences.read('tuned')).length,
  limits: ({ preferences }) => (preferences.read('limits') === null ? 0 : 1),
  looks: ({ preferences }) =>
    Number(preferences.read('theme') !== 'system') +
    Number(preferences.read('language') !== null) +
    Number(preferences.read('gpu') !== 'high-performance') +
    Number(preferences.read('beside') !== null),
};

/** Why something was not counted; `other`: not for anything that the storage says. */
export type Uncounted = Extract<StorageTrouble, 'refused' | 'newer' | 'silent'> | 'other';

export interface KeptCount {
  readonly kept: Kept;
  /** Null where that is not known. */
  readonly count: number | null;
  readonly trouble: Uncounted | null;
}

/** What there is any of, or may be. Never rejects: what lies elsewhere than what cannot be read is told all the same. */
export async function countKept(from: Readable): Promise<readonly KeptCount[]> {
  const counts = await Promise.all(
    KEPT.map(async (kept): Promise<KeptCount> => {
      try {
        return { kept, count: await COUNTS[kept](from), trouble: null };
      } catch (error) {
        return { kept, count: null, trouble: troubleOf(error) };
      }
    }),
  );
  return counts.filter(({ count }) => count !== 0);
}

function troubleOf(error: unknown): Uncounted {
  try {
    const trouble = storageTrouble(error);
    return trouble === 'newer' || trouble === 'silent' ? trouble : 'refused';
  } catch {
    return 'other';
  }
}

/**
 * All of it, also what a later version keeps under its names; the files of the app itself stay. What this page still holds in
 * memory goes with the page: load it again.
 * @throws (rejects) what the browser says; `TimeoutError` where another tab that has the database open does not give it up
 */
export async function eraseKept(): Promise<void> {
  for (const storage of [() => localStorage, () => sessionStorage]) forgetIn(storage);
  const there = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const later = there.flatMap(({ name }) => (name?.startsWith(DATABASE) ? name : []));
  await Promise.all([...new Set([...DATABASES, ...later])].map((name) => answered(deleteDB(name))));
}

/** Where storage is refused there is nothing in it. */
function forgetIn(storage: () => Storage): void {
  try {
    const names = Object.keys(storage()).filter((name) => name.startsWith(PREFIX));
    for (const name of names) storage().removeItem(name);
  } catch {}
}
