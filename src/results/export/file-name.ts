import type { Summary } from '../summary.ts';

export type ExportKind = 'json' | 'csv' | 'md' | 'png';

/** `lockstep-matmul-nvidia-ampere-20250314-0930.csv`: workloads, machine, start in UTC. ASCII, safe on every system. */
export function exportName({ measurements, environment, startedAt }: Summary, kind: ExportKind): string {
  const workloads = [...new Set(measurements.map(({ workload }) => workload))].slice(0, 3);
  const { adapter } = environment;
  const machine = adapter?.software ? 'software-adapter' : `${adapter?.vendor ?? 'cpu'} ${adapter?.architecture ?? ''}`;
  return `${['lockstep', ...workloads, machine, stamp(startedAt)].map(slug).filter(Boolean).join('-')}.${kind}`;
}

/** For a file that holds several runs. */
export const historyFileName = (runs: number, nowIso: string): string => `lockstep-${runs}-runs-${stamp(nowIso)}.json`;

/** For a picture of what somebody found in the course. */
export const foundFileName = (nowIso: string): string => `lockstep-found-${stamp(nowIso)}.png`;

/** For how far somebody is in the course. */
export const progressFileName = (nowIso: string): string => `lockstep-progress-${stamp(nowIso)}.json`;

/** For a class: its name where that has Latin letters. */
export const classFileName = (name: string, nowIso: string, kind: 'json' | 'csv'): string =>
  `${['lockstep-class', slug(name), stamp(nowIso)].filter(Boolean).join('-')}.${kind}`;

/** For what a student hands in. */
export const handInFileName = (startedAt: string): string => `lockstep-hand-in-${stamp(startedAt)}.json`;

const stamp = (iso: string) => iso.replace(/[-:]/g, '').slice(0, 13).replace('T', '-');

const slug = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .toLowerCase();
