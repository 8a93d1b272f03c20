import { parseArgs } from 'node:util';
import type { GpuPower } from '../engine/contract.ts';
import { messageOf } from '../engine/errors.ts';
import { drawSeed } from '../engine/random.ts';
import { LEAST_SUSTAINED, MOST_SUSTAINED } from '../engine/sustain/api.ts';
import { SUITES } from './suites.ts';

export interface Options {
  readonly patterns: readonly string[];
  /** Name of a set of patterns that is run as well. */
  readonly suite: string | null;
  readonly json: string | null;
  /** Null: chosen by what is run. */
  readonly budgetSeconds: number | null;
  readonly runtime: 'chromium' | 'dawn';
  readonly adapter: 'auto' | 'hardware' | 'software';
  /** Which of several GPUs. */
  readonly power: GpuPower;
  readonly seed: number;
  readonly site: string;
  /** Kernels of the caller's own, `NAME=FILE` each. */
  readonly kernels: readonly string[];
  /** The workload to tune instead of measuring. */
  readonly tune: string | null;
  /** Seconds of one case, batch upon batch, instead of measuring; null for none. */
  readonly sustain: number | null;
  /** Where tuned configurations are kept: `--tune` writes it, a run reads it. */
  readonly tuned: string | null;
  /** The patterns are files of earlier runs, to be held against the bars. */
  readonly check: boolean;
  /** With `check`: a file of the libraries' cases, each run alone. */
  readonly alone: string | null;
  readonly list: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const OTHERS = Object.keys(SUITES)
  .filter((name) => !name.startsWith('peers'))
  .join(', ');

export const USAGE = `Usage: npm run bench -- [PATTERN …] [options]

A pattern is a case with wildcards: 'matmul:*:n=512', 'convolution:wasm*:size=1024,k=3', 'matmul:tiled|wasm:n=256|512'.
Without one, a default sweep of every workload within 60 seconds. Libraries are run only when they are named:
'matmul:tfjs-*:n=512'; a wildcard that a name begins with leaves them out. Where the machine has two GPUs,
'matmul:tiled|tiled~second:n=512' runs both in one run: ~second is the one that --power does not name.

  --suite NAME            peers: our best against all libraries, for npm run bench:check; peers-hardware adds larger sizes
                          and the device's limits. Others: ${OTHERS}
  --json FILE             write the results as JSON (schema 1)
  --budget SECONDS        time for measuring (default: enough for what is run, five minutes at most)
  --runtime chromium|dawn where to run: real headless Chromium (default), or Node through Dawn
  --adapter auto|hardware|software
                          auto (default) takes a hardware adapter where there is one
  --power high-performance|low-power
                          which of two GPUs, where the machine has them (default: high-performance)
  --seed N                seed of inputs and order (default: random, printed in the JSON)
  --site URL              where the share link points (default: http://localhost:4173/)
  --kernel NAME=FILE      a WGSL file of your own as a contender: 'matmul:tiled|mine:n=512' --kernel mine=path/to/file.wgsl;
                          the workbench saves such files. The exit code is then a judge's: 0 when it is proved, 1 when it
                          is wrong, 2 for a bad command, 3 when it could not be run here
  --tune WORKLOAD         find the fastest configuration of its tuned variant on this device, instead of measuring;
                          patterns, if any, name the sizes
  --sustain SECONDS       run the one case that the pattern names for so long, batch upon batch, and show its rate over
                          time, late over early: whether the machine slows down as it gets hot; --json writes a document of
                          its own (schema sustained-1)
  --tuned FILE            JSON file of tuned configurations: --tune adds to it, a run uses what fits this device
  --check OUT [AGAIN]     hold a JSON file of --suite peers or roofs against the bars; a second one of the same
                          plan is compared with it; --alone FILE compares each library with the same case run alone
  --list                  print the cases that the patterns name, or without one all there is; run nothing
  --version               which Lockstep this is
  --help                  this text

Ctrl+C ends the run with what has been measured.

Exit code: 0 when every case is ok or unsupported here, 1 when any is wrong, failed or aborted or nothing could be run,
2 for a bad command or a file that could not be written, 130 after Ctrl+C.`;

/** @returns the options, or a sentence that says what is wrong with the command. */
export function parseOptions(argv: readonly string[]): Options | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return messageOf(error);
  }
  const { values, positionals } = parsed;
  const budgetSeconds = values.budget === undefined ? null : Number(values.budget);
  if (budgetSeconds !== null && !(budgetSeconds > 0 && budgetSeconds <= 86_400)) {
    return `--budget takes seconds between 0 and 86400, not '${values.budget}'.`;
  }
  const seed = values.seed === undefined ? drawSeed() : /^\d+$/.test(values.seed) ? Number(values.seed) : -1;
  if (seed < 0 || seed > 0xffffffff) return `--seed takes a whole number up to 4294967295, not '${values.seed}'.`;
  const { runtime, adapter, suite } = values;
  if (suite !== undefined && !Object.hasOwn(SUITES, suite)) {
    return `--suite is one of ${Object.keys(SUITES).join(', ')}, not '${suite}'.`;
  }
  if (runtime !== 'chromium' && runtime !== 'dawn') return `--runtime is chromium or dawn, not '${runtime}'.`;
  if (adapter !== 'auto' && adapter !== 'hardware' && adapter !== 'software') {
    return `--adapter is auto, hardware or software, not '${adapter}'.`;
  }
  const sustain = values.sustain === undefined ? null : Number(values.sustain);
  if (sustain !== null && !(sustain >= LEAST_SUSTAINED && sustain <= MOST_SUSTAINED)) {
    return `--sustain takes seconds from ${LEAST_SUSTAINED} to ${MOST_SUSTAINED}, not '${values.sustain}'.`;
  }
  const idle = idleBeside(values);
  if (idle !== null) return idle;
  const { power } = values;
  if (power !== 'high-performance' && power !== 'low-power') {
    return `--power is high-performance or low-power, not '${power}'.`;
  }
  if (!URL.canParse(values.site))
    return `--site takes a whole address such as https://example.org/, not '${values.site}'.`;
  return {
    patterns: positionals,
    suite: values.suite ?? null,
    json: values.json ?? null,
    budgetSeconds,
    runtime,
    adapter,
    power,
    seed,
    site: values.site,
    kernels: values.kernel,
    tune: values.tune ?? null,
    sustain,
    tuned: values.tuned ?? null,
    check: values.check,
    alone: values.alone ?? null,
    list: values.list,
    help: values.help,
    version: values.version,
  };
}

/** What would do nothing beside what else was asked for. */
function idleBeside(values: ReturnType<typeof parse>['values']): string | null {
  const { tune, sustain, kernel, json, check, alone, suite, tuned, budget } = values;
  if (sustain !== undefined && kernel.length) return '--sustain runs contenders of ours; leave out --kernel.';
  if (tune !== undefined && sustain !== undefined)
    return '--tune and --sustain are two commands; run one after the other.';
  if (tune !== undefined && kernel.length) return '--tune tunes a variant of ours; leave out --kernel.';
  if (tune !== undefined && json !== undefined)
    return '--tune writes what it finds with --tuned FILE; leave out --json.';
  if (alone !== undefined && !check) return '--alone is compared by --check; give both.';
  if (check && (tune !== undefined || sustain !== undefined || kernel.length > 0 || json !== undefined))
    return '--check reads files and runs nothing; leave out --tune, --sustain, --kernel and --json.';
  if (check && (suite !== undefined || tuned !== undefined || budget !== undefined))
    return '--check reads files and runs nothing; leave out --suite, --tuned and --budget.';
  if (tune !== undefined && suite !== undefined) return '--tune takes its sizes from patterns; leave out --suite.';
  if ((tune ?? sustain) !== undefined && budget !== undefined)
    return `--budget is for measuring; ${tune !== undefined ? '--tune takes the time that it needs' : '--sustain says how long'}.`;
  return null;
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      suite: { type: 'string' },
      json: { type: 'string' },
      budget: { type: 'string' },
      runtime: { type: 'string', default: 'chromium' },
      adapter: { type: 'string', default: 'auto' },
      power: { type: 'string', default: 'high-performance' },
      seed: { type: 'string' },
      site: { type: 'string', default: 'http://localhost:4173/' },
      kernel: { type: 'string', multiple: true, default: [] },
      tune: { type: 'string' },
      sustain: { type: 'string' },
      tuned: { type: 'string' },
      check: { type: 'boolean', default: false },
      alone: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
    },
  });
}
