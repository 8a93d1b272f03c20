/** Shows how far the command is: a moving line on a terminal, a line per finished case anywhere else. */
import { Listr } from 'listr2';
import type { Measurement, Plan, RunEvent, Workload } from '../engine/contract.ts';
import { summaryRow } from '../results/summarize.ts';
import { printCase } from './cases.ts';
import { figure } from './table.ts';

export interface Step {
  /** Asked when the step begins. */
  title(): string;
  /** `now` says what is going on at the moment; `done` what has been finished for good. */
  work(say: { now(text: string): void; done(text: string): void }): Promise<void>;
}

/** Runs one step after the other; a step that throws ends them all. Progress goes to standard error. */
export async function showSteps(steps: readonly Step[]): Promise<void> {
  if (process.stdout.isTTY && process.stderr.isTTY) await onTerminal(steps);
  else await asLines(steps);
}

async function asLines(steps: readonly Step[]): Promise<void> {
  for (const { title, work } of steps) {
    console.error(`${title()} …`);
    await work({ now: () => {}, done: (text) => console.error(`  ${text}`) });
  }
}

async function onTerminal(steps: readonly Step[]): Promise<void> {
  const listr = new Listr(
    steps.map((step) => ({
      title: step.title(),
      task: async (_, task) => {
        const title = step.title();
        task.title = title;
        await step.work({
          now(text) {
            task.title = `${title}: ${text}`;
          },
          done(text) {
            task.output = text;
          },
        });
        task.title = title;
      },
      rendererOptions: { outputBar: 8 },
    })),
    // Ctrl+C is the command's own business: the run then ends with a report. Errors are told once, by the command.
    { registerSignalListeners: false, rendererOptions: { showErrorMessage: false } },
  );
  await listr.run();
}

/** Turns a run's events into words. */
export function narrator(plan: Plan, workloads: readonly Workload[], say: Parameters<Step['work']>[0]) {
  const told = new Set<number>();
  let left = '';
  let doing = '';
  const now = () => say.now([`${told.size} of ${plan.cases.length}`, left, doing].filter(Boolean).join(', '));
  return (event: RunEvent): void => {
    if (event.type === 'phase') doing = `${printCase(plan.cases[event.index], workloads)} ${PHASES[event.phase]}`;
    if (event.type === 'progress') left = `${Math.ceil(event.leftMs / 1000)} s left`;
    if (event.type === 'measurement' && event.final && !told.has(event.index)) {
      told.add(event.index);
      say.done(`[${told.size}/${plan.cases.length}] ${outcome(event.measurement, workloads)}`);
    }
    now();
  };
}

const PHASES = {
  compile: 'and the others are compiled',
  prepare: 'is prepared',
  verify: 'is verified',
  'warm-up': 'warms up',
  sample: 'is timed',
} as const;

/** Reasons are long and often the same for many cases: they follow once, under the table. */
function outcome(measurement: Measurement, workloads: readonly Workload[]): string {
  const row = summaryRow(measurement, workloads);
  return `${row.case} ${row.kernelMs ? `${figure(row.kernelMs.median)} ms` : row.status}`;
}
