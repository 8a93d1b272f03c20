/** The machines whose reference results are here; those of one are loaded together, when they are asked for. */
import type { MachineName, Recording } from './recording.ts';

export interface ReferenceMachine extends MachineName {
  /** The name of its folder. */
  readonly id: string;
}

/** By the name of the file: `<lesson>.<run>`, or a suite. */
export type Recordings = ReadonlyMap<string, Recording>;

const NAMES = import.meta.glob<MachineName>('../../reference/*/machine.json', { eager: true, import: 'default' });
const FOLDERS = import.meta.glob<{ readonly files: Readonly<Record<string, Recording>> }>(
  '../../reference/*/recordings.ts',
);

const folderOf = (path: string): string => path.split('/').at(-2) ?? '';

/** Real adapters first, each by name. */
export const MACHINES: readonly ReferenceMachine[] = Object.entries(NAMES)
  .map(([path, { name, software }]) => ({ id: folderOf(path), name, software }))
  .sort((a, b) => Number(a.software) - Number(b.software) || a.name.localeCompare(b.name));

/** Empty for a machine that is not here. Rejects where its file cannot be fetched. */
export async function loadRecordings(machine: string): Promise<Recordings> {
  const load = FOLDERS[`../../reference/${machine}/recordings.ts`];
  if (!load) return new Map();
  const { files } = await load();
  return new Map(Object.entries(files).map(([path, file]) => [path.slice('./'.length, -'.json'.length), file]));
}
