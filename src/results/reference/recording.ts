/**
 * A reference result: what the command line wrote of one run on one machine, boiled down to what is drawn, with the
 * command that made it. `src/reference/<machine>/<what>.json`; docs/reference-results.md tells how one comes about.
 */
import * as v from 'valibot';
import { type CliJson, cliJsonSchema } from '../cli-json.ts';

/** What is in a file beside the command line's own fields. */
const added = {
  /** As it was typed, `npm run bench -- …`. */
  command: v.pipe(v.string(), v.startsWith('npm run bench -- ')),
  /** Of the GPU, as its machine names it; null where nobody wrote it down. */
  driver: v.nullable(v.pipe(v.string(), v.minLength(1))),
};

export const recordingSchema = v.pipe(
  v.object({ ...cliJsonSchema.entries, ...added }),
  v.check(({ environment }) => environment.adapter !== null, 'a reference result names its adapter'),
  v.check(({ environment }) => environment.browser !== '', 'a reference result names its browser or runtime'),
  v.check(({ measurements }) => measurements.length > 0, 'a reference result has at least one case'),
  v.check(
    ({ measurements }) => measurements.every(({ status, checked }) => status === 'ok' && checked !== 'no'),
    'a reference result has only cases whose output was proved',
  ),
);

export type Recording = v.InferOutput<typeof recordingSchema>;

/** What a machine is called, where the browser does not say it well: `src/reference/<machine>/machine.json`. */
export const machineSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1)),
  software: v.boolean(),
});

export type MachineName = v.InferOutput<typeof machineSchema>;

/** Five digits are more than two runs agree in. */
const DIGITS = 5;

const rounded = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, rounded(one)]));
};

export interface Provenance {
  readonly command: string;
  readonly driver: string | null;
  /** Of a lesson's run only the GPU's side is kept: nobody's CPU stands in for another's. */
  readonly gpuOnly: boolean;
}

/** @returns null where no case is left, because none was proved. */
export function toRecording(document: CliJson, { command, driver, gpuOnly }: Provenance): Recording | null {
  const measurements = document.measurements
    .filter(({ on, status, checked }) => status === 'ok' && checked !== 'no' && (!gpuOnly || on === 'gpu'))
    .map(({ configuration, edit: _, ...row }) => ({ ...row, ...(configuration ? { configuration } : {}) }));
  if (!measurements.length) return null;
  const { schema, startedAt, budgetMs, seed, environment } = document;
  const file = {
    schema,
    startedAt,
    command,
    driver,
    budgetMs,
    seed,
    environment,
    measurements: measurements.map((row) => rounded(row)),
    link: '',
  };
  return v.parse(recordingSchema, file);
}

/** A folder's name for a machine: its adapter in small letters, and the runtime where that is not a browser. */
export const slugOf = (name: string, runtime: 'browser' | 'dawn'): string => {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return runtime === 'dawn' ? `${slug}-dawn` : slug;
};
