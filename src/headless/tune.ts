/** `--tune`: finds the fastest configuration on this device and keeps it in a file that later runs read. */
import { existsSync, readFileSync } from 'node:fs';
import type { Params, Tuned, Workload } from '../engine/contract.ts';
import type { Tried, TuneEvent, Winner } from '../engine/tune/api.ts';
import { writeAsked } from './files.ts';
import { closeRuntime, openRuntime, tellBroken } from './measure.ts';
import type { Options } from './options.ts';
import { showSteps } from './progress.ts';
import type { Runtime } from './runtime.ts';
import { figure } from './table.ts';

/**
 * @param mayLack where it is about to be written: there may be no such file yet
 * @returns what the file holds, or a sentence that says what is wrong with it
 */
export function readTuned(file: string | null, mayLack: boolean): Tuned | string {
  if (file === null || (mayLack && !existsSync(file))) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return `--tuned cannot read '${file}': ${error instanceof Error ? error.message : error}`;
  }
  const pairs = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  return pairs?.every(([, name]) => typeof name === 'string')
    ? Object.fromEntries(pairs)
    : `--tuned cannot use '${file}': it is not what --tune writes. Name another file or remove this one.`;
}

export interface TunedHere {
  /** Whether a configuration was found. */
  readonly found: boolean;
  /** False where the file that was asked for could not be written. */
  readonly written: boolean;
}

/** @param sizes none: the workload's own choice */
export async function tuneDevice(
  workload: Workload,
  sizes: readonly Params[],
  options: Options,
  known: Tuned,
  self: URL,
  cancel: AbortSignal,
): Promise<TunedHere> {
  let runtime: Runtime | null = null;
  let tuned: Tuned = {};
  const winners: Winner[] = [];
  try {
    await showSteps([
      {
        title: () => `Starting ${options.runtime === 'dawn' ? 'Dawn' : 'Chromium'}`,
        async work() {
          runtime = await openRuntime(options, self);
        },
      },
      {
        title: () => `Tuning ${workload.id}`,
        async work(say) {
          const onEvent = (event: TuneEvent) => {
            if (event.type === 'start') say.done(`${event.configurations} configurations`);
            if (event.type === 'tried') {
              say.now(`${Math.floor(event.fraction * 100)}%`);
              if (event.tried.status !== 'timed') say.done(trouble(event.tried));
            }
            if (event.type === 'winner') {
              winners.push(event.winner);
              say.done(sentence(event.winner));
            }
            if (event.type === 'end') {
              tuned = event.tuned;
              if (event.problem) say.done(`Ended early: ${event.problem.text.en}`);
            }
          };
          if (!cancel.aborted) await runtime?.tune({ workload: workload.id, sizes }, onEvent, cancel);
        },
      },
    ]);
  } catch (error) {
    tellBroken('The tuning', error, runtime !== null, cancel);
  }
  console.log(winners.length ? `\n${winners.map(sentence).join('\n')}` : '\nNothing was tuned.');
  const found = winners.length > 0;
  const text = `${JSON.stringify({ ...known, ...tuned }, null, 2)}\n`;
  const written = writeAsked('--tuned', found ? options.tuned : null, text);
  await closeRuntime(runtime);
  return { found, written };
}

const printed = (params: Params) =>
  Object.entries(params)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

function sentence({ params, configuration, ms, fallbackMs }: Winner): string {
  const gain = fallbackMs === null ? '' : `, default ${figure(fallbackMs)} ms`;
  return `${printed(params)}: ${configuration}, ${figure(ms)} ms${gain}`;
}

const trouble = (tried: Exclude<Tried, { status: 'timed' }>) =>
  `${tried.configuration} at ${printed(tried.params)}: ${tried.status === 'wrong' ? 'wrong result' : tried.reason.text.en}`;
