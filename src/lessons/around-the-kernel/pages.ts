/** The pages that the lesson reads: those that the workbench saves, of three kernels that ship. Pure. */
import type { Locale } from '../../engine/contract.ts';
import { fromVariant } from '../../engine/kernel/begin.ts';
import type { HostPart } from '../../engine/kernel/host-notes.ts';
import { type HostLines, hostLines, hostPage } from '../../engine/kernel/host-page.ts';
import { PLAIN } from '../../engine/kernel/plain-device.ts';
import { workloads } from '../../workloads/registry.ts';
import { JOBS, type JobId } from './jobs.ts';

function madeFor<T>(id: JobId, make: (...args: Parameters<typeof hostPage>) => T | null, locale: Locale): T {
  const { workload: of, variant, params } = JOBS.find((job) => job.id === id) ?? JOBS[0];
  const workload = workloads.find((one) => one.id === of);
  const kernel = workload && fromVariant(workload, variant, PLAIN, id);
  const made = kernel && make(workload, kernel, params, PLAIN, locale);
  if (!made) throw new Error(`There is no page of ${of}:${variant}.`);
  return made;
}

/** The page of a job as the workbench would save it. */
export const pageOf = (id: JobId, locale: Locale): string => madeFor(id, hostPage, locale);

/** The same, part by part. */
export const partsOf = (id: JobId, locale: Locale): readonly HostLines[] => madeFor(id, hostLines, locale);

/** Lines with something in them. */
export const linesIn = (parts: readonly HostLines[]): number =>
  parts.reduce((sum, { lines }) => sum + lines.filter((line) => line.trim()).length, 0);

export const isKernel = ({ part }: HostLines): boolean => part === 'kernel';

/** Parts in which the page of a job differs from that of the first. */
export function differing(id: JobId, locale: Locale): readonly HostPart[] {
  const first = new Map(partsOf(JOBS[0].id, locale).map(({ part, lines }) => [part, lines.join('\n')]));
  return partsOf(id, locale).flatMap(({ part, lines }) => (first.get(part) === lines.join('\n') ? [] : [part]));
}
